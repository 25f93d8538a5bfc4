import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { defineWords, sayer } from "../../core/words/words.ts";
import { packageRoot } from "../../package-root.ts";
import { type CommonOptions, machineLang } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";
import { writeNew } from "../write-new.ts";
import { notWritten } from "../write-words.ts";

const words = defineWords({
  fr: {
    title: "Fichier de départ écrit : {file}",
    change:
      "Remplacez ce qu''il contient par ce que dit votre document ; docs/programme-format.md explique chaque clé.",
    check: "Puis : npx passerelle check programme {file} --lang fr",
  },
  en: {
    title: "Starter file written: {file}",
    change: "Replace what is in it by what your document says; docs/programme-format.md explains every key.",
    check: "Then: npx passerelle check programme {file}",
  },
});

interface Wanted extends CommonOptions {
  readonly force?: boolean;
}

/** Writes a commented programme file to begin one's own from; its id is the file's name where that can be one. */
export async function newProgramme(terminal: Terminal, file: string, options: Wanted): Promise<Told> {
  const lang = options.lang ?? machineLang(terminal.env);
  const folder = dirname(file);
  const text = starterFor(file, await readFile(join(packageRoot(), "db", "starter", "new-programme.yaml"), "utf8"));
  const refused = await writeNew(folder, new Map([[basename(file), text]]), options.force ?? false);
  if (refused) return notWritten(refused, "file", lang);
  const say = sayer(words, lang);
  return {
    ok: true,
    lang,
    command: "new programme",
    data: { file },
    card: {
      title: say("title", { file }),
      parts: [say("change"), say("check", { file })].map((line) => ({ kind: "text", text: line })),
      buttons: [],
    },
  };
}

/** The starter with the id that the file's name gives, and the way from that file to the schema that editors complete it with. */
function starterFor(file: string, starter: string): string {
  const schema = relative(dirname(file), join(packageRoot(), "db", "programmes", "programme.schema.json"));
  const [id = ""] = basename(file).split(".");
  const named = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)
    ? starter.replace(/^programme: .*$/m, `programme: ${id}`)
    : starter;
  return named.replace(/\$schema=.*$/m, () => `$schema=${schema.replaceAll("\\", "/")}`);
}
