import { type Command, typedCommands } from "../src/core/command.ts";
import { ABOUT } from "./about.ts";
import { hintOf, summaryOf } from "./bilingual.ts";
import { MOST_COMMANDS, slackNames } from "./slack-names.ts";

export interface SlackManifestOptions {
  /** Put before every command but the umbrella; `""` for none. */
  readonly prefix: string;
  /** Where Slack reaches this server, without a slash at the end; null: socket mode. */
  readonly url: string | null;
}

/** What the bot may do. `users:read.email` finds people in the roster by their address; `im:write` and `im:history` find a reminder that may have been sent. */
const BOT_SCOPES = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "im:history",
  "im:write",
  "users:read",
  "users:read.email",
] as const;
const BOT_EVENTS = ["app_home_opened", "app_mention", "message.im"] as const;

function slashCommand(name: string, description: string, hint: string, url: string | null) {
  return {
    command: `/${name}`,
    description,
    ...(hint === "" ? {} : { usage_hint: hint }),
    ...(url === null ? {} : { url }),
    should_escape: false,
  };
}

function slashCommands(commands: readonly Command[], prefix: string, url: string | null) {
  const [umbrella = "", ...names] = slackNames(
    commands.map(({ name }) => name),
    prefix,
  );
  const words = commands.slice(0, 3).map(({ name }) => name);
  return [
    slashCommand(umbrella, ABOUT.short, `[${words.join("|")}|…]`, url),
    ...commands.map((command, index) =>
      slashCommand(names[index] ?? command.name, summaryOf(command, 2000), hintOf(command, 1000), url),
    ),
  ];
}

/** Every command of the program's own, and of the programmes' words the first that Slack has room for; the others are typed after the umbrella. */
function fitting(commands: readonly Command[]): readonly Command[] {
  const words = commands.filter(({ word }) => word !== undefined);
  const room = MOST_COMMANDS - 1 - (commands.length - words.length);
  const left = new Set(words.slice(Math.max(0, room)));
  return commands.filter((command) => !left.has(command));
}

/**
 * The app manifest to paste at api.slack.com/apps → Create New App → From a manifest.
 * @throws Error that tells every command name Slack would refuse
 */
export function slackManifest(all: readonly Command[], { prefix, url }: SlackManifestOptions) {
  const commands = fitting(typedCommands(all));
  const requests = url === null ? null : `${url}/slack/events`;
  const reached = requests === null ? {} : { request_url: requests };
  return {
    display_information: {
      name: ABOUT.name,
      description: ABOUT.short,
      long_description: ABOUT.long,
      background_color: ABOUT.colour,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: ABOUT.name, always_online: true },
      slash_commands: slashCommands(commands, prefix, requests),
    },
    oauth_config: { scopes: { bot: BOT_SCOPES } },
    settings: {
      event_subscriptions: { ...reached, bot_events: BOT_EVENTS },
      interactivity: { is_enabled: true, ...reached },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}
