import { describe, expect, it } from "vitest";
import type { ClaimOptions, PlannedReminder } from "../../src/core/reminder-ports.ts";
import { planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";

const sunday = instant("2026-11-22T08:00:00Z");
const monday = instant("2026-11-23T08:00:00Z");

describe.each(implementations)("the outbox in $name", ({ stores }) => {
  async function open(wanted: (ids: { one: string; ann: string; tom: string }) => readonly PlannedReminder[]) {
    const ids = { one: "", ann: "", tom: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.tom = school.person({ name: "Tom", email: "tom@x.example" });
      ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
    });
    const { plans } = found;
    await plans.markAll();
    const mark = (await plans.toPlan(0, 9))[0]?.mark ?? 0;
    await plans.replan({ enrolment: ids.one, mark, wanted: wanted(ids), through: 99_999, next: 30_000 }, sunday);
    const claim = (token: string, now = monday, options: Partial<ClaimOptions> = {}) =>
      found.outbox.claim(now, { token, limit: 50, until: now.add({ minutes: 1 }), ...options });
    return { ...found, ...ids, claim };
  }

  it("gives what is due, one message a person, once", async () => {
    const { claim, ann, tom, outbox } = await open(({ one, ann, tom }) => [
      planned({ enrolment: one, recipient: ann }),
      planned({ enrolment: one, recipient: ann, kind: "late", subject: `${one}:visit:once` }),
      planned({ enrolment: one, recipient: tom }),
    ]);
    expect((await claim("t0", sunday)).messages).toEqual([]);
    const { messages } = await claim("t1");
    expect(messages.map(({ recipient, reminders }) => [recipient.id, reminders.length])).toEqual([
      [ann, 2],
      [tom, 1],
    ]);
    expect((await claim("t2")).messages).toEqual([]);
    expect(
      await outbox.settle(
        "t1",
        messages.map(({ message }) => ({ message, sending: { kind: "sent", platform: "slack", place: null } })),
        monday,
      ),
    ).toEqual([]);
    expect((await outbox.figures(monday)).states).toMatchObject({ sent: 2, merged: 1, planned: 0, leased: 0 });
    expect(await outbox.nextAt()).toBeNull();
  });
});
