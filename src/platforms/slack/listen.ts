import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  RespondArguments,
  RespondFn,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import { EdgeError } from "../../core/errors.ts";
import type { Log } from "../../core/ports.ts";
import { takesPlace } from "./about-id.ts";
import { readPress } from "./button.ts";
import type { Desk, Reply, Visitor } from "./desk.ts";
import { drawn, toOne } from "./drawing.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Origin } from "./metadata.ts";
import { createForms } from "./open-form.ts";
import { BlockActions, deliveryKey, EventCallback, isSubmission, KnownEvent, SlashCommand } from "./payloads.ts";
import type { Place } from "./place.ts";
import type { Responses } from "./response-url.ts";
import { createSubmissions } from "./submit.ts";
import { typedText } from "./text.ts";
import { takeTurns } from "./turns.ts";
import type { Windows } from "./windows.ts";
import { SLOW_MS, within } from "./within.ts";

/** What one reads first; the home tab answers it unasked. */
const TODAY = "next-period";

export interface ListenParts {
  readonly desk: Desk;
  readonly mailbox: Mailbox;
  readonly windows: Windows;
  readonly responses: Responses;
  readonly log: Log;
  readonly commandPrefix: string;
  readonly botUser: string;
  /** True the first time a delivery comes. */
  readonly first: (key: string) => Promise<boolean>;
  /** Over HTTP, deliveries are counted before Bolt sees them. */
  readonly counted: boolean;
}

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** Everything Slack sends comes through one listener: each one that Bolt has to look at costs every request. */
export function createListener(parts: ListenParts): (args: Args) => Promise<void> {
  const { desk, mailbox, windows, responses, first, log, botUser } = parts;
  const openForm = createForms(desk, windows);
  const isOurs = (origin: Origin) => origin.kind !== "answer" || responses.takes(origin.url);
  const onSubmission = createSubmissions({ desk, windows, first, isOurs, settle });

  const turn = takeTurns();

  async function onCommand(body: unknown, ack: (reply?: RespondArguments) => Promise<void>, respond: RespondFn) {
    const read = SlashCommand.safeParse(body);
    if (!read.success) throw new EdgeError(400, "malformed command");
    const { command, text, team_id: team, user_id: user } = read.data;
    const work = desk.line({ team, user }, `${nameOf(command)} ${typedText(text, botUser)}`);
    const soon = await within(work, SLOW_MS);
    if (soon) return ack(toOne(drawn(soon.outcome)));
    await ack();
    await respond(toOne(drawn((await work).outcome)));
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
    const { user, team, actions, trigger_id: trigger } = read.data;
    const [action] = actions;
    if (action?.type !== "button") return;
    const visitor = { team: team?.id ?? user.team_id ?? "", user: user.id };
    const press = readPress(action.value);
    if (!press) return place(visitor, await desk.stale(visitor), read.data, respond);
    const { opens } = press;
    if (opens === null) {
      await turn();
      return place(visitor, await desk.press(visitor, press.command, press.input), read.data, respond);
    }
    const opening = { press: { ...press, opens }, trigger, origin: originOf(read.data) };
    const shut = await openForm(visitor, opening);
    if (shut && respond) await respond({ ...toOne(drawn(shut.outcome)), ...beside(read.data) });
    else if (shut) await mailbox.home(user.id, drawn(shut.outcome), { back: TODAY });
  }

  /** Where the answer to a press goes. */
  async function place(visitor: Visitor, reply: Reply, press: BlockActions, respond: RespondFn | null): Promise<void> {
    const answer = drawn(reply.outcome);
    if (respond === null) return mailbox.home(visitor.user, answer, { back: TODAY });
    const { container } = press;
    if (container.is_ephemeral) {
      await respond({ ...toOne(answer), replace_original: true });
      return;
    }
    const direct = directPlace(press);
    const { about } = reply.outcome.card;
    if (direct === null || !about?.dossiers.length) {
      await respond({ ...toOne(answer), ...beside(press) });
      return;
    }
    if (takesPlace(press.actions[0]?.block_id, about) && (await replaced(direct, reply))) return;
    await desk.sent(await mailbox.direct({ ...direct, thread_ts: container.thread_ts }, answer), reply);
  }

  /** Told of before it is drawn: what stood there until now may just be drawn over it, and that is then put right. */
  async function replaced(at: Place, reply: Reply): Promise<boolean> {
    await desk.sent(at, reply);
    return mailbox.replace(at, drawn(reply.outcome));
  }

  /** The answer to a form that was sent; where its card can no longer be changed, a direct message. */
  async function settle(visitor: Visitor, origin: Origin, reply: Reply): Promise<void> {
    const answer = drawn(reply.outcome);
    if (origin.kind === "home") return mailbox.home(visitor.user, answer, { back: TODAY });
    const there =
      origin.kind === "message"
        ? await replaced(origin.place, reply)
        : await responses.send(origin.url, { ...toOne(answer), replace_original: true });
    if (!there) await desk.sent(await mailbox.direct({ channel: visitor.user }, answer), reply);
  }

  async function onEvent(body: unknown) {
    const { team_id: team, event } = EventCallback.parse(body);
    const read = KnownEvent.safeParse(event);
    if (!read.success) return log.debug({ type: event.type }, "Slack event ignored");
    const known = read.data;
    if (known.type === "app_home_opened") {
      if (known.tab !== "home") return;
      const { outcome } = await desk.press({ team, user: known.user }, TODAY, {});
      return mailbox.home(known.user, drawn(outcome), { back: null });
    }
    const { user } = known;
    if (!isForUs(known, botUser) || user === undefined) return;
    const reply = await desk.line({ team, user }, typedText(known.text, botUser));
    const answer = drawn(reply.outcome);
    if (known.type === "message") await desk.sent(await mailbox.direct(known, answer), reply);
    // A refusal is nobody else's business.
    else if (!reply.outcome.ok) await mailbox.aside({ ...known, user }, answer);
    else await desk.sent(await mailbox.mention(known, answer), reply);
  }

  return async (args) => {
    if ("event" in args) {
      if (await isFirst(args.body)) await onEvent(args.body);
      return;
    }
    const submitted = submittedIn(args);
    if (submitted) return onSubmission(submitted.body, submitted.ack);
    if (!(await isFirst(args.body))) return args.ack();
    if ("command" in args) return onCommand(args.body, args.ack, args.respond);
    if ("action" in args) return onPress(args.body, () => args.ack(), args.respond ?? null);
    return args.ack();
  };

  async function isFirst(body: object): Promise<boolean> {
    if (parts.counted) return true;
    const key = deliveryKey({ ...body });
    return key === null || first(key);
  }
}

/** Null: no form was sent. The cast holds since Slack's `view_submission` takes just these answers. */
function submittedIn(args: Args): Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, "body" | "ack"> | null {
  return "view" in args && isSubmission({ ...args.body }) ? (args as SlackViewMiddlewareArgs<ViewSubmitAction>) : null;
}

/** The message that was pressed, when it stands in a direct conversation. */
function directPlace({ container, channel }: BlockActions): Place | null {
  if (container.is_ephemeral || container.message_ts === undefined || !channel?.id.startsWith("D")) return null;
  return { channel: channel.id, ts: container.message_ts };
}

/** The card that was pressed, when it is the presser's own to change; what others see stays. */
function originOf(press: BlockActions): Origin | null {
  const { container, response_url: url } = press;
  if (container.type === "view") return { kind: "home" };
  if (container.is_ephemeral) return url === undefined ? null : { kind: "answer", url };
  const place = directPlace(press);
  const row = press.actions[0]?.block_id;
  return place && { kind: "message", place, ...(row !== undefined && { row }) };
}

interface Beside {
  readonly response_type?: "in_channel";
  readonly replace_original: false;
  readonly thread_ts?: string;
}

/** An answer below the message that was pressed; in a channel only for the eyes of who pressed. */
function beside({ container, channel }: BlockActions): Beside {
  if (channel?.id.startsWith("D") && !container.is_ephemeral) {
    return { response_type: "in_channel", replace_original: false };
  }
  return { replace_original: false, ...(container.thread_ts !== undefined && { thread_ts: container.thread_ts }) };
}

/** Not what bots say, ourselves included, nor edits, joins and deletions. */
function isForUs(event: Exclude<KnownEvent, { type: "app_home_opened" }>, botUser: string): boolean {
  if (event.bot_id || event.user === botUser) return false;
  if (event.type === "app_mention") return event.edited === undefined;
  return event.channel_type === "im" && (event.subtype === undefined || event.subtype === "file_share");
}
