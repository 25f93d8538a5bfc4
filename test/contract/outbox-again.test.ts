import { describe, expect, it } from "vitest";
import type { Sending } from "../../src/core/reminder-ports.ts";
import { NINE, outboxWith } from "../support/outbox.ts";
import { planned } from "../support/reminders.ts";
import { implementations } from "../support/store.ts";

const SOON = NINE.add({ minutes: 5 });
const LATER = NINE.add({ minutes: 10 });
const BUSY: Sending = { kind: "retry", again: SOON, reason: "busy", free: true };
const RESET: Sending = { kind: "unknown", reason: "reset" };
const NOT_FOUND = { kind: "retry", again: SOON, reason: "not found", free: false } as const;

describe.each(implementations)("a message that is sent again, in $name", ({ stores }) => {
  /** One reminder is claimed and the sending of it ends so; then another is planned. */
  async function tried(sending: Sending) {
    const desk = await outboxWith(stores, ({ one, ann }) => [planned({ enrolment: one, recipient: ann })]);
    const { claim, settle, plan, outbox, one, ann } = desk;
    const { messages } = await claim("t1");
    await settle("t1", messages, NINE, sending);
    const [{ message } = { message: "" }] = messages;
    if (sending.kind === "unknown") await outbox.resolve(message, NOT_FOUND, NINE);
    const other = planned({ enrolment: one, recipient: ann, subject: `${one}:visit:once` });
    const join = () => plan([planned({ enrolment: one, recipient: ann }), other], NINE);
    const same = () => plan([planned({ enrolment: one, recipient: ann })], NINE);
    return { ...desk, message, join, same };
  }

  it("waits until it has been planned again: what changed while it was in doubt is not said", async () => {
    const { claim, plan, states, message, same } = await tried(RESET);
    expect(await claim("t2", SOON)).toMatchObject({ messages: [], postponed: 1 });
    await plan([], SOON);
    expect((await claim("t3", LATER)).messages).toEqual([]);
    expect(await states()).toEqual({ cancelled: 1 });
    await same();
    const { messages } = await claim("t4", LATER);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.message).not.toBe(message);
  });

  it("keeps its id, and so the buttons of a copy that arrived after all", async () => {
    const { claim, settle, outbox, message, states, ann, same } = await tried(RESET);
    await same();
    const { messages } = await claim("t2", SOON);
    expect(messages.map((one) => one.message)).toEqual([message]);
    const begun: string[] = [];
    expect(await outbox.begin("t1", message, SOON, () => begun.push("t1"))).toBe(false);
    expect(await outbox.begin("t2", message, SOON, () => begun.push("t2"))).toBe(true);
    expect(begun).toEqual(["t2"]);
    expect(await settle("t1", messages, SOON)).toEqual([message]);
    expect(await settle("t2", messages, SOON)).toEqual([]);
    expect(await states()).toEqual({ sent: 1 });
    expect(await outbox.message(message, ann)).toHaveLength(1);
  });

  it("that may have arrived is sent as it was: what else is due is not taken for said when it is found", async () => {
    const { claim, settle, join, outbox, message, states } = await tried(RESET);
    await join();
    const { messages, postponed } = await claim("t2", SOON);
    expect(messages.map((one) => [one.message, one.reminders.length])).toEqual([[message, 1]]);
    expect(postponed).toBe(1);
    await settle("t2", messages, SOON, RESET);
    await outbox.resolve(message, { kind: "sent", platform: "slack", place: null }, SOON);
    expect(await states()).toEqual({ sent: 1, planned: 1 });
    expect((await claim("t3", LATER)).messages).toEqual([]);
    const next = await claim("t4", NINE.add({ hours: 24 }));
    expect(next.messages.map((one) => one.reminders.length)).toEqual([1]);
    expect(next.messages[0]?.message).not.toBe(message);
  });

  it("is another message once a part of it is done: the first one named that too", async () => {
    const desk = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:visit:once` }),
    ]);
    const { claim, settle, plan, outbox, one, ann } = desk;
    const { messages } = await claim("t1");
    expect(messages.map(({ reminders }) => reminders.length)).toEqual([2]);
    await settle("t1", messages, NINE, RESET);
    const [{ message } = { message: "" }] = messages;
    await outbox.resolve(message, NOT_FOUND, NINE);
    await plan([planned({ enrolment: one, recipient: ann })], NINE);
    const again = (await claim("t2", SOON)).messages;
    expect(again.map(({ reminders }) => reminders.length)).toEqual([1]);
    expect(again[0]?.message).not.toBe(message);
    expect(await outbox.message(again[0]?.message ?? "", ann)).toHaveLength(1);
  });

  it("that may have arrived joins nothing that goes before it", async () => {
    const { claim, plan, outbox, message, one, ann } = await tried(RESET);
    await claim("t2", SOON);
    await outbox.settle("t2", [{ message, sending: RESET }], SOON);
    await outbox.resolve(message, { ...NOT_FOUND, again: LATER }, SOON);
    const urgent = planned({ enrolment: one, recipient: ann, subject: `${one}:now:once`, weight: "urgent" });
    await plan([planned({ enrolment: one, recipient: ann }), urgent], SOON);
    const { messages } = await claim("t3", SOON);
    expect(messages.map(({ reminders }) => reminders.map(({ weight }) => weight))).toEqual([["urgent"]]);
    expect(messages[0]?.message).not.toBe(message);
  });

  it("that has certainly not arrived gets an id of its own, with all that is due", async () => {
    const { claim, join, message } = await tried(BUSY);
    await join();
    const { messages } = await claim("t2", SOON);
    expect(messages.map(({ reminders }) => reminders.length)).toEqual([2]);
    expect(messages[0]?.message).not.toBe(message);
  });

  it("keeps its id when what it says is planned anew with other facts", async () => {
    const { claim, plan, message, one, ann } = await tried(RESET);
    await plan([planned({ enrolment: one, recipient: ann, facts: { level: 2 } })], NINE);
    expect((await claim("t2", SOON)).messages.map((again) => again.message)).toEqual([message]);
  });
});
