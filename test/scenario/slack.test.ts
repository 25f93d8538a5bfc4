import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../src/core/card.ts";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { checkSlackPayload } from "../support/slack/check-payload.ts";
import { SIGNING_SECRET, type SlackSchool, startSlackSchool } from "../support/slack/school.ts";
import { sign, slackId } from "../support/slack/sign.ts";

const YEAR = new Date().getUTCFullYear();
const TUTOR = "tutor@school.example";
const learner = (i: number): string => `apprentice${i}@school.example`;
/** 60 apprentices of one tutor, half in their first year or about to begin it, half in the next. */
const ROSTER = [
  ROSTER_COLUMNS,
  ...Array.from({ length: 60 }, (_, i) => {
    const cohort = i % 2 === 0 ? `albi-a,${YEAR}` : `albi-b,${YEAR - 1}`;
    return `albi-apprenticeship,${cohort},SIMMA,Apprentice ${i} of an <odd> & long name,${learner(i)},,,,Tutor One,${TUTOR},`;
  }),
].join("\n");
const STRANGER = "stranger@elsewhere.example";

let school: SlackSchool;
beforeAll(async () => {
  school = await startSlackSchool(ROSTER, [STRANGER]);
}, 60_000);
afterAll(() => school.close());

/** Every text of a card that says something of one's own. */
function tellingTexts({ title, parts }: Card): string[] {
  const facts = parts.flatMap((part) => (part.kind === "facts" ? part.facts.map(({ value }) => value) : []));
  return [title, ...facts];
}

/** The payload is one that Slack takes, and shows the card that the house gives. */
async function expectCard(payload: unknown, email: string, line: string): Promise<void> {
  expect(checkSlackPayload(payload)).toEqual([]);
  const { card } = await school.expected(email, line);
  const shown = JSON.stringify(payload);
  for (const text of tellingTexts(card)) expect(shown).toContain(JSON.stringify(text).slice(1, -1));
}

const user = (email: string): string => school.emulator.userOf(email);

describe("someone in the roster, in Slack", () => {
  it("gets their own next period from a slash command, and only they see it", async () => {
    for (const i of [0, 1]) {
      const { status, json } = await school.send.command("/next-period", "", { user: user(learner(i)) });
      expect(status).toBe(200);
      expect(json).toMatchObject({ response_type: "ephemeral" });
      await expectCard(json, learner(i), "next-period");
    }
  });

  it.each(["/passerelle next-period school", "/calendar", "/help", "/settings", "/whoami", "/faq", "/nxt-period"])(
    "gets an answer that Slack takes from %s",
    async (line) => {
      const [command = "", ...words] = line.split(" ");
      const { json } = await school.send.command(command, words.join(" "), { user: user(learner(2)) });
      await expectCard(json, learner(2), line);
    },
  );

  it("who follows 60 apprentices gets pages that Slack takes, in both languages", async () => {
    for (const lang of ["fr", "en"]) {
      await school.send.command("/settings", `lang=${lang}`, { user: user(TUTOR) });
      for (const line of ["/next-period", "/calendar", "/deadlines", "/contacts"]) {
        const { json } = await school.send.command(line, "", { user: user(TUTOR) });
        await expectCard(json, TUTOR, line);
      }
    }
  });

  it("gets the answer to a direct message below it", async () => {
    const dm = await school.emulator.directWith(user(learner(0)));
    await school.send.message("next-period", user(learner(0)), dm);
    await school.tap.got("chat.postMessage");
    const [message] = await school.emulator.history(dm);
    await expectCard(message, learner(0), "next-period");
  });

  it("gets the answer to a mention in its thread", async () => {
    const { emulator, tap, send } = school;
    const before = tap.calls.filter(({ method }) => method === "chat.postMessage").length;
    const ts = `${Math.floor(Date.now() / 1000)}.000200`;
    await send.mention(`<@${emulator.botUser}> next-period`, user(learner(1)), emulator.channel, { ts });
    await tap.got("chat.postMessage", before + 1);
    const replies = await emulator.replies(emulator.channel, ts);
    await expectCard(replies.at(-1), learner(1), "next-period");
  });

  it("presses a button of an answer and gets the next card in its place", async () => {
    const { json } = await school.send.command("/next-period", "", { user: user(learner(0)) });
    const button = buttonsIn(json).find((one) => String(one["value"]).includes('"calendar"'));
    const before = school.tap.calls.filter(({ method }) => method === "respond").length;
    await school.send.press(button ?? {}, { user: user(learner(0)) });
    const answers = await school.tap.got("respond", before + 1);
    expect(answers.at(-1)?.args).toMatchObject({ replace_original: true });
    await expectCard(answers.at(-1)?.args, learner(0), "calendar");
  });

  it("opens the app's home and finds today's answer", async () => {
    await school.send.homeOpened(user(learner(0)));
    const [home] = await school.tap.got("views.publish");
    await expectCard(home?.args, learner(0), "next-period");
    expect(await school.emulator.inspect("views")).toContain("home");
  });

  it("is asked of Slack once, however often they come", async () => {
    const infos = await school.tap.got("users.info");
    const asked = infos.map(({ args }) => args["user"]).filter((id) => id === user(learner(0)));
    expect(asked).toHaveLength(1);
  });
});

describe("anything else", () => {
  it("from someone who is not in the roster is told what to do", async () => {
    const { json } = await school.send.command("/next-period", "", { user: user(STRANGER) });
    await expectCard(json, STRANGER, "next-period");
    expect(json?.["text"]).toContain(STRANGER);
  });

  it("that comes twice is answered once: a command, an event, a press", async () => {
    const { send, tap, emulator } = school;
    const who = { user: user(learner(3)), trigger: slackId("trg.") };
    const commands = [await send.command("/help", "", who), await send.command("/help", "", who)];
    expect(commands.map(({ status, text }) => [status, text !== ""])).toEqual([
      [200, true],
      [200, false],
    ]);

    const dm = await emulator.directWith(who.user);
    for (const id of ["EvTwice", "EvTwice", "EvOnce"]) await send.message("help", who.user, dm, {}, id);
    await until(async () => (await emulator.history(dm)).length >= 2);
    expect(await emulator.history(dm)).toHaveLength(2);

    const press = { user: who.user, trigger: slackId("trg.") };
    const before = tap.calls.filter(({ method }) => method === "respond").length;
    const [button = {}] = buttonsIn(commands[0]?.json);
    for (const again of [press, press, { user: who.user }]) await send.press(button, again);
    expect(await tap.got("respond", before + 2)).toHaveLength(before + 2);
  });

  it.each([
    ["with a bad signature", 401, (body: string) => sign(body, "another secret", school.seconds())],
    ["without a signature", 401, () => ({})],
    ["signed 6 minutes ago", 401, (body: string) => sign(body, SIGNING_SECRET, school.seconds() - 360)],
    ["signed in 6 minutes", 401, (body: string) => sign(body, SIGNING_SECRET, school.seconds() + 360)],
  ])("%s gets %i", async (_, status, headers) => {
    const body = school.send.commandBody("/help", "", { user: user(learner(0)) });
    expect(await school.send.send(body, "application/x-www-form-urlencoded", headers(body))).toMatchObject({ status });
  });

  it("malformed, over the limit or at another door gets 400, 413, 404, and the next one its answer", async () => {
    expect(await school.send.send("{", "application/json")).toMatchObject({ status: 400 });
    expect(await school.send.send("null", "application/json")).toMatchObject({ status: 400 });
    const long = `text=${"x".repeat(6 * 1024 * 1024)}`;
    expect(await school.send.send(long, "application/x-www-form-urlencoded")).toMatchObject({ status: 413 });
    expect((await fetch(`${school.program.url}/slack/events`)).status).toBe(404);
    expect(await school.send.command("/help", "", { user: user(learner(0)) })).toMatchObject({ status: 200 });
  });

  it("was written to Slack within its limits, and no secret to the log", () => {
    const sent = school.tap.calls.filter(({ method }) => /^(chat\.|views\.|respond)/.test(method));
    expect(sent.length).toBeGreaterThan(5);
    for (const { method, args } of sent) expect([method, checkSlackPayload(args)]).toEqual([method, []]);
    for (const secret of [SIGNING_SECRET, school.emulator.token]) expect(school.program.output()).not.toContain(secret);
  });
});

type Json = Readonly<Record<string, unknown>>;

function buttonsIn(payload: Json | null | undefined): Json[] {
  const blocks = (payload?.["blocks"] ?? []) as Json[];
  return blocks.filter(({ type }) => type === "actions").flatMap(({ elements }) => elements as Json[]);
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await ready()); tries += 1) await new Promise((soon) => setTimeout(soon, 20));
}
