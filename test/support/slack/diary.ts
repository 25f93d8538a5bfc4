import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { type Json, list, stringsIn } from "../year/json.ts";
import { buttonsIn, slackUser, textIn } from "./reminding.ts";
import type { stepReminding } from "./stepping.ts";
import type { Call } from "./tap.ts";

type Desk = Awaited<ReturnType<typeof stepReminding>>;

/** One thing that a message says: its title, what it says of it, and its buttons. */
interface Thing {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Json[];
}

/** What brings an answer that is no acknowledgement. */
const ANSWERS = ["respond", "chat.postMessage", "chat.update"];
/** The acknowledgement was the answer. */
const NO_MORE = "no more";
const ZONE = "Europe/Paris";

/** What people are told in Slack about one thing, day by day, and what they do about it there. People go by what stands before the @ of their addresses. */
export function diary(desk: Desk, emails: readonly string[], isAbout: (title: string, who: string) => boolean) {
  let read = 0;
  const posts = (): readonly Call[] => desk.calls("chat.postMessage");
  const today = () => desk.app.clock.now().toZonedDateTimeISO(ZONE).toPlainDate();
  const userOf = (who: string) => ({ user: slackUser(emails.find((email) => nameOf(email) === who) ?? who) });
  const whoGot = ({ args }: Call) => nameOf(emails.find((email) => slackUser(email) === args["channel"]) ?? "?");

  /** What was told since it was last asked: `2027-01-08 alix: To fill in by …`. */
  function told(): readonly string[] {
    const since = posts().slice(read);
    read = posts().length;
    return since.flatMap((call) => {
      const who = whoGot(call);
      const about = thingsIn(call.args).filter(({ title }) => isAbout(title, who));
      return about.map(({ lines }) => `${today()} ${who}: ${lines.join(" / ")}`);
    });
  }

  /** The last message to someone about it: where it stands, and how it is drawn by now. @throws when there is none */
  function lastTo(who: string): { readonly args: Json; readonly ts: string; readonly channel: string } {
    const isIt = (call: Call) => whoGot(call) === who && thingsIn(call.args).some(({ title }) => isAbout(title, who));
    const index = posts().findLastIndex(isIt);
    const message = posts()[index];
    if (!message) throw new Error(`nothing was told to ${who}`);
    const at = { ts: `${index + 1}.000100`, channel: `D${message.args["channel"]}` };
    const drawn = desk
      .calls("chat.update")
      .filter(({ args }) => args["ts"] === at.ts && args["channel"] === at.channel);
    return { ...at, args: (drawn.at(-1) ?? message).args };
  }

  async function press(who: string, label: string): Promise<void> {
    const { args, ts, channel } = lastTo(who);
    const about = thingsIn(args).find(({ title }) => isAbout(title, who));
    const button = about?.buttons.find((one) => labelOf(one) === label);
    if (!button) throw new Error(`${who} has no “${label}” in:\n${textIn(args)}`);
    const container = { type: "message", message_ts: ts, channel_id: channel };
    await desk.send.press(button, userOf(who), { container, channel });
  }

  const answers = (): readonly Call[] => desk.tap.calls.filter(({ method }) => ANSWERS.includes(method));

  /** Slack has the acknowledgement of what is done before its answer: that is waited for. */
  async function answered(act: () => Promise<unknown>): Promise<void> {
    const before = answers().length;
    if ((await act()) !== NO_MORE)
      await expect.poll(() => answers().length, { timeout: 5_000 }).toBeGreaterThan(before);
    await desk.settle();
  }

  return {
    told,
    /** How many messages they have had so far, whatever of. */
    messagesTo: (who: string): number => posts().filter((call) => whoGot(call) === who).length,
    /** Passes every working day at nine, up to that one included; what was told. */
    async until(day: string): Promise<readonly string[]> {
      const said: string[] = [];
      for (let at = today().add({ days: 1 }); Temporal.PlainDate.compare(at, day) <= 0; at = at.add({ days: 1 })) {
        if (at.dayOfWeek > 5) continue;
        await desk.at(at.toZonedDateTime({ timeZone: ZONE, plainTime: "09:05" }).toInstant());
        said.push(...told());
      }
      return said;
    },
    /** Types a command; the answer. */
    async types(who: string, command: string, text: string): Promise<string> {
      const { json } = await desk.send.command(command, text, userOf(who));
      await desk.settle();
      return textIn(json);
    },
    /** Presses a button in the last message about it; what was told because of it, after the answer. */
    async presses(who: string, label: string): Promise<{ readonly answer: string; readonly told: readonly string[] }> {
      const before = answers().length;
      await answered(() => press(who, label));
      return { answer: textIn(answers()[before]?.args), told: told() };
    },
    /** Presses a button there, and fills in the window that it opens: what is given by name, the rest with anything. */
    async fillsIn(
      who: string,
      label: string,
      typed: Readonly<Record<string, string>> = {},
    ): Promise<readonly string[]> {
      const windows = desk.calls("views.update").length;
      await press(who, label);
      const view = Object((await desk.tap.got("views.update", windows + 1)).at(-1)?.args["view"]);
      const fields = list(view["blocks"]).map(({ type, block_id: id }) => (type === "input" ? `${id}` : ""));
      const names = fields.filter((id) => id.includes(":")).map((id) => id.replace(/:[^:]*$/, ""));
      const anything = Object.fromEntries(names.map((name) => [name, "as we said"]));
      const sent = { ...view, id: "V1", hash: "h1" };
      await answered(async () => {
        const { json } = await desk.send.submit(sent, { ...anything, ...typed }, userOf(who));
        if (json?.["response_action"] === "errors") throw new Error(JSON.stringify(json));
        return json?.["response_action"] === "update" ? NO_MORE : null;
      });
      return told();
    },
    /** The last message to someone about it, as it is drawn by now: all that can be read, and each of its things with its buttons. */
    seenBy(who: string): { readonly text: string; readonly things: readonly string[] } {
      const { args } = lastTo(who);
      const things = thingsIn(args).map(({ title, buttons }) => `${title}: ${buttons.map(labelOf).join(", ")}`);
      return { text: textIn(args), things };
    },
  };
}

const nameOf = (email: string): string => email.replace(/@.*/, "");
const labelOf = ({ text }: Json): string => String(Object(text)["text"]);

function thingsIn(args: unknown): readonly Thing[] {
  const blocks = list(Object(args)["blocks"]);
  return blocks.flatMap((block, index) => {
    if (block["type"] !== "rich_text") return [];
    const [title = "", ...lines] = stringsIn(block, ["text"]).join("").split("\n");
    const row = Object(blocks[index + 1]);
    return [{ title, lines, buttons: row["type"] === "actions" ? buttonsIn({ blocks: [row] }) : [] }];
  });
}
