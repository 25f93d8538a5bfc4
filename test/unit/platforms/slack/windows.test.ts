import { describe, expect, it } from "vitest";
import type { Card, Form } from "../../../../src/core/card.ts";
import type { Outcome } from "../../../../src/core/door.ts";
import { pressValue } from "../../../../src/platforms/slack/button.ts";
import { renderSlack } from "../../../../src/platforms/slack/render.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";
import type { Answered } from "../../../support/slack/fake-door.ts";
import { type Around, openSlack } from "../../../support/slack/open-slack.ts";
import { slackId } from "../../../support/slack/sign.ts";

const FORM: Form = {
  command: "topic",
  fixed: { seen: 3, sent: true },
  submit: "Send",
  fields: [
    { name: "why", label: "Why so", kind: "long-text", required: true, value: "before" },
    { name: "weeks", label: "Weeks", kind: "number", required: false },
  ],
};
const formCard = (form: Form = FORM): Card => ({ title: "Topic", parts: [{ kind: "form", form }], buttons: [] });
const DONE: Card = { title: "Noted", parts: [], buttons: [] };
const refused = (card: Card, more: { id?: string; fields?: Record<string, string> } = {}): Outcome => ({
  ok: false,
  command: "topic",
  card,
  error: { id: more.id ?? "changed-meanwhile", message: "It has changed.", next: "Read it again." },
  ...(more.fields && { fields: more.fields }),
  lang: "en",
});

/** The form without its fields; what `sent` says with them. */
const house =
  (sent: () => Answered = () => DONE) =>
  (asked: string): Answered =>
    asked.endsWith('topic {"seen":3}') ? formCard() : sent();

async function started(around: Around = {}) {
  const all = await openSlack({ answer: house(), ...around });
  await all.slack.start();
  return all;
}
type Started = Awaited<ReturnType<typeof started>>;

const [OPEN = {}] = renderSlack(formCard(), "en").blocks.flatMap((b) => (b.type === "actions" ? b.elements : []));
const DIRECT = { container: { type: "message", message_ts: "1.1", channel_id: "D1" }, channel: "D1" };
const HOME = { container: { type: "view", view_id: "V0" } };

/** Presses the form's button and gives the window that then stands there. */
async function opened({ send, tap }: Started, more: Parameters<typeof send.press>[2] = {}) {
  const before = tap.calls.filter(({ method }) => method === "views.update").length;
  await send.press({ ...OPEN }, { user: "U1" }, more);
  const shown = (await tap.got("views.update", before + 1)).at(-1)?.args ?? {};
  return { shown, view: { id: "V1", hash: "h2", ...Object(shown["view"]) } };
}

describe("a button that opens a form", () => {
  it("opens a window at once, then draws the fresh form in it", async () => {
    const slack = await started();
    const { shown } = await opened(slack);
    const [loading] = await slack.tap.got("views.open");
    expect(loading?.args).toMatchObject({ view: { type: "modal", blocks: [{ text: { text: "One moment…" } }] } });
    expect(shown).toMatchObject({ view_id: "V1", hash: "h1", view: { callback_id: "form", submit: { text: "Send" } } });
    for (const args of [loading?.args, shown]) expect(checkSlackPayload(args)).toEqual([]);
    expect(slack.door.asked).toEqual(['one@demo.example presses topic {"seen":3}']);
  });

  it("opens it before the answer is there", async () => {
    let answer: (card: Card) => void = () => {};
    const later = new Promise<Card>((resolve) => {
      answer = resolve;
    });
    const slack = await started({ answer: () => later });
    await slack.send.press({ ...OPEN }, { user: "U1" });
    await slack.tap.got("views.open");
    expect(slack.tap.calls.map(({ method }) => method)).not.toContain("views.update");
    answer(formCard());
    expect(await slack.tap.got("views.update")).toHaveLength(1);
  });

  it("that leads to no form any more shows why, and nothing to send", async () => {
    const slack = await started({ answer: () => refused({ title: "It has changed.", parts: [], buttons: [] }) });
    const { shown, view } = await opened(slack);
    expect(JSON.stringify(shown)).toContain("It has changed.");
    expect(view).not.toHaveProperty("submit");
    expect(checkSlackPayload(shown)).toEqual([]);
  });

  it.each([
    ["UNOBODY", "stranger nobody@demo.example"],
    ["UNAMELESS", "Slack ne me dit pas qui vous êtes."],
  ])("tells %s in the window what to do", async (user, text) => {
    const slack = await started();
    await slack.send.press({ ...OPEN }, { user });
    const [shown] = await slack.tap.got("views.update");
    expect(JSON.stringify(shown?.args)).toContain(text);
    expect(slack.door.asked).toEqual([]);
  });

  it.each([
    [{}, "respond"],
    [HOME, "views.publish"],
  ])("says so when Slack opens no window, and leaves the card alone", async (more, method) => {
    const slack = await started({
      slack: (call) => (call.method === "views.open" ? { body: { ok: false, error: "expired_trigger_id" } } : null),
    });
    await slack.send.press({ ...OPEN }, { user: "U1" }, more);
    const [told] = await slack.tap.got(method);
    expect(JSON.stringify(told?.args)).toContain("Slack did not open the window.");
    expect(told?.args).not.toHaveProperty("replace_original", true);
    expect(checkSlackPayload(told?.args)).toEqual([]);
  });

  it("leaves a window alone that was closed or shows something newer", async () => {
    const slack = await started({
      slack: (call) => (call.method === "views.update" ? { body: { ok: false, error: "hash_conflict" } } : null),
    });
    await opened(slack);
    await slack.send.message("the end", "U1", "D1");
    await slack.tap.got("chat.postMessage");
    expect(slack.log.said.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("of another kind than a form may open one too", async () => {
    const slack = await started({ answer: () => formCard({ ...FORM, command: "other" }) });
    const value = pressValue({ command: "topic", input: { go: true }, opens: "fr" });
    await slack.send.press({ type: "button", action_id: "a", value }, { user: "U1" });
    const [shown] = await slack.tap.got("views.update");
    expect(JSON.stringify(shown?.args)).toContain('\\"c\\":\\"other\\"');
  });
});

describe("a form that is sent", () => {
  it("runs its command with what was typed; what was known wins", async () => {
    const slack = await started();
    const { view } = await opened(slack);
    const { json } = await slack.send.submit(view, { why: "*as* <typed>", weeks: "2,5" }, { user: "U1" });
    expect(json).toEqual({ response_action: "clear" });
    expect(slack.door.asked.at(-1)).toBe(
      'one@demo.example presses topic {"why":"*as* <typed>","weeks":2.5,"seen":3,"sent":true}',
    );
  });

  it("takes the place of the answer that it was opened from", async () => {
    const slack = await started();
    const { view } = await opened(slack);
    await slack.send.submit(view, {}, { user: "U1" });
    const [answer] = await slack.tap.got("respond");
    expect(answer?.args).toMatchObject({ replace_original: true, response_type: "ephemeral", text: "Noted" });
  });

  it("takes the place of the message or the tab that it was opened from", async () => {
    const slack = await started();
    await slack.send.submit((await opened(slack, DIRECT)).view, {}, { user: "U1" });
    const [update] = await slack.tap.got("chat.update");
    expect(update?.args).toMatchObject({ channel: "D1", ts: "1.1", text: "Noted" });
    await slack.send.submit((await opened(slack, HOME)).view, { why: "again" }, { user: "U1" });
    const [home] = await slack.tap.got("views.publish");
    expect(JSON.stringify(home?.args)).toContain("Noted");
  });

  it("opened from what others see, is answered in the window", async () => {
    const slack = await started();
    const { view } = await opened(slack, { container: { type: "message", message_ts: "1.1" }, channel: "C1" });
    const { json } = await slack.send.submit(view, {}, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(json).toMatchObject({ response_action: "update", view: { title: { text: "Noted" } } });
  });

  it("is answered in a direct message when its card can no longer be changed", async () => {
    const slack = await started({
      slack: ({ method }) => (method === "chat.update" ? { body: { ok: false, error: "message_not_found" } } : null),
    });
    await slack.send.submit((await opened(slack, DIRECT)).view, {}, { user: "U1" });
    const [message] = await slack.tap.got("chat.postMessage");
    expect(message?.args).toMatchObject({ channel: "U1", text: "Noted" });
  });

  it("is kept as a draft when that is ticked", async () => {
    const keeping = { ...FORM, keep: "Keep it, do not send" };
    const slack = await started({ answer: (asked) => (asked.includes("draft") ? DONE : formCard(keeping)) });
    const { view } = await opened(slack);
    await slack.send.submit(view, { why: "half", keep: "keep" }, { user: "U1" });
    expect(slack.door.asked.at(-1)).toBe(
      'one@demo.example presses topic {"why":"half","seen":3,"sent":true,"draft":true}',
    );
  });

  it("with nothing in it says so and stays open", async () => {
    const keeping = { ...FORM, keep: "Keep it", fields: FORM.fields.map(({ value: _, ...field }) => field) };
    const slack = await started({ answer: () => formCard(keeping) });
    const { json } = await slack.send.submit((await opened(slack)).view, {}, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(Object.values(Object(json?.["errors"]))).toEqual(["Nothing is filled in."]);
  });

  it("that takes longer than Slack waits is answered in the window", async () => {
    const slow = house(() => DONE);
    const slack = await started({
      answer: async (asked) => {
        if (asked.includes("why")) await new Promise((resolve) => setTimeout(resolve, 2300));
        return slow(asked);
      },
    });
    const { json } = await slack.send.submit((await opened(slack)).view, {}, { user: "U1" });
    expect(json).toMatchObject({ response_action: "update", view: { blocks: [{ text: { text: "One moment…" } }] } });
    const [, late] = await slack.tap.got("views.update", 2);
    expect(late?.args).toMatchObject({ view_id: "V1", view: { title: { text: "Noted" } } });
    await slack.tap.got("respond");
  });
});

describe("a form that is refused", () => {
  const blockOf = (view: Readonly<Record<string, unknown>>, field: string): string =>
    String((view["blocks"] as { block_id?: string }[]).find((b) => b.block_id?.startsWith(`${field}:`))?.block_id);

  it("says at each field what is wrong, and takes it once it is mended", async () => {
    let good = false;
    const wrong = refused(DONE, { fields: { weeks: "At least 1.", elsewhere: "Missing." } });
    const slack = await started({ answer: house(() => (good ? DONE : wrong)) });
    const { view } = await opened(slack);
    const { json } = await slack.send.submit(view, { weeks: "0" }, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(json).toEqual({ response_action: "errors", errors: { [blockOf(view, "weeks")]: "At least 1. Missing." } });
    good = true;
    expect((await slack.send.submit(view, { weeks: "1" }, { user: "U1" })).json).toEqual({ response_action: "clear" });
  });

  it("may be sent again as it was: nothing was written the first time", async () => {
    let good = false;
    const slack = await started({
      answer: house(() => (good ? DONE : refused(DONE, { fields: { why: "Not now." } }))),
    });
    const { view } = await opened(slack);
    await slack.send.submit(view, {}, { user: "U1" });
    good = true;
    expect((await slack.send.submit(view, {}, { user: "U1" })).json).toEqual({ response_action: "clear" });
  });

  it("stays open with the reason when no field is named", async () => {
    const slack = await started({ answer: house(() => refused(DONE, { id: "bad-arguments" })) });
    const { view } = await opened(slack);
    const { json } = await slack.send.submit(view, {}, { user: "U1" });
    expect(json).toMatchObject({ errors: { [blockOf(view, "why")]: "It has changed. Read it again." } });
  });

  it("shows the fresh form with the refusal and what the person wrote", async () => {
    const fresh = formCard({ ...FORM, fixed: { seen: 4, sent: true } });
    const slack = await started({ answer: house(() => refused(fresh)) });
    const { view } = await opened(slack);
    const { json } = await slack.send.submit(view, { why: "mine & <mine>" }, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(json).toMatchObject({ response_action: "update", view: { submit: { text: "Send" } } });
    const text = JSON.stringify(json);
    for (const part of ["It has changed.", '"initial_value":"mine & <mine>"', '\\"seen\\":4'])
      expect(text).toContain(part);
    expect(text).not.toContain("before");
  });

  it("shows what the person wrote when there is no form any more", async () => {
    const slack = await started({ answer: house(() => refused({ title: "It has changed.", parts: [], buttons: [] })) });
    const { view } = await opened(slack);
    const { json } = await slack.send.submit(view, { why: "_mine_ <b>mine</b>" }, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(json).not.toHaveProperty("view.submit");
    for (const part of ["What you had written", "Why so", "_mine_ <b>mine</b>"])
      expect(JSON.stringify(json)).toContain(part);
  });
});

describe("a form that Slack sends twice", () => {
  it("runs once and gets the same answer, together or one after the other", async () => {
    const slack = await started();
    const { view } = await opened(slack);
    const again = () => slack.send.submit(view, { why: "mine" }, { user: "U1", trigger: slackId("trg.") });
    const answers = [...(await Promise.all([again(), again()])), await again()];
    expect(answers.map(({ json }) => json)).toEqual(Array(3).fill({ response_action: "clear" }));
    expect(slack.door.asked).toHaveLength(2);
    expect(await slack.tap.got("respond")).toHaveLength(1);
  });

  it("runs once though its answer is no longer known, and says so", async () => {
    const slack = await started();
    const { view } = await opened(slack, HOME);
    await slack.send.submit(view, { why: "mine" }, { user: "U1" });
    const other = await openSlack({ answer: house(), first: (key) => slack.door.first(key) });
    await other.slack.start();
    const { json } = await other.send.submit(view, { why: "mine" }, { user: "U1" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(JSON.stringify(json)).toContain("This was sent already.");
    expect(other.door.asked).toEqual([]);
  });

  it("is somebody else's own when somebody else sends it", async () => {
    const slack = await started();
    const { view } = await opened(slack);
    await slack.send.submit(view, { why: "mine" }, { user: "U1" });
    const { json } = await slack.send.submit(view, { why: "mine" }, { user: "UNOBODY" });
    expect(JSON.stringify(json)).toContain("stranger nobody@demo.example");
  });
});

describe("a form that is forged", () => {
  it.each([
    ["nothing", {}],
    ["no user", { view: { id: "V1", hash: "h", state: { values: {} } }, team: { id: "T1" } }],
    ["a user of another kind", { view: { id: "V1", hash: "h", state: { values: {} } }, user: "U1" }],
    ["a list for a view", { view: [], user: { id: "U1" }, team: { id: "T1" } }],
  ])("with %s in it gets 400", async (_, more) => {
    const { send, door } = await started();
    const payload = JSON.stringify({ type: "view_submission", trigger_id: "t", ...more });
    expect(await send.form({ payload })).toMatchObject({ status: 400 });
    expect(door.asked).toEqual([]);
  });

  it.each([
    ["no window", { id: undefined }],
    ["no state", { state: undefined }],
    ["values of another shape", { state: { values: { "why:x": { text: { value: 7 } } } } }],
    ["values too long", { state: { values: { "why:x": { text: { value: "x".repeat(20_001) } } } } }],
    ["a hash of another kind", { hash: 7 }],
    ["too much kept", { private_metadata: "x".repeat(3001) }],
  ])("with %s gets 400", async (_, more) => {
    const slack = await started();
    const { view } = await opened(slack);
    expect(await slack.send.submit(view, {}, { user: "U1" }, more)).toMatchObject({ status: 400 });
    expect(slack.door.asked).toHaveLength(1);
  });

  it.each([
    ["another name", { callback_id: "other" }],
    ["nothing kept", { private_metadata: "" }],
    ["something else kept", { private_metadata: '{"v":0}' }],
    [
      "an address that is not Slack's",
      { private_metadata: '{"v":1,"c":"topic","i":{},"l":"en","o":{"kind":"answer","url":"https://evil.example/"}}' },
    ],
  ])("with %s is refused in the window", async (_, more) => {
    const slack = await started();
    const { view } = await opened(slack);
    const { status, json } = await slack.send.submit(view, {}, { user: "U1" }, more);
    expect(status).toBe(200);
    expect(checkSlackPayload(json)).toEqual([]);
    expect(JSON.stringify(json)).toContain("ne marche plus");
    expect(slack.door.asked).toHaveLength(1);
  });
});
