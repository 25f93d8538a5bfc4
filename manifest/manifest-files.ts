import type { Command } from "../src/core/command.ts";
import { slackManifest } from "./slack.ts";
import { teamsManifest } from "./teams.ts";
import { type TeamsIcons, teamsPackage } from "./teams-package.ts";

export interface ManifestOptions {
  /** Put before every Slack command but the umbrella. */
  readonly prefix: string;
  /** Where people reach this server; null: on this machine only, so Slack goes by socket mode and Teams not at all. */
  readonly url: string | null;
  /** Null: no Teams package. */
  readonly teamsAppId: string | null;
  readonly version: string;
}

/** What `passerelle manifest` writes, by file name: `slack.json`, and `passerelle-teams.zip` when the URL and Teams' id are known. */
export function manifestFiles(
  commands: readonly Command[],
  { prefix, url, teamsAppId, version }: ManifestOptions,
  icons: TeamsIcons,
): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  files.set("slack.json", jsonFile(slackManifest(commands, { prefix, url })));
  if (url !== null && teamsAppId !== null) {
    const manifest = teamsManifest(commands, { appId: teamsAppId, url, version });
    files.set("passerelle-teams.zip", teamsPackage(manifest, icons));
  }
  return files;
}

export function jsonFile(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
