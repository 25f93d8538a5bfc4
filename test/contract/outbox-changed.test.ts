import { describe, expect, it } from "vitest";
import type { PlannedReminder, Sending } from "../../src/core/reminder-ports.ts";
import { type Ids, NINE, outboxWith, SENT } from "../support/outbox.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { implementations } from "../support/store.ts";
import { toPlanOf } from "../support/to-plan.ts";

const SOON = NINE.add({ seconds: 30 });
/** The lease of what was claimed at nine is over by then. */
const LATER = NINE.add({ minutes: 5 });
const RESET: Sending = { kind: "unknown", reason: "reset" };
const REFUSED: Sending = { kind: "dead", reason: "gone" };
const PUT_OFF: Sending = { kind: "retry", again: SOON, reason: "changed", free: true };
const NOT_FOUND = { kind: "retry", again: LATER, reason: "not found", free: false } as const;
const PLACES = { before: "company", after: "school" } as const;
const FOUND = { kind: "sent", platform: "slack", place: null } as const;

describe.each(implementations)("what is no longer wanted while its message is under way, in $name", ({ stores }) => {
  /** One reminder is claimed, and wanted no more. */
  async function dropped() {
    const desk = await outboxWith(stores, ({ one, ann }) => [planned({ enrolment: one, recipient: ann })]);
    const { claim, plan, one, ann } = desk;
    const { messages } = await claim("t1");
    const [{ message } = { message: "" }] = messages;
    await plan([], NINE);
    const wantedAgain = () => plan([planned({ enrolment: one, recipient: ann })], SOON);
    return { ...desk, messages, message, wantedAgain };
  }

  it("is not to come, and has no look-up while its lease lasts", async () => {
    const { outbox, states, ann, claim } = await dropped();
    expect(await states()).toEqual({ cancelled: 1 });
    expect((await outbox.ofPerson(ann, LATER, 9)).coming).toEqual([]);
    expect(await claim("t2", SOON)).toMatchObject({ messages: [], cancelled: 0 });
    expect(await outbox.unknown(9)).toEqual([]);
  });

  it.each([
    ["before", true],
    ["after", false],
  ])(
    "was said when it went all the same, and is not said again: wanted again %s its acknowledgement",
    async (_, before) => {
      const { settle, claim, states, messages, wantedAgain } = await dropped();
      if (before) await wantedAgain();
      expect(await settle("t1", messages, SOON, SENT)).toEqual([]);
      expect(await states()).toEqual({ sent: 1 });
      if (!before) await wantedAgain();
      expect((await claim("t2", LATER)).messages).toEqual([]);
      expect(await states()).toEqual({ sent: 1 });
    },
  );

  it.each([
    ["put off", PUT_OFF],
    ["refused", REFUSED],
  ])("is over when it was %s, and a new message when it is wanted again", async (_, sending) => {
    const { settle, claim, states, outbox, message, messages, wantedAgain } = await dropped();
    await settle("t1", messages, SOON, sending);
    expect(await states()).toEqual({ cancelled: 1 });
    expect(await outbox.nextAt()).toBeNull();
    await wantedAgain();
    const again = await claim("t2", LATER);
    expect(again.messages).toHaveLength(1);
    expect(again.messages[0]?.message).not.toBe(message);
  });

  it("is looked for when its message may have arrived, and over when it did not", async () => {
    const { settle, plan, claim, states, outbox, message, messages } = await dropped();
    await settle("t1", messages, SOON, RESET);
    expect((await outbox.unknown(9)).map((one) => one.message)).toEqual([message]);
    await outbox.resolve(message, NOT_FOUND, SOON);
    expect((await claim("t2", LATER)).messages).toEqual([]);
    await plan([], LATER);
    expect(await states()).toEqual({ cancelled: 1 });
    expect(await outbox.figures(LATER)).toMatchObject({ everUnknown: 1 });
  });

  it.each([
    ["wanted again before", true],
    ["wanted again after", false],
  ])("is looked for when whoever sent it is gone, and said once: %s its lease ended", async (_, before) => {
    const { claim, states, outbox, message, wantedAgain } = await dropped();
    if (before) await wantedAgain();
    expect(await outbox.nextAt()).toBe(NINE.add({ minutes: 1 }).epochMilliseconds);
    expect((await claim("t2", LATER)).messages).toEqual([]);
    if (!before) await wantedAgain();
    expect(await states()).toEqual({ unknown: 1 });
    await outbox.resolve(message, FOUND, LATER);
    expect(await states()).toEqual({ sent: 1 });
    expect(await outbox.nextAt()).toBeNull();
  });

  it("is in doubt together with what its message says besides", async () => {
    const { claim, plan, states, outbox, one, ann } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:visit:once` }),
    ]);
    await claim("t1");
    await plan([planned({ enrolment: one, recipient: ann })], NINE);
    expect(await states()).toEqual({ leased: 1, cancelled: 1 });
    await claim("t2", LATER);
    const [doubted] = await outbox.unknown(9);
    expect(doubted?.reminders).toHaveLength(2);
    await outbox.resolve(doubted?.message ?? "", FOUND, LATER);
    expect(await states()).toEqual({ sent: 1, merged: 1 });
  });

  it("is in doubt after a stop, and keeps nothing else from catching up", async () => {
    const { outbox, states } = await dropped();
    const hours = NINE.add({ hours: 5 });
    expect(await outbox.catchUp(hours, { overdueMs: 60_000, windowMs: 60_000 })).toMatchObject({ spread: 0 });
    expect(await states()).toEqual({ unknown: 1 });
  });

  it("that whoever held it puts off too late, when it is in doubt, goes only if it is still planned", async () => {
    const { claim, plan, settle, states } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await claim("t2", LATER);
    await plan([], LATER);
    expect(await states()).toEqual({ unknown: 1 });
    await settle("t1", messages, LATER, { ...PUT_OFF, again: LATER });
    expect((await claim("t3", LATER)).messages).toEqual([]);
    await plan([], LATER);
    expect(await states()).toEqual({ cancelled: 1 });
  });

  it("says what is planned by then when it was put off", async () => {
    const { claim, plan, settle, one, ann } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann, facts: { due: MONDAY + 1 } }),
    ]);
    await settle("t1", (await claim("t1")).messages, SOON, PUT_OFF);
    await plan([planned({ enrolment: one, recipient: ann, facts: { due: MONDAY + 2 } })], SOON);
    const { messages } = await claim("t2", LATER);
    expect(messages.map(({ reminders }) => reminders.map(({ facts }) => facts.due))).toEqual([[MONDAY + 2]]);
  });

  it("tells all that has moved, when the news of the first change was put off while the second came", async () => {
    const news = ({ one, ann }: Ids, change: string, weeks: readonly number[]) => {
      const moves = weeks.map((week) => ({ from: MONDAY + week * 7, to: MONDAY + week * 7 + 4, ...PLACES }));
      const subject = "cohort:c1";
      return planned({ enrolment: one, recipient: ann, kind: "moved", subject, occurrence: change, facts: { moves } });
    };
    const { claim, plans, settle, ...ids } = await outboxWith(stores, (all) => [news(all, "m1", [1])]);
    const { messages } = await claim("t1");
    const plan = async (wanted: readonly PlannedReminder[], outdated: readonly string[]) => {
      await plans.markAll();
      const about = { ...(await toPlanOf(plans, ids.one)), through: 99_999, next: 30_000 };
      await plans.replan({ ...about, wanted, outdated }, SOON);
    };
    await plan([news(ids, "m2", [2])], []);
    await settle("t1", messages, SOON, PUT_OFF);
    await plan([news(ids, "m2", [1, 2])], [news(ids, "m1", [1]).reminder.key]);
    const told = (await claim("t2", LATER)).messages.flatMap(({ reminders }) => reminders);
    expect(told.map(({ facts }) => facts.moves.map(({ from }) => from - MONDAY))).toEqual([[7, 14]]);
  });

  it("can go while it is wanted again in time", async () => {
    const { outbox, message, wantedAgain } = await dropped();
    const begun: string[] = [];
    const begin = () => outbox.begin("t1", message, SOON, () => begun.push("t1"));
    expect(await begin()).toBe(false);
    await wantedAgain();
    expect(await begin()).toBe(true);
    expect(begun).toEqual(["t1"]);
  });
});
