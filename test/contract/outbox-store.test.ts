import { describe, expect, it } from "vitest";
import { allowed, change } from "../support/dossiers.ts";
import { NINE, outboxWith, SENT, SUNDAY } from "../support/outbox.ts";
import { ALL, MONDAY, planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";

describe.each(implementations)("the outbox in $name", ({ stores }) => {
  const forAnn = () => outboxWith(stores, ({ one, ann }) => [planned({ enrolment: one, recipient: ann })]);

  it("gives what is due as one message a person, once, and keeps its first as sent", async () => {
    const { claim, settle, states, ann, tom, outbox } = await outboxWith(stores, ({ one, ann, tom }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, kind: "late", subject: `${one}:visit:once`, weight: "essential" }),
      planned({ enrolment: one, recipient: tom }),
    ]);
    expect((await claim("t0", SUNDAY)).messages).toEqual([]);
    const { messages } = await claim("t1");
    expect(messages.map(({ recipient, reminders }) => [recipient.id, reminders.map(({ kind }) => kind)])).toEqual(
      expect.arrayContaining([
        [ann, ["late", "step"]],
        [tom, ["step"]],
      ]),
    );
    expect((await claim("t2")).messages).toEqual([]);
    expect(await settle("t1", messages)).toEqual([]);
    expect(await states()).toEqual({ sent: 2, merged: 1 });
    expect(await outbox.nextAt()).toBeNull();
    const mine = messages.find(({ recipient }) => recipient.id === ann)?.message ?? "";
    const kept = await outbox.message(mine, ann);
    expect(kept.map(({ reminder: { kind }, state, at }) => [kind, state, at])).toEqual([
      ["step", "merged", NINE.epochMilliseconds],
      ["late", "sent", NINE.epochMilliseconds],
    ]);
    expect(await outbox.message(mine, tom)).toEqual([]);
  });

  it("begins at most so many messages, and takes what else is due for their people, and what joins them", async () => {
    const { claim, states } = await outboxWith(stores, ({ one, ann, tom }) => [
      planned({ enrolment: one, recipient: ann, day: MONDAY - 3, occurrence: "a" }),
      planned({ enrolment: one, recipient: tom, subject: `${one}:x:once` }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:visit:once`, occurrence: "b" }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:soon:once`, day: MONDAY + 1 }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:far:once`, day: MONDAY + 3 }),
    ]);
    const { messages } = await claim("t1", NINE, { limit: 1 });
    expect(messages.map(({ reminders }) => reminders.map(({ subject }) => subject.split(":")[1]))).toEqual([
      ["report", "visit", "soon"],
    ]);
    expect(await states()).toEqual({ leased: 3, planned: 2 });
  });

  it("gives one of two about the same subject, and both are over when it was sent", async () => {
    const { claim, settle, states } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, kind: "late" }),
    ]);
    const { messages } = await claim("t1");
    expect(messages[0]?.reminders.map(({ kind }) => kind)).toEqual(["late"]);
    await settle("t1", messages);
    expect(await states()).toEqual({ sent: 1, merged: 1 });
  });

  it("takes acknowledgements from whoever holds the lease only", async () => {
    const { claim, settle, outbox, states } = await forAnn();
    const { messages } = await claim("t1");
    const [{ message } = { message: "" }] = messages;
    const begun: string[] = [];
    const begin = (token: string, at = NINE) => outbox.begin(token, message, at, () => begun.push(token));
    expect(await begin("t1")).toBe(true);
    expect(await begin("t2")).toBe(false);
    expect(await begin("t1", NINE.add({ minutes: 2 }))).toBe(false);
    expect(begun).toEqual(["t1"]);
    expect(await settle("t2", messages)).toEqual([message]);
    expect(await states()).toEqual({ leased: 1 });
    expect(await settle("t1", messages)).toEqual([]);
    expect(await settle("t1", messages)).toEqual([message]);
  });

  it("tries again when it is told to, counting the attempts that were the message's fault", async () => {
    const { claim, settle, outbox, planAgain } = await forAnn();
    const again = NINE.add({ minutes: 5 });
    const retry = (free: boolean) => ({ kind: "retry" as const, again, reason: "busy", free });
    await settle("t1", (await claim("t1")).messages, NINE, retry(true));
    expect(await outbox.nextAt()).toBe(again.epochMilliseconds);
    expect((await claim("t2", NINE.add({ minutes: 4 }))).messages).toEqual([]);
    await planAgain();
    const second = await claim("t3", again);
    expect(second.messages.map(({ attempts }) => attempts)).toEqual([0]);
    await settle("t3", second.messages, again, retry(false));
    await planAgain(again);
    expect((await claim("t4", again)).messages.map(({ attempts }) => attempts)).toEqual([1]);
  });

  it("says no more why it was put off once it was sent", async () => {
    const { claim, settle, outbox, planAgain, ann } = await forAnn();
    const again = NINE.add({ minutes: 5 });
    await settle("t1", (await claim("t1")).messages, NINE, { kind: "retry", again, reason: "busy", free: true });
    await planAgain();
    const kept = async () => {
      const { coming, sent } = await outbox.ofPerson(ann, again, 1);
      return [...coming, ...sent].map(({ state, reason }) => [state, reason]);
    };
    expect(await kept()).toEqual([["retry", "busy"]]);
    await settle("t2", (await claim("t2", again)).messages, again);
    expect(await kept()).toEqual([["sent", null]]);
  });

  it("calls unknown what was claimed and not acknowledged, and neither sends nor loses it until that is resolved", async () => {
    const { claim, outbox, plan, states, one, ann } = await forAnn();
    const [{ message } = { message: "" }] = (await claim("t1")).messages;
    const later = NINE.add({ minutes: 2 });
    expect((await claim("t2", later)).messages).toEqual([]);
    expect((await claim("t3", later)).messages).toEqual([]);
    expect(await states()).toEqual({ unknown: 1 });
    const [doubted] = await outbox.unknown(10);
    expect(doubted).toMatchObject({ message, attempts: 1, recipient: { id: ann } });
    const retry = { kind: "retry" as const, again: later, reason: "not there", free: false };
    await outbox.resolve(message, retry, later);
    await plan([planned({ enrolment: one, recipient: ann })], later);
    const { messages } = await claim("t4", later);
    expect(messages).toHaveLength(1);
    await outbox.settle("t4", [{ message: messages[0]?.message ?? "", sending: SENT }], later);
    expect(await outbox.figures(later)).toMatchObject({ everUnknown: 1, states: { sent: 1, unknown: 0 } });
  });

  it("believes whoever held the lease that it was sent, as long as nobody has resolved it", async () => {
    const { claim, settle, states } = await forAnn();
    const { messages } = await claim("t1");
    await claim("t2", NINE.add({ minutes: 2 }));
    expect(await settle("t1", messages, NINE.add({ minutes: 3 }))).toEqual([]);
    expect(await states()).toEqual({ sent: 1 });
  });

  it("resolves what was found as sent, which counts as a message to its person", async () => {
    const { claim, outbox, attention, states } = await forAnn();
    const [{ message } = { message: "" }] = (await claim("t1")).messages;
    await outbox.settle("t1", [{ message, sending: { kind: "unknown", reason: "reset" } }], NINE);
    expect(await states()).toEqual({ unknown: 1 });
    await outbox.resolve(message, { kind: "sent", platform: "slack", place: null }, NINE);
    expect(await states()).toEqual({ sent: 1 });
    expect((await attention.perPerson(ALL, MONDAY, { offset: 0, limit: 9 })).rows).toMatchObject([{ messages: 1 }]);
  });

  it.each(["reset", "lease-ended"])(
    "counts what is found after a stop (%s) as of the day on which it was tried: that of today still goes",
    async (why) => {
      const { claim, outbox, plan, settle, one, ann } = await forAnn();
      const [{ message } = { message: "" }] = (await claim("t1")).messages;
      const thursday = NINE.add({ hours: 72 });
      if (why === "reset") await outbox.settle("t1", [{ message, sending: { kind: "unknown", reason: why } }], NINE);
      else await claim("t2", thursday);
      await outbox.resolve(message, { kind: "sent", platform: "slack", place: null }, thursday);
      await plan([planned({ enrolment: one, recipient: ann, day: MONDAY + 3 })], thursday);
      const { messages } = await claim("t3", thursday);
      expect(messages).toHaveLength(1);
      await settle("t3", messages, thursday);
      const { sent } = await outbox.ofPerson(ann, thursday, 9);
      expect(sent.map(({ at }) => (thursday.epochMilliseconds - at) / 86_400_000 > 2)).toEqual([false, true]);
    },
  );

  it("cancels what a dossier no longer waits for, also while it is being sent; not begun by then it stays cancelled", async () => {
    const { claim, settle, outbox, dossiers, states, one, ann } = await forAnn();
    const { messages } = await claim("t1");
    const [{ message } = { message: "" }] = messages;
    const key = { enrolment: one, kind: "report", occasion: "once" };
    const reminders = { wanted: [], through: 99_999 };
    expect(await dossiers.record(allowed(ann), { ...change(key, { by: ann }), reminders }, NINE)).toBe(true);
    const go = () => {
      throw new Error("it was begun");
    };
    expect(await outbox.begin("t1", message, NINE, go)).toBe(false);
    const later = { kind: "retry" as const, again: NINE.add({ seconds: 1 }), reason: "changed", free: true };
    expect(await settle("t1", messages, NINE, later)).toEqual([]);
    expect(await states()).toEqual({ cancelled: 1 });
    expect(await outbox.nextAt()).toBeNull();
  });

  it("asks at the claim whether a step is still owed, whatever was planned", async () => {
    const { claim, plan, dossiers, states, one, ann } = await forAnn();
    const key = { enrolment: one, kind: "report", occasion: "once" };
    await dossiers.record(allowed(ann), change(key, { by: ann }), SUNDAY);
    await plan([planned({ enrolment: one, recipient: ann })]);
    expect(await claim("t1")).toEqual({ messages: [], cancelled: 1, expired: 0, postponed: 0 });
    expect(await states()).toEqual({ cancelled: 1 });
  });

  it("sends a step of a dossier that waits for it", async () => {
    const { claim, plan, dossiers, one, ann } = await forAnn();
    const key = { enrolment: one, kind: "report", occasion: "once" };
    const turns = [{ step: "write", roles: ["writer"], since: 0 }];
    await dossiers.record(allowed(ann), change(key, { by: ann, turns }), SUNDAY);
    await plan([planned({ enrolment: one, recipient: ann })]);
    expect((await claim("t1")).messages).toHaveLength(1);
  });

  it("waits until an enrolment that was touched is planned again", async () => {
    const { claim, plan, plans, one, ann } = await forAnn();
    await plans.markAll();
    expect(await claim("t1")).toMatchObject({ messages: [], postponed: 1 });
    await plan([planned({ enrolment: one, recipient: ann })]);
    expect((await claim("t2")).messages).toEqual([]);
    expect((await claim("t3", NINE.add({ minutes: 1 }))).messages).toHaveLength(1);
  });

  it("after a stop spreads what is still of use over permitted hours, one instant a person, and lets the rest go", async () => {
    const { outbox, claim, ann } = await outboxWith(stores, ({ one, ann, tom }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, subject: `${one}:visit:once`, day: MONDAY + 1 }),
      planned({ enrolment: one, recipient: tom, day: MONDAY - 20, lastDay: MONDAY - 15 }),
    ]);
    const now = instant("2026-11-26T18:45:00Z");
    const windowMs = 3_600_000;
    expect(await outbox.catchUp(now, { overdueMs: 3_600_000, windowMs })).toEqual({ spread: 1, merged: 1, expired: 1 });
    const next = (await outbox.nextAt()) ?? 0;
    const inHours = next < instant("2026-11-26T19:00:00Z").epochMilliseconds;
    expect(inHours || next >= instant("2026-11-27T08:00:00Z").epochMilliseconds).toBe(true);
    const { messages } = await claim("t1", instant("2026-11-27T09:30:00Z"));
    expect(messages.map(({ recipient, reminders }) => [recipient.id, reminders.length])).toEqual([[ann, 2]]);
  });

  it("tells how long the oldest has waited, and forgets what is over", async () => {
    const { outbox, claim, settle, states } = await forAnn();
    expect((await outbox.figures(NINE)).lagMs).toBe(0);
    expect((await outbox.figures(NINE.add({ seconds: 90 }))).lagMs).toBe(90_000);
    await settle("t1", (await claim("t1")).messages);
    expect(await outbox.forgetBefore(NINE, 10)).toBe(0);
    expect(await outbox.forgetBefore(NINE.add({ seconds: 1 }), 10)).toBe(1);
    expect(await states()).toEqual({});
  });

  it("gives everybody's accounts, the one they used last first, and what cannot be sent too", async () => {
    const { people, claim, ann } = await forAnn();
    const account = (platform: string) => ({ platform, tenant: "t", user: "u" });
    await people.link(account("web"), ann, SUNDAY);
    await people.link(account("slack"), ann, SUNDAY);
    await people.link(account("teams"), ann, SUNDAY.add({ hours: 1 }), "{}");
    const { messages } = await claim("t1");
    expect(messages[0]?.accounts).toEqual([
      { ...account("teams"), reference: "{}" },
      { ...account("slack"), reference: null },
      { ...account("web"), reference: null },
    ]);
  });

  it("plans again what could not be said for want of an account, once there is one", async () => {
    const { people, claim, settle, planAgain, ann, states } = await forAnn();
    await settle("t1", (await claim("t1")).messages, NINE, { kind: "dead", reason: "no-account" });
    expect(await states()).toEqual({ dead: 1 });
    await people.link({ platform: "slack", tenant: "t", user: "u" }, ann, NINE);
    expect(await states()).toEqual({ planned: 1 });
    expect(await claim("t2")).toMatchObject({ messages: [], postponed: 1 });
    await planAgain();
    expect((await claim("t3", NINE.add({ minutes: 1 }))).messages).toHaveLength(1);
  });

  it("says nothing to whoever gets an account after it is no longer theirs", async () => {
    const { people, claim, settle, plan, ann, states } = await forAnn();
    await settle("t1", (await claim("t1")).messages, NINE, { kind: "dead", reason: "no-account" });
    await plan([], NINE);
    await people.link({ platform: "slack", tenant: "t", user: "u" }, ann, NINE);
    await plan([], NINE);
    expect((await claim("t2", NINE.add({ minutes: 1 }))).messages).toEqual([]);
    expect(await states()).toEqual({ cancelled: 1 });
  });
});
