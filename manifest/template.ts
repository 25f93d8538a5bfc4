import type { Command } from "../src/core/command.ts";
import { jsonFile } from "./manifest-files.ts";
import { slackManifest } from "./slack.ts";
import { teamsManifest } from "./teams.ts";

const URL_TO_REPLACE = "https://passerelle.example.org";
const ID_TO_REPLACE = "00000000-0000-0000-0000-000000000000";

/** The manifests kept in the repository, by path in manifest/: to read and to compare, with an example's URL and id. */
export function templates(commands: readonly Command[], version: string): ReadonlyMap<string, string> {
  const teams = teamsManifest(commands, { appId: ID_TO_REPLACE, url: URL_TO_REPLACE, version });
  return new Map([
    ["slack.json", jsonFile(slackManifest(commands, { prefix: "", url: URL_TO_REPLACE }))],
    ["teams/manifest.json", jsonFile(teams)],
  ]);
}
