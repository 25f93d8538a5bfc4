import { checkSlackPayload } from "../slack/check-payload.ts";
import { type SlackDriver, slackDriver } from "../slack/driver.ts";
import { type Emulator, startEmulator } from "../slack/emulate.ts";
import { startTap, type Tap } from "../slack/tap.ts";
import { type ClockedProgram, startClocked } from "./clocked-program.ts";
import { type Shown, until, type YearDoor } from "./door.ts";
import { type Json, list } from "./json.ts";
import { buttonsOf, fieldOf, isField, opensWindow, textOf } from "./slack-reading.ts";

const SECRET = "signing-secret-of-the-year";

/** The running program behind `/slack/events`, the emulator as its Slack, and a tap between the two. */
export async function startSlackDoor(now: string, databaseUrl: string, people: readonly string[]): Promise<YearDoor> {
  const emulator = await startEmulator(people.map((email) => ({ name: email, email })));
  const tap = await startTap(emulator.url);
  const program = await startClocked(now, {
    DATABASE_URL: databaseUrl,
    DEMO: "0",
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: emulator.token,
    SLACK_API_URL: `${tap.url}/api`,
  });
  return slackDoor({ emulator, tap, program }, now);
}

interface Parts {
  readonly emulator: Emulator;
  readonly tap: Tap;
  readonly program: ClockedProgram;
}

/** Signatures are of the program's clock; triggers are the emulator's own, and live 3 seconds of real time. */
function slackDoor({ emulator, tap, program }: Parts, start: string): YearDoor {
  let now = start;
  const seconds = () => Math.floor(Date.parse(now) / 1000);
  const parts = { url: program.url, secret: SECRET, team: emulator.team, responses: tap.url, seconds };
  const send: SlackDriver = slackDriver(parts);
  const calls = (method: string) => tap.calls.filter((call) => call.method === method);

  /** What comes by a call of that method through what is done. */
  async function after<Done>(method: string, act: () => Promise<Done>) {
    const before = calls(method).length;
    const done = await act();
    return { done, came: async () => (await tap.got(method, before + 1))[before] };
  }

  const seenMessage = (payload: unknown): Shown => ({
    text: textOf(payload),
    buttons: buttonsOf(payload, press),
    form: null,
  });

  async function press(button: Json, by: string): Promise<Shown> {
    const user = emulator.userOf(by);
    if (!opensWindow(button)) {
      const { came } = await after("respond", () => send.press(button, { user }));
      return seenMessage((await came())?.args);
    }
    const trigger = await emulator.triggerOf(user);
    const { came } = await after("views.update", () => send.press(button, { user, trigger }));
    const update = await came();
    await until(
      () => update?.said !== undefined,
      () => "no window",
    );
    return seenWindow(Object(update?.said?.["view"]), by);
  }

  function seenWindow(view: Json, who: string): Shown {
    if (view["submit"] === null || view["submit"] === undefined) return { text: textOf(view), buttons: [], form: null };
    const fields = list(view["blocks"]).flatMap((block) => (isField(block) ? [fieldOf(block)] : []));
    const sendIt = (values: Readonly<Record<string, string>>) => submit(view, values, who);
    return { text: textOf(view), buttons: [], form: async () => ({ fields, send: sendIt }) };
  }

  async function submit(view: Json, values: Readonly<Record<string, string>>, who: string): Promise<Shown> {
    const { done, came } = await after("respond", () => send.submit(view, values, { user: emulator.userOf(who) }));
    const answer = Object(done.json);
    if (answer["response_action"] === "clear") return seenMessage((await came())?.args);
    return { text: textOf(answer) + JSON.stringify(answer["errors"] ?? ""), buttons: [], form: null };
  }

  async function say(who: string, line: string): Promise<Shown> {
    const [command = "", ...words] = line.split(" ");
    const asked = () => send.command(command, words.join(" "), { user: emulator.userOf(who) });
    const { done, came } = await after("respond", asked);
    if (done.status !== 200) throw new Error(`${done.status} ${done.text}`);
    return seenMessage(done.json ?? (await came())?.args);
  }

  return {
    async at(instant) {
      now = instant;
      await program.at(instant);
    },
    say,
    async watch(who, line) {
      const user = emulator.userOf(who);
      const direct = await emulator.directWith(user);
      // Reminders go to the user meanwhile, and not to the conversation.
      const answers = () => calls("chat.postMessage").filter(({ args }) => args["channel"] === direct);
      const before = answers().length;
      await send.message(line, user, direct);
      await until(
        () => answers()[before]?.said !== undefined,
        () => "no message",
      );
      const posted = answers()[before];
      const updates = () => calls("chat.update").filter(({ args }) => args["ts"] === posted?.said?.["ts"]);
      return {
        shows: (text) =>
          until(
            () => textOf(updates().at(-1)?.args).includes(text),
            () => JSON.stringify(updates()),
          ),
      };
    },
    async close() {
      await program.stop();
      await tap.close();
      await emulator.close();
      const sent = tap.calls.filter(({ method }) => /^(chat\.|views\.|respond)/.test(method));
      const problems = sent.flatMap(({ method, args }) => checkSlackPayload(args).map((one) => `${method}: ${one}`));
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
  };
}
