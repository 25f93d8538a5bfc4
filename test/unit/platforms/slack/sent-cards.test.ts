import { describe, expect, it } from "vitest";
import type { Card } from "../../../../src/core/card.ts";
import type { Outcome } from "../../../../src/core/door.ts";
import { drawn } from "../../../../src/platforms/slack/drawing.ts";
import { renderSlack } from "../../../../src/platforms/slack/render.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";
import { type Around, openSlack } from "../../../support/slack/open-slack.ts";
import type { Call } from "../../../support/slack/tap.ts";

const about = (...dossiers: string[]) => ({ dossiers, command: "dossier", input: { which: dossiers[0] ?? "" } });
const cardOf = (title: string, ...dossiers: string[]): Card => ({
  title,
  parts: [{ kind: "text", text: "*as* <typed> & <b>so</b>" }],
  buttons: [{ label: "Approve", command: "approve", input: {} }],
  about: about(...dossiers),
});
const listOf = (...dossiers: string[]): Card => ({
  ...cardOf("Inbox", ...dossiers),
  about: { dossiers, command: "inbox", input: {} },
});
const outcome = (card: Card): Outcome => ({ ok: true, command: "dossier", card, data: null, lang: "en" });
const PLACE = '{"channel":"D1","ts":"1.1"}';
const failing = (method: string, error: string) => (call: Call) =>
  call.method === method ? { body: { ok: false, error } } : null;

async function started(around: Around = {}) {
  const all = await openSlack(around);
  await all.slack.start();
  return all;
}

/** The button of a message that showed this card. */
function pressOf(card: Card): Record<string, unknown> {
  const [row] = renderSlack(card, "en").blocks.flatMap((block) => (block.type === "actions" ? [block] : []));
  return { ...row?.elements[0], block_id: row?.block_id };
}
const IN_DIRECT = { container: { type: "message", message_ts: "1.1" }, channel: "D1" };

describe("a card that shows dossiers", () => {
  it("is remembered where it was sent as a message, in a direct conversation or a thread", async () => {
    const card = cardOf("Topic", "d1");
    const { send, tap, door } = await started({ answer: () => card });
    await send.message("dossier", "U1", "D1");
    await tap.got("chat.postMessage");
    await send.mention("<@UBOT> dossier", "U1", "C1");
    await tap.got("chat.postMessage", 2);
    await until(() => door.placed.length === 2);
    const common = { platform: "slack", card, person: "one@demo.example" };
    expect(door.placed).toEqual([
      { ...common, place: '{"channel":"D1","ts":"9.9"}' },
      { ...common, place: '{"channel":"C1","ts":"9.9"}' },
    ]);
  });

  it("is not remembered where one person sees it, nor is a card that shows none", async () => {
    const { send, tap, door } = await started({
      answer: (asked) => (asked.includes("help") ? cardOf("Topic", "d1") : plain),
    });
    await send.command("/help", "", { user: "U1" });
    await send.message("dossier", "U1", "D1");
    await tap.got("chat.postMessage");
    await send.homeOpened("U1");
    await tap.got("views.publish");
    expect(door.placed).toEqual([]);
  });

  it.each([
    ["the fresh one of the same dossier", cardOf("Topic", "d2"), cardOf("Approved", "d2", "d3")],
    ["the same list anew", listOf("d1", "d2"), { ...listOf("d3"), title: "Approved" }],
  ])("that is pressed in a direct conversation is replaced by %s", async (_, before, fresh) => {
    const { send, tap, door } = await started({ answer: () => fresh });
    await send.press(pressOf(before), { user: "U1" }, IN_DIRECT);
    const [update] = await tap.got("chat.update");
    expect(update?.args).toMatchObject({ channel: "D1", ts: "1.1" });
    expect(JSON.stringify(update?.args["blocks"])).toContain("*as* <typed> & <b>so</b>");
    expect(update?.args["text"]).toContain("&lt;b&gt;so&lt;/b&gt;");
    expect(checkSlackPayload(update?.args)).toEqual([]);
    await until(() => door.placed.length === 1);
    expect(door.placed).toMatchObject([{ place: PLACE, card: { title: "Approved" } }]);
    expect(tap.calls.map(({ method }) => method)).not.toContain("respond");
  });

  it.each([
    ["shows another dossier", cardOf("Topic", "d1"), null],
    ["lists others too", listOf("d1", "d2"), null],
    ["was deleted meanwhile", cardOf("Topic", "d2"), "message_not_found"],
  ])("that is pressed and %s is answered below and remembered there", async (_, before, error) => {
    const fresh = cardOf("Approved", "d2");
    const slack = error === null ? () => null : failing("chat.update", error);
    const { send, tap, door } = await started({ answer: () => fresh, slack });
    await send.press(pressOf(before), { user: "U1" }, IN_DIRECT);
    await tap.got("chat.postMessage");
    await until(() => door.placed.at(-1)?.place === '{"channel":"D1","ts":"9.9"}');
    expect(JSON.stringify(door.placed.at(-1)?.card)).toContain("Approved");
    const updates = tap.calls.filter(({ method }) => method === "chat.update");
    expect(updates).toHaveLength(error === null ? 0 : 1);
  });

  it("in an answer to one person is replaced there", async () => {
    const { send, tap, door } = await started({ answer: () => cardOf("Approved", "d1") });
    await send.press(pressOf(cardOf("Topic", "d1")), { user: "U1" });
    const [answer] = await tap.got("respond");
    expect(answer?.args).toMatchObject({ replace_original: true });
    expect(door.placed).toEqual([]);
  });

  it("is drawn once a language, however many answers share it", () => {
    const card = cardOf("Topic", "d1");
    const french = drawn({ card, lang: "fr" });
    expect(drawn({ card, lang: "en" })).not.toBe(french);
    expect(drawn({ card, lang: "fr" })).toBe(french);
    expect(drawn({ card: { ...card }, lang: "fr" })).not.toBe(french);
  });
});

describe("the board", () => {
  it("draws a card again where it stands", async () => {
    const { slack, tap } = await started();
    expect(slack.board.platform).toBe("slack");
    expect(await slack.board.redraw(PLACE, outcome(cardOf("Approved", "d1")))).toBe(true);
    const [update] = await tap.got("chat.update");
    expect(update?.args).toMatchObject({ channel: "D1", ts: "1.1" });
    expect(checkSlackPayload(update?.args)).toEqual([]);
  });

  it.each(["message_not_found", "channel_not_found", "cant_update_message", "is_archived", "not_in_channel"])(
    "says of a message that it is gone: %s",
    async (error) => {
      const { slack } = await started({ slack: failing("chat.update", error) });
      expect(await slack.board.redraw(PLACE, outcome(plain))).toBe(false);
    },
  );

  it.each(["", "{", '{"channel":"D1"}', '{"channel":"D1","ts":7}'])(
    "says so of a place that is none: %s",
    async (place) => {
      const { slack, tap } = await started();
      expect(await slack.board.redraw(place, outcome(plain))).toBe(false);
      expect(tap.calls.map(({ method }) => method)).not.toContain("chat.update");
    },
  );

  it.each([
    [429, { status: 429, headers: { "retry-after": "30" }, body: {} }],
    [502, { status: 502, body: {} }],
    [401, { body: { ok: false, error: "token_revoked" } }],
  ])("throws %i while Slack does not take it", async (status, said) => {
    const { slack } = await started({ slack: ({ method }) => (method === "chat.update" ? said : null) });
    await expect(slack.board.redraw(PLACE, outcome(plain))).rejects.toMatchObject({ name: "EdgeError", status });
  });

  it("throws when Slack cannot be reached", async () => {
    const { slack } = await openSlack({ config: { apiUrl: "http://127.0.0.1:9/api/" } });
    await expect(slack.board.redraw(PLACE, outcome(plain))).rejects.toMatchObject({ status: 503 });
  });
});

const plain: Card = { title: "Nothing waits", parts: [], buttons: [] };

async function until(ready: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !ready(); tries += 1) await new Promise((soon) => setTimeout(soon, 10));
}
