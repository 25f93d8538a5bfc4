import type { AllMiddlewareArgs, AnyMiddlewareArgs, RespondArguments, RespondFn } from "@slack/bolt";
import { EdgeError } from "../../core/errors.ts";
import type { Log } from "../../core/ports.ts";
import { readPress } from "./button.ts";
import type { Answer, Desk, Visitor } from "./desk.ts";
import { typedFields } from "./input-blocks.ts";
import type { Mailbox } from "./mailbox.ts";
import { BlockActions, deliveryKey, EventCallback, KnownEvent, SlashCommand } from "./payloads.ts";
import { remember } from "./remember.ts";
import { typedText } from "./text.ts";

/** Slack gives up after 3 seconds. */
const SLOW_MS = 2000;
/** What one reads first; the home tab answers it unasked. */
const TODAY = "next-period";

export interface ListenParts {
  readonly desk: Desk;
  readonly mailbox: Mailbox;
  readonly log: Log;
  readonly commandPrefix: string;
  readonly botUser: string;
  /** For socket mode: over HTTP, deliveries are counted before Bolt sees them. */
  readonly first: ((key: string) => Promise<boolean>) | null;
}

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** Everything Slack sends comes through one listener: each one that Bolt has to look at costs every request. */
export function createListener(parts: ListenParts): (args: Args) => Promise<void> {
  const { desk, mailbox, log, botUser } = parts;

  async function onCommand(body: unknown, ack: (reply?: RespondArguments) => Promise<void>, respond: RespondFn) {
    const read = SlashCommand.safeParse(body);
    if (!read.success) throw new EdgeError(400, "malformed command");
    const { command, text, team_id: team, user_id: user } = read.data;
    const work = desk.line({ team, user }, `${nameOf(command)} ${typedText(text, botUser)}`);
    const soon = await within(work, SLOW_MS);
    if (soon) return ack(toOne(soon));
    await ack();
    await respond(toOne(await work));
  }

  function nameOf(command: string): string {
    const name = command.replace(/^\//, "");
    return name.startsWith(parts.commandPrefix) ? name.slice(parts.commandPrefix.length) : name;
  }

  async function onPress(body: unknown, ack: () => Promise<void>, respond: RespondFn | null) {
    const read = BlockActions.safeParse(body);
    // In the home tab there is nothing to respond to.
    if (!read.success || (respond === null) !== (read.data.container.type === "view")) {
      throw new EdgeError(400, "malformed press");
    }
    await ack();
    const { user, team, actions, container, channel } = read.data;
    const [action] = actions;
    if (action?.type !== "button") return;
    const visitor = { team: team?.id ?? user.team_id ?? "", user: user.id };
    const answer = await pressed(visitor, action.value, read.data);
    if (respond === null) return mailbox.home(user.id, answer, { back: TODAY });
    await respond({ ...toOne(answer), ...whereTo(container, channel?.id ?? "") });
  }

  function pressed(visitor: Visitor, value: string | undefined, { state }: BlockActions): Promise<Answer> {
    const press = readPress(value);
    if (!press) return desk.stale(visitor);
    const typed = press.form === null ? {} : typedFields(state, press.form);
    return desk.press(visitor, press.command, { ...typed, ...press.input });
  }

  async function onEvent(body: unknown) {
    const { team_id: team, event } = EventCallback.parse(body);
    const read = KnownEvent.safeParse(event);
    if (!read.success) return log.debug({ type: event.type }, "Slack event ignored");
    const known = read.data;
    if (known.type === "app_home_opened") {
      if (known.tab !== "home") return;
      return mailbox.home(known.user, await desk.press({ team, user: known.user }, TODAY, {}), { back: null });
    }
    if (!isForUs(known, botUser) || known.user === undefined) return;
    const answer = await desk.line({ team, user: known.user }, typedText(known.text, botUser));
    return known.type === "message"
      ? mailbox.direct(known, answer)
      : mailbox.mention({ ...known, user: known.user }, answer);
  }

  return async (args) => {
    if ("event" in args) {
      if (await isFirst(args.body)) await onEvent(args.body);
      return;
    }
    if (!(await isFirst(args.body))) return args.ack();
    if ("command" in args) return onCommand(args.body, args.ack, args.respond);
    if ("action" in args) return onPress(args.body, () => args.ack(), args.respond ?? null);
    return args.ack();
  };

  async function isFirst(body: object): Promise<boolean> {
    if (!parts.first) return true;
    const key = deliveryKey({ ...body });
    return key === null || parts.first(key);
  }
}

/** Only the person who asked sees it. */
const toOne = remember(({ text, blocks }: Answer): RespondArguments => ({ response_type: "ephemeral", text, blocks }));

interface Whereabouts {
  readonly response_type?: "in_channel";
  readonly replace_original: boolean;
  readonly thread_ts?: string;
}

/** An answer to one person takes the place of the card that was pressed; what others see stays. */
function whereTo(container: BlockActions["container"], channel: string): Whereabouts {
  if (container.is_ephemeral) return { replace_original: true };
  if (channel.startsWith("D")) return { response_type: "in_channel", replace_original: false };
  return { replace_original: false, ...(container.thread_ts !== undefined && { thread_ts: container.thread_ts }) };
}

/** Not what bots say, ourselves included, nor edits, joins and deletions. */
function isForUs(event: Exclude<KnownEvent, { type: "app_home_opened" }>, botUser: string): boolean {
  if (event.bot_id || event.user === botUser) return false;
  if (event.type === "app_mention") return event.edited === undefined;
  return event.channel_type === "im" && (event.subtype === undefined || event.subtype === "file_share");
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
