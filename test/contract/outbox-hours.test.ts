import { describe, expect, it } from "vitest";
import { MAX_USUAL_A_WEEK } from "../../src/domain/reminder/digest.ts";
import { NINE, outboxWith, SUNDAY } from "../support/outbox.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";

describe.each(implementations)("the hours and days of the outbox in $name", ({ stores }) => {
  const forAnn = () => outboxWith(stores, ({ one, ann }) => [planned({ enrolment: one, recipient: ann })]);

  it("puts off what would come in quiet hours or on a day off, and lets go what is of no use any more", async () => {
    const { claim, outbox } = await forAnn();
    expect(await claim("t1", instant("2026-11-23T19:30:00Z"))).toMatchObject({ messages: [], postponed: 1 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-24T08:00:00Z").epochMilliseconds);
    expect(await claim("t2", instant("2026-11-28T12:00:00Z"))).toMatchObject({ messages: [], postponed: 1 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-30T08:00:00Z").epochMilliseconds);
    expect(await claim("t3", instant("2026-12-01T08:00:00Z"))).toMatchObject({ messages: [], expired: 1 });
    expect(await outbox.nextAt()).toBeNull();
  });

  it("puts off nothing to a day on which a learner's calendar is closed, but to the next that is open", async () => {
    const closed = [{ from: MONDAY + 1, to: MONDAY + 3 }];
    const { claim, settle, outbox } = await outboxWith(stores, ({ one, ann }) => [
      planned({ enrolment: one, recipient: ann, facts: { closed } }),
      planned({ enrolment: one, recipient: ann, facts: { closed }, subject: `${one}:visit:once`, hour: 14 }),
    ]);
    const evening = instant("2026-11-23T19:30:00Z");
    expect(await claim("t1", evening)).toMatchObject({ messages: [], postponed: 2 });
    const tuesday = instant("2026-11-24T14:00:00Z");
    expect(await claim("t2", tuesday)).toMatchObject({ messages: [], postponed: 2 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-27T08:00:00Z").epochMilliseconds);
    const friday = instant("2026-11-27T08:00:00Z");
    const { messages } = await claim("t3", friday);
    expect(messages.map(({ reminders }) => reminders.length)).toEqual([2]);
    await settle("t3", messages, friday);
  });

  it("sends one digest a day, but at once what is urgent", async () => {
    const { claim, settle, plan, outbox, one, ann } = await forAnn();
    await settle("t1", (await claim("t1")).messages);
    const about = (kind: string) => ({ enrolment: one, recipient: ann, subject: `${one}:${kind}:once` });
    await plan([planned(about("visit"))], NINE);
    expect(await claim("t2")).toMatchObject({ messages: [], postponed: 1 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-24T08:00:00Z").epochMilliseconds);
    await plan([planned(about("visit")), planned({ ...about("now"), weight: "urgent" })], NINE);
    const { messages } = await claim("t3");
    expect(messages.map(({ reminders }) => reminders.map(({ weight }) => weight))).toEqual([["urgent"]]);
  });

  it("leaves what comes later today out of what is urgent after the digest, and puts it into the digest before", async () => {
    const { claim, settle, plan, one, ann } = await forAnn();
    const about = (kind: string) => ({ enrolment: one, recipient: ann, subject: `${one}:${kind}:once` });
    const evening = planned({ ...about("visit"), weight: "essential", hour: 18 });
    await plan([planned({ enrolment: one, recipient: ann }), evening], NINE);
    const { messages } = await claim("t1");
    expect(messages.map(({ reminders }) => reminders.length)).toEqual([2]);
    await settle("t1", messages);
    await plan([planned({ ...about("late"), hour: 18 }), planned({ ...about("now"), weight: "urgent" })], NINE);
    expect((await claim("t2")).messages.map(({ reminders }) => reminders.map(({ weight }) => weight))).toEqual([
      ["urgent"],
    ]);
  });

  it("has days that begin where its person is: what is put off, and the digest of the day", async () => {
    // Eight in the morning there is the evening before in UTC.
    const [monday, tuesday] = [instant("2026-11-22T19:00:00Z"), instant("2026-11-23T19:00:00Z")];
    const { claim, settle, plan, one, ann, attention } = await outboxWith(stores, () => []);
    const about = (kind: "step" | "late", day: number, subject = "report") =>
      planned({
        enrolment: one,
        recipient: ann,
        kind,
        zone: "Pacific/Auckland",
        day,
        hour: 8,
        subject: `${one}:${subject}:once`,
      });
    await plan([about("step", MONDAY), about("late", MONDAY + 1)]);
    const first = await claim("t1", monday);
    await settle("t1", first.messages, monday);
    await attention.snooze(first.messages[0]?.message ?? "", ann, MONDAY + 1, monday);
    const second = await claim("t2", tuesday);
    expect(second.messages.map(({ reminders }) => reminders.map(({ kind }) => kind))).toEqual([["late"]]);
    await settle("t2", second.messages, tuesday);
    await plan([about("late", MONDAY + 1), about("step", MONDAY + 1, "visit")], tuesday);
    expect(await claim("t3", instant("2026-11-24T01:00:00Z"))).toMatchObject({ messages: [], postponed: 1 });
  });

  it("begins no more usual messages in a week than its cap, and goes on with the Monday after it", async () => {
    const { claim, settle, plan, outbox, one, ann } = await outboxWith(stores, ({ one, ann }) =>
      Array.from({ length: MAX_USUAL_A_WEEK }, (_, ahead) =>
        planned({ enrolment: one, recipient: ann, day: MONDAY + ahead, occurrence: `${ahead}`, weight: "essential" }),
      ),
    );
    for (let day = 0; day < MAX_USUAL_A_WEEK; day++) {
      const now = NINE.add({ hours: 24 * day });
      const { messages } = await claim(`t${day}`, now, { limit: 1 });
      expect(messages).toHaveLength(1);
      await settle(`t${day}`, messages, now);
    }
    const friday = NINE.add({ hours: 24 * 4 });
    await plan([planned({ enrolment: one, recipient: ann, day: MONDAY + 4, subject: `${one}:x:once` })], friday);
    expect(await claim("last", friday)).toMatchObject({ messages: [], postponed: 1 });
    expect(await outbox.nextAt()).toBe(instant("2026-11-30T08:00:00Z").epochMilliseconds);
  });

  it("says it at another hour or in another zone when its person chooses so", async () => {
    const { people, outbox, ann } = await forAnn();
    await people.prefer(ann, { hour: 14 }, SUNDAY);
    expect(await outbox.nextAt()).toBe(instant("2026-11-23T13:00:00Z").epochMilliseconds);
    await people.prefer(ann, { zone: "America/Martinique" }, SUNDAY);
    expect(await outbox.nextAt()).toBe(instant("2026-11-23T18:00:00Z").epochMilliseconds);
  });
});
