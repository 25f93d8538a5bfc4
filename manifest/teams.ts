import { type Command, typedCommands } from "../src/core/command.ts";
import { ABOUT } from "./about.ts";
import { summaryOf } from "./bilingual.ts";

export interface TeamsManifestOptions {
  /** The bot's id in Microsoft Entra, a GUID; the app takes it as its own id too. */
  readonly appId: string;
  /** Where people reach this server, without a slash at the end. */
  readonly url: string;
  /** Semantic; Teams takes an update only when it grows. */
  readonly version: string;
}

const SCOPES = ["personal", "team", "groupChat"] as const;
/** Teams suggests at most so many while one types; people may type the others all the same. */
const MOST_SUGGESTED = 12;
const LONGEST_DESCRIPTION = 128;

/** The app manifest of Teams, version 1.29: one bot that answers in personal chats, and in teams and groups when mentioned. */
export function teamsManifest(commands: readonly Command[], { appId, url, version }: TeamsManifestOptions) {
  return {
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json",
    manifestVersion: "1.29",
    version,
    id: appId,
    developer: { name: ABOUT.name, websiteUrl: url, privacyUrl: url, termsOfUseUrl: url },
    name: { short: ABOUT.name, full: ABOUT.name },
    description: { short: ABOUT.short, full: ABOUT.long },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: ABOUT.colour,
    bots: [
      {
        botId: appId,
        scopes: SCOPES,
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          {
            scopes: SCOPES,
            commands: typedCommands(commands)
              .slice(0, MOST_SUGGESTED)
              .map((command) => ({
                title: command.name,
                description: summaryOf(command, LONGEST_DESCRIPTION),
              })),
          },
        ],
      },
    ],
    validDomains: [new URL(url).hostname],
  };
}
