import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { manifestsFor } from "../../compose.ts";
import { parseManifestConfig } from "../../config.ts";
import { defineWords, sayer } from "../../core/words/words.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

const words = defineWords({
  fr: {
    title: "Manifestes écrits dans {folder}",
    slack: "Slack : « Create New App » → « From a manifest », et collez {folder}/slack.json",
    teams: "Teams : « Apps » → « Manage your apps » → « Upload an app », et choisissez {folder}/passerelle-teams.zip",
    "no-teams": "Pour l''application Teams, donnez PUBLIC_URL et TEAMS_APP_ID, puis relancez.",
  },
  en: {
    title: "Manifests written to {folder}",
    slack: "Slack: “Create New App” → “From a manifest”, and paste {folder}/slack.json",
    teams: "Teams: “Apps” → “Manage your apps” → “Upload an app”, and choose {folder}/passerelle-teams.zip",
    "no-teams": "For the Teams app, set PUBLIC_URL and TEAMS_APP_ID, then run this again.",
  },
});

/** Writes the manifests with URL, ids and prefix from the environment. @throws UserError `bad-config` */
export async function manifest(
  terminal: Terminal,
  { out, ...options }: CommonOptions & { readonly out: string },
): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const say = sayer(words, lang);
  const files = await manifestsFor(parseManifestConfig(terminal.env));
  for (const [name, content] of files) {
    const file = join(out, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const teams = [...files.keys()].some((name) => name.endsWith(".zip"));
  const lines = [say("slack", { folder: out }), teams ? say("teams", { folder: out }) : say("no-teams")];
  return {
    ok: true,
    lang,
    command: "manifest",
    data: { folder: out, files: [...files.keys()] },
    card: {
      title: say("title", { folder: out }),
      parts: lines.map((text) => ({ kind: "text", text })),
      buttons: [],
    },
  };
}
