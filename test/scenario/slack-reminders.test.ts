import { afterEach, describe, expect, it } from "vitest";
import { checkSlackPayload } from "../support/slack/check-payload.ts";
import { buttonIn, buttonsIn, slackUser, startReminding, textIn } from "../support/slack/reminding.ts";
import type { Call } from "../support/slack/tap.ts";
import { list } from "../support/year/json.ts";
import { PEOPLE } from "../support/year/school.ts";

const START = "2026-11-16T09:30:00+01:00";
type Desk = Awaited<ReturnType<typeof startReminding>>;

const open: Desk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) {
    await desk.close();
    const sent = desk.tap.calls.filter(({ method }) => /^(chat\.|views\.|respond)/.test(method));
    for (const { method, args } of sent) expect([method, checkSlackPayload(args)]).toEqual([method, []]);
  }
});

async function start(): Promise<Desk> {
  const desk = await startReminding(START);
  open.push(desk);
  return desk;
}

/** Does the step that waits for someone in the topic, in the house itself. */
async function doTopic({ app }: Desk, email: string): Promise<void> {
  const person = await app.stores.people.byEmail(email);
  if (!person) throw new Error(email);
  const asker = { person, lang: null, zone: null };
  const inbox = await app.door.invoke("inbox", {}, asker);
  const data = inbox.ok ? Object(inbox.data) : {};
  const topic = list(data["waiting"]).find(({ kind }) => kind === "project-topic") ?? {};
  const at = { dossier: String(topic["dossier"]), step: String(list([topic])[0]?.["do"]).split(",")[0] ?? "" };
  const version = Number(topic["version"]);
  const drawn = await app.door.invoke("dossier-do", { ...at, version }, asker);
  const form = drawn.card.parts.find(({ kind }) => kind === "form");
  const fields = form?.kind === "form" ? form.form.fields : [];
  const typed = Object.fromEntries(fields.map(({ name, choices }) => [name, choices?.[0]?.value ?? "something"]));
  const done = await app.door.invoke("dossier-do", { ...at, version, ...typed, sent: true }, asker);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

const to = (desk: Desk, email: string): readonly Call[] =>
  desk.calls("chat.postMessage").filter(({ args }) => args["channel"] === slackUser(email));

/** The last message to someone once there are so many. */
async function told(desk: Desk, email: string, count = 1): Promise<Call["args"]> {
  await expect.poll(() => to(desk, email).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
  return to(desk, email).at(-1)?.args ?? {};
}

/** Where a message stands, as a press says it. */
const placeOf = (desk: Desk, email: string) => {
  const ts = `${desk.calls("chat.postMessage").indexOf(to(desk, email).at(-1) as Call) + 1}.000100`;
  const channel = `D${slackUser(email)}`;
  return { ts, container: { type: "message", message_ts: ts, channel_id: channel }, channel };
};

async function press(desk: Desk, args: unknown, label: string, email: string): Promise<unknown> {
  const before = desk.calls("respond").length;
  const { container, channel } = placeOf(desk, email);
  await desk.send.press(buttonIn(args, label), { user: slackUser(email) }, { container, channel });
  return (await desk.tap.got("respond", before + 1)).at(-1)?.args;
}

/** Until it is the tutor's turn to approve the topic. */
async function untilTutor(desk: Desk): Promise<Call["args"]> {
  await doTopic(desk, PEOPLE.apprentice);
  await doTopic(desk, PEOPLE.master);
  return told(desk, PEOPLE.tutor);
}

describe("a reminder in Slack", () => {
  it("ALB-20 comes as a direct message that can be found again, is decided in, and its buttons go in place", async () => {
    const desk = await start();
    const message = await untilTutor(desk);
    expect(message["metadata"]).toMatchObject({
      event_type: "passerelle_reminder",
      event_payload: { message: expect.any(String) },
    });
    expect(String(message["text"])).not.toBe("");
    expect(textIn(message)).toContain("Alix Apprentice");

    const place = placeOf(desk, PEOPLE.tutor);
    await desk.send.press(buttonIn(message, "Approve"), { user: slackUser(PEOPLE.tutor) }, place);
    const updates = () => desk.calls("chat.update").filter(({ args }) => args["ts"] === place.ts);
    const last = () => updates().at(-1)?.args;
    await expect.poll(() => textIn(last()), { timeout: 15_000 }).toContain("Toni Tutor");
    expect(textIn(last())).toContain("16 Nov 2026: approved, Toni Tutor (tutor)");
    expect(JSON.stringify(buttonsIn(last()))).not.toContain("Approve");
  });

  it("answers why it came, and is put off to the day that is chosen in its window", async () => {
    const desk = await start();
    const message = await untilTutor(desk);
    const why = await press(desk, message, "Why did I get this?", PEOPLE.tutor);
    expect(textIn(why)).toContain("Alix Apprentice");

    await desk.send.press(
      buttonIn(message, "Remind me later"),
      { user: slackUser(PEOPLE.tutor) },
      placeOf(desk, PEOPLE.tutor),
    );
    const window = (await desk.tap.got("views.update")).at(-1)?.args["view"];
    expect(JSON.stringify(window)).toContain("Next working day (Tuesday 17 November 2026)");
    const submitted = { ...Object(window), id: "V1", hash: "h1" };
    const { json } = await desk.send.submit(submitted, { until: "2026-11-19" }, { user: slackUser(PEOPLE.tutor) });
    expect(json).toEqual({ response_action: "clear" });
    const noted = (await desk.tap.got("chat.update")).at(-1)?.args;
    expect(textIn(noted)).toContain("Thursday 19 November 2026");
    desk.at("2026-11-18T09:30:00+01:00");
    await expect.poll(() => fetch(`${desk.url}/readyz`).then(({ status }) => status)).toBe(200);
    expect(to(desk, PEOPLE.tutor)).toHaveLength(1);
    desk.at("2026-11-19T09:10:00+01:00");
    expect(textIn(await told(desk, PEOPLE.tutor, 2))).toContain("Alix Apprentice");
  });

  it("comes later when Slack asks to wait", async () => {
    const desk = await start();
    desk.say(({ method }) =>
      method === "chat.postMessage" ? { status: 429, headers: { "retry-after": "60" }, body: { ok: false } } : null,
    );
    await untilTutor(desk);
    const states = async () => (await desk.app.stores.outbox.figures(desk.app.clock.now())).states;
    // Slack's minute is counted from when its answer was read, which is after the clock is moved if nobody waits for it.
    await expect.poll(states, { timeout: 15_000 }).toMatchObject({ leased: 0, sent: 0 });
    const held = desk.calls("chat.postMessage").length;
    desk.say(() => null);
    desk.at("2026-11-16T09:32:30+01:00");
    await expect.poll(() => desk.calls("chat.postMessage").length, { timeout: 15_000 }).toBeGreaterThan(held);
    await expect.poll(async () => (await states()).sent, { timeout: 15_000 }).toBeGreaterThan(0);
  });

  it("of a tutor who was replaced does nothing any more, and says who can", async () => {
    const desk = await start();
    const message = await untilTutor(desk);
    const registrar = await desk.app.stores.people.byEmail(PEOPLE.registrar);
    if (!registrar) throw new Error("no registrar");
    const change = { learner: PEOPLE.apprentice, role: "tutor", email: "new@school.example", name: "Nina New" };
    const asker = { person: registrar, lang: null, zone: null };
    const replaced = await desk.app.door.invoke("replace", { ...change, from: "2026-11-16" }, asker);
    expect(replaced.ok).toBe(true);
    const answer = await press(desk, message, "Approve", PEOPLE.tutor);
    expect(textIn(answer)).not.toContain("approved");
    expect(textIn(answer)).toMatch(/Ask: .*tutor/);
  });

  it("that is refused for want of a good token makes the server unready, in Slack's word, until it is mended", async () => {
    const desk = await start();
    const refused = { body: { ok: false, error: "token_revoked" } };
    desk.say(({ method }) => (method === "chat.postMessage" ? refused : null));
    const ready = async () => (await fetch(`${desk.url}/readyz`)).text();
    await untilTutor(desk);
    await expect.poll(ready, { timeout: 15_000 }).toContain("token_revoked");
    desk.say(() => null);
    desk.at("2026-11-16T09:50:00+01:00");
    await expect.poll(ready, { timeout: 15_000 }).not.toContain("token_revoked");
  });
});
