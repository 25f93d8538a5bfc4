import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { NINE, outboxWith, SUNDAY } from "../support/outbox.ts";
import { ALL, MONDAY, planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";
import { toPlanOf } from "../support/to-plan.ts";

const registrar = operator("roster");
const TUESDAY = instant("2026-11-24T08:00:00Z");

describe.each(implementations)("attention in $name", ({ stores }) => {
  it("counts each person's messages by week, the most first", async () => {
    const { claim, settle, attention, ann, tom } = await outboxWith(stores, ({ one, ann, tom }) => [
      planned({ enrolment: one, recipient: ann, weight: "essential" }),
      planned({ enrolment: one, recipient: ann, day: MONDAY + 1, weight: "essential" }),
      planned({ enrolment: one, recipient: tom }),
    ]);
    await settle("t1", (await claim("t1")).messages);
    await settle("t2", (await claim("t2", TUESDAY)).messages, TUESDAY);
    const page = await attention.perPerson(ALL, MONDAY, { offset: 0, limit: 9 });
    expect(page).toMatchObject({
      total: 2,
      rows: [
        { person: { id: ann }, messages: 2 },
        { person: { id: tom }, messages: 1 },
      ],
    });
    expect((await attention.perPerson(ALL, MONDAY, { offset: 1, limit: 9 })).rows).toHaveLength(1);
    expect(await attention.perPerson(ALL, MONDAY + 7, { offset: 0, limit: 9 })).toEqual({ total: 0, rows: [] });
  });

  it("says what was said again on the day until which it was put off, and nothing about it before", async () => {
    const { claim, settle, plan, attention, outbox, one, ann, tom } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages);
    const [{ message } = { message: "" }] = messages;
    expect(await attention.snooze(message, tom, MONDAY + 3, NINE)).toBe(0);
    expect(await attention.snooze(message, ann, MONDAY + 3, NINE)).toBe(1);
    expect(await attention.snooze(message, ann, MONDAY + 3, NINE)).toBe(1);
    await plan([planned({ enrolment: one, recipient: ann, kind: "late", day: MONDAY + 1, weight: "urgent" })], NINE);
    expect(await claim("t2", TUESDAY)).toMatchObject({ messages: [], postponed: 1 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-26T08:00:00Z").epochMilliseconds);
    const thursday = await claim("t3", instant("2026-11-26T08:00:00Z"));
    expect(thursday.messages.map(({ reminders }) => reminders.map(({ kind }) => kind))).toEqual([["late"]]);
    await settle("t3", thursday.messages, instant("2026-11-26T08:00:00Z"));
    expect((await outbox.figures(NINE)).states).toMatchObject({ sent: 2, merged: 1, planned: 0 });
  });

  it("says what was put off beyond its due day as what it is by then", async () => {
    const { claim, settle, attention, ann } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann, lastDay: MONDAY, facts: { due: MONDAY } }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages);
    await attention.snooze(messages[0]?.message ?? "", ann, MONDAY + 1, NINE);
    const tuesday = await claim("t2", TUESDAY);
    expect(tuesday.messages).toMatchObject([{ reminders: [{ kind: "late", weight: "essential", step: "write" }] }]);
  });

  const FAILED = { again: TUESDAY, reason: "busy", free: true } as const;

  it.each(["put off by its platform", "in doubt and not found"])(
    "still says what was put off when its first try is %s",
    async (why) => {
      const { claim, settle, attention, outbox, plans, one, ann } = await outboxWith(stores, ({ one, ann }) => [
        planned({ enrolment: one, recipient: ann }),
      ]);
      const { messages } = await claim("t1");
      await settle("t1", messages);
      await attention.snooze(messages[0]?.message ?? "", ann, MONDAY + 1, NINE);
      const second = await claim("t2", TUESDAY);
      const unknown = why.startsWith("in doubt");
      await settle(
        "t2",
        second.messages,
        TUESDAY,
        unknown ? { kind: "unknown", reason: "reset" } : { kind: "retry", ...FAILED },
      );
      if (unknown) await outbox.resolve(second.messages[0]?.message ?? "", { kind: "retry", ...FAILED }, TUESDAY);
      const toPlan = await toPlanOf(plans, one);
      const plan = { ...toPlan, wanted: [], around: [ann], through: MONDAY + 20, next: MONDAY + 7 };
      expect(await plans.replan(plan, TUESDAY)).toBe(true);
      const third = await claim("t3", TUESDAY.add({ minutes: 1 }));
      expect(third.messages.map(({ reminders }) => reminders.map(({ day }) => day))).toEqual([[MONDAY + 1]]);
    },
  );

  it("says what is put off to the same day again after it was taken back", async () => {
    const { claim, settle, attention, plans, one, ann } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages);
    const putOff = () => attention.snooze(messages[0]?.message ?? "", ann, MONDAY + 1, NINE);
    await putOff();
    await plans.replan(
      { ...(await toPlanOf(plans, one)), wanted: [], around: [], through: MONDAY + 20, next: MONDAY + 7 },
      NINE,
    );
    expect((await claim("t2", TUESDAY)).messages).toEqual([]);
    await putOff();
    const { messages: again } = await claim("t3", TUESDAY);
    expect(again.map(({ reminders }) => reminders.map(({ day }) => day))).toEqual([[MONDAY + 1]]);
  });

  it.each([
    ["is for a deputy whose days are over by then", { ends: MONDAY + 1 }, null],
    ["is put off by someone who no longer stands around it", {}, "tom"],
  ] as const)("says nothing of what %s", async (_, facts, around) => {
    const { claim, settle, attention, plans, outbox, ...ids } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann, facts }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages);
    await attention.snooze(messages[0]?.message ?? "", ids.ann, MONDAY + 3, NINE);
    if (around) {
      expect(await outbox.nextAt()).not.toBeNull();
      const plan = { wanted: [], through: MONDAY + 20, next: MONDAY + 7 };
      const all = { ...plan, ...(await toPlanOf(plans, ids.one)), around: [ids.ann, ids[around]] };
      expect(await plans.replan(all, NINE)).toBe(true);
      expect(await outbox.nextAt()).not.toBeNull();
      const others = { ...plan, ...(await toPlanOf(plans, ids.one)), around: [ids[around]] };
      expect(await plans.replan(others, NINE)).toBe(true);
    }
    expect(await outbox.nextAt()).toBeNull();
  });

  it("lists what could not be sent with its reason, and tries it again when a registrar says so", async () => {
    const { claim, settle, attention, audit, outbox, planAgain, ann } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    const [{ message } = { message: "" }] = messages;
    expect(await attention.requeue(registrar, message, NINE)).toBe(false);
    await settle("t1", messages, NINE, { kind: "dead", reason: "account_inactive" });
    expect(await attention.dead(ALL, 9)).toMatchObject([
      { state: "dead", reason: "account_inactive", message, at: NINE.epochMilliseconds, person: { id: ann } },
    ]);
    expect(await outbox.nextAt()).toBeNull();
    expect(await attention.requeue(registrar, message, NINE)).toBe(true);
    expect(await attention.requeue(registrar, message, NINE)).toBe(false);
    expect((await audit.recent(1))[0]).toMatchObject({ action: "reminder.requeue", actor: "operator", subject: ann });
    expect(await attention.dead(ALL, 9)).toEqual([]);
    expect(await claim("t2")).toMatchObject({ messages: [], postponed: 1 });
    await planAgain();
    expect((await claim("t3", NINE.add({ minutes: 1 }))).messages).toHaveLength(1);
  });

  it("tries nothing again that is no longer planned", async () => {
    const { claim, settle, attention, plan, states } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages, NINE, { kind: "dead", reason: "account_inactive" });
    await plan([], NINE);
    await attention.requeue(registrar, messages[0]?.message ?? "", NINE);
    await plan([], NINE);
    expect((await claim("t2", NINE.add({ minutes: 1 }))).messages).toEqual([]);
    expect(await states()).toEqual({ cancelled: 1 });
  });

  it("tells those who look after other enrolments neither of the messages about these nor of their people", async () => {
    const { claim, settle, attention, enrolments, planAgain, one } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages, NINE, { kind: "dead", reason: "account_inactive" });
    const cohort = (await enrolments.byId(one, MONDAY))?.cohort.id ?? "";
    const within = (...cohorts: string[]) => ({ ranges: [{ kind: "cohorts" as const, cohorts }], today: MONDAY });
    expect(await attention.dead(within(cohort), 9)).toHaveLength(1);
    expect(await attention.dead(within("another"), 9)).toEqual([]);
    expect(await attention.dead(within(), 9)).toEqual([]);
    expect(await attention.enrolmentsOf(messages[0]?.message ?? "")).toEqual([one]);
    expect(await attention.enrolmentsOf("another")).toEqual([]);
    const told = async (...cohorts: string[]) =>
      (await attention.perPerson(within(...cohorts), MONDAY, { offset: 0, limit: 9 })).total;
    await attention.requeue(registrar, messages[0]?.message ?? "", NINE);
    await planAgain();
    await settle("t2", (await claim("t2")).messages);
    expect([await told(cohort), await told("another")]).toEqual([1, 0]);
  });

  it("leaves dead what is of no use any more", async () => {
    const { claim, settle, attention } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
    ]);
    const { messages } = await claim("t1");
    await settle("t1", messages, NINE, { kind: "dead", reason: "account_inactive" });
    expect(await attention.requeue(registrar, messages[0]?.message ?? "", SUNDAY.add({ hours: 24 * 30 }))).toBe(false);
  });
});
