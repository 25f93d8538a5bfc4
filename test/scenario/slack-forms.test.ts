import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROSTER_COLUMNS } from "../support/roster.ts";
import { checkSlackPayload } from "../support/slack/check-payload.ts";
import { type SlackSchool, startSlackSchool } from "../support/slack/school.ts";
import type { Call } from "../support/slack/tap.ts";

const YEAR = new Date().getUTCFullYear();
const LEARNER = "apprentice@school.example";
const ROSTER = [
  ROSTER_COLUMNS,
  `albi-apprenticeship,albi-a,${YEAR - 1},SIMMA,Apprentice One,${LEARNER},Master One,master@school.example,Company,Tutor One,tutor@school.example,`,
].join("\n");
const STRANGER = "stranger@elsewhere.example";

let school: SlackSchool;
beforeAll(async () => {
  school = await startSlackSchool(ROSTER, [STRANGER]);
}, 60_000);
afterAll(() => school.close());

type Json = Readonly<Record<string, unknown>>;

const user = (email: string): string => school.emulator.userOf(email);
const calls = (method: string): readonly Call[] => school.tap.calls.filter((call) => call.method === method);
const buttonsIn = (payload: unknown): Json[] =>
  listOf(Object(payload)["blocks"])
    .filter(({ type }) => type === "actions")
    .flatMap(({ elements }) => listOf(elements));
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
const opener = (payload: unknown): Json => buttonsIn(payload).find(({ value }) => String(value).includes('"w":')) ?? {};

/** Presses a button that opens a form, with a trigger of Slack's, and gives the window as Slack then holds it. */
async function opened(button: Json, email: string, more: Parameters<typeof school.send.press>[2] = {}): Promise<Json> {
  const before = calls("views.update").length;
  const trigger = await school.emulator.triggerOf(user(email));
  await school.send.press(button, { user: user(email), trigger }, more);
  const update = (await school.tap.got("views.update", before + 1)).at(-1);
  for (let tries = 0; tries < 500 && !update?.said; tries += 1) await new Promise((soon) => setTimeout(soon, 10));
  expect(update?.said).toMatchObject({ ok: true });
  return Object(update?.said?.["view"]);
}

describe("a form of the house, in Slack", () => {
  it("opens in a window, is mended where it is wrong, and its answer takes the place of the card", async () => {
    const asked = await school.send.command("/settings", "", { user: user(LEARNER) });
    expect(checkSlackPayload(asked.json)).toEqual([]);
    const view = await opened(opener(asked.json), LEARNER);
    expect(view).toMatchObject({ type: "modal", callback_id: "form", submit: { text: expect.any(String) } });

    const wrong = await school.send.submit(view, { hour: "99" }, { user: user(LEARNER) });
    expect(wrong.json).toMatchObject({ response_action: "errors" });
    const before = calls("respond").length;
    const right = await school.send.submit(view, { hour: "7", lang: "en" }, { user: user(LEARNER) });
    expect(right.json).toEqual({ response_action: "clear" });
    const answer = (await school.tap.got("respond", before + 1)).at(-1);
    expect(answer?.args).toMatchObject({ replace_original: true });
    expect(JSON.stringify(answer?.args)).toContain("7:00");
    const { card } = await school.expected(LEARNER, "settings");
    expect(JSON.stringify(card)).toContain("7:00");
  });

  it("opened in a direct message, changes that message", async () => {
    const dm = await school.emulator.directWith(user(LEARNER));
    await school.send.message("settings", user(LEARNER), dm);
    await school.tap.got("chat.postMessage");
    await until(async () => (await school.emulator.history(dm)).length > 0);
    const [message] = await school.emulator.history(dm);
    const container = { type: "message", message_ts: message?.["ts"], channel_id: dm };
    const view = await opened(opener(message), LEARNER, { container, channel: dm });
    const { json } = await school.send.submit(view, { hour: "9" }, { user: user(LEARNER) });
    expect(json).toEqual({ response_action: "clear" });
    await until(async () => JSON.stringify(await school.emulator.history(dm)).includes("9:00"));
    expect(await school.emulator.history(dm)).toHaveLength(1);
  });

  it("says so when the window comes too late: Slack opens it once a press", async () => {
    const asked = await school.send.command("/settings", "", { user: user(LEARNER) });
    const before = calls("respond").length;
    await school.send.press(opener(asked.json), { user: user(LEARNER), trigger: "no-trigger-of-slack" });
    const told = (await school.tap.got("respond", before + 1)).at(-1);
    expect(JSON.stringify(told?.args)).toContain("Slack did not open the window.");
  });

  it("tells someone who is not in the roster in the window", async () => {
    const asked = await school.send.command("/settings", "", { user: user(LEARNER) });
    const view = await opened(opener(asked.json), STRANGER);
    expect(JSON.stringify(view["blocks"])).toContain(STRANGER);
    expect(view["submit"]).toBeNull();
  });

  it("of a dossier keeps a draft, says what is missing, is sent, and is refused when it has changed since", async () => {
    const { emulator, send } = school;
    const who = { user: user(LEARNER) };
    const dm = await emulator.directWith(who.user);
    await send.message("project-topic", who.user, dm);
    await until(async () => (await emulator.history(dm)).length > 1);
    const message = async () => (await emulator.history(dm)).find(({ ts }) => ts === place.ts) ?? {};
    const place = { ts: String((await emulator.history(dm))[0]?.["ts"]) };
    const from = { container: { type: "message", message_ts: place.ts, channel_id: dm }, channel: dm };

    const first = await opened(opener(await message()), LEARNER, from);
    const names = listOf(first["blocks"]).flatMap(({ type, block_id: id }) => (type === "input" ? [String(id)] : []));
    const fields = names.filter((id) => id !== "keep").map((id) => id.slice(0, id.lastIndexOf(":")));
    const [one = ""] = fields;
    const half = await send.submit(first, { [one]: "*half* <b>written</b>", keep: "keep" }, who);
    expect(half.json).toEqual({ response_action: "clear" });

    const second = await opened(opener(await message()), LEARNER, from);
    expect(JSON.stringify(second["blocks"])).toContain('"initial_value":"*half* <b>written</b>"');
    const missing = await send.submit(second, {}, who);
    expect(checkSlackPayload(missing.json)).toEqual([]);
    expect(Object.keys(Object(missing.json?.["errors"])).length).toBeGreaterThan(0);

    const late = await opened(opener(await message()), LEARNER, from);
    const whole = Object.fromEntries(fields.map((name) => [name, `whole ${name}`]));
    const sent = await send.submit(second, whole, who);
    expect(sent.json).toEqual({ response_action: "clear" });
    await until(async () => !JSON.stringify(await message()).includes('"w\\":'));

    const stale = await send.submit(late, { [one]: "written <late> & *lost*?" }, who);
    expect(checkSlackPayload(stale.json)).toEqual([]);
    expect(stale.json).toMatchObject({ response_action: "update" });
    expect(stale.json).not.toHaveProperty("view.submit");
    expect(JSON.stringify(stale.json)).toContain("written <late> & *lost*?");
    expect((await emulator.history(dm)).filter(({ ts }) => ts === place.ts)).toHaveLength(1);
  });

  it("was written to Slack within its limits", () => {
    const sent = school.tap.calls.filter(({ method }) => /^(chat\.|views\.|respond)/.test(method));
    expect(sent.length).toBeGreaterThan(6);
    for (const { method, args } of sent) expect([method, checkSlackPayload(args)]).toEqual([method, []]);
    expect(school.program.output()).not.toContain(school.emulator.token);
  });
});

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ready()) return;
    await new Promise((soon) => setTimeout(soon, 20));
  }
  throw new Error("it never came");
}
