import { describe, expect, it } from "vitest";
import { operator } from "../../src/core/authority.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { day, implementations, instant } from "../support/store.ts";

const [early, moved, replaced, late] = [day("2026-10-01"), day("2026-11-02"), day("2026-12-01"), day("2027-01-04")];

describe.each(implementations)("evidence in $name", ({ stores }) => {
  function filled() {
    const ids = { learner: "", old: "", now: "", head: "", other: "", enrolment: "" };
    const store = stores((school) => {
      const person = (name: string) => school.person({ name, email: `${name.toLowerCase()}@x.example` });
      Object.assign(ids, { learner: person("Lea"), old: person("Old"), now: person("Now") });
      Object.assign(ids, { head: person("Head"), other: person("Other") });
      school.cohort({ id: "c1" });
      school.cohort({ id: "c2" });
      school.enrolment({ cohort: "c2", person: ids.learner, joined: early, left: moved });
      ids.enrolment = school.enrolment({ cohort: "c1", person: ids.learner, option: "one", until: moved });
      school.terms({ enrolment: ids.enrolment, from: moved, option: "two" });
      school.relation({ role: "tutor", person: ids.old, enrolment: ids.enrolment, until: replaced });
      school.relation({ role: "tutor", person: ids.now, enrolment: ids.enrolment, from: replaced });
      school.relation({ role: "tutor", person: ids.other, enrolment: ids.enrolment, from: late, until: late });
      school.relation({ role: "head", person: ids.head, cohort: "c1", option: "two", until: late });
      school.relation({ role: "head", person: ids.other, cohort: "c1", option: "one", from: early });
      school.relation({ role: "coordinator", person: ids.other, cohort: "c1", from: early });
      school.relation({ role: "coordinator", person: ids.head, cohort: "c2" });
      school.relation({ role: "registrar", person: ids.other });
    });
    return { ...store, ids };
  }

  it("tells who has held which role around an enrolment and when; an option's while it was in it", async () => {
    const { evidence, ids } = filled();
    const told = (await evidence.holdings(ids.enrolment)).map(({ role, person, from, until }) => [
      role,
      person.name,
      from,
      until,
    ]);
    expect(told).toEqual([
      ["apprentice", "Lea", null, null],
      ["registrar", "Other", null, null],
      ["tutor", "Old", null, replaced],
      ["coordinator", "Other", early, null],
      ["head", "Other", early, moved],
      ["head", "Head", moved, late],
      ["tutor", "Now", replaced, null],
    ]);
  });

  it("tells the next day on which somebody begins or ceases to hold a role around an enrolment", async () => {
    const { evidence, ids } = filled();
    const next = (after: number) => evidence.nextChange(ids.enrolment, after);
    const days = [early - 1, early, moved, replaced - 1, replaced, late - 1, late];
    expect(await Promise.all(days.map(next))).toEqual([early, moved, replaced, replaced, late, late, null]);
    expect(await evidence.nextChange("nobody", early)).toBeNull();
  });

  it("tells every enrolment of a learner, those that are over too", async () => {
    const { evidence, ids } = filled();
    expect(await evidence.enrolmentsOf(ids.learner)).toEqual([
      { id: ids.enrolment, cohort: "c1", left: null },
      { id: expect.any(String), cohort: "c2", left: moved },
    ]);
    expect(await evidence.enrolmentsOf(ids.old)).toEqual([]);
  });

  it("tells every delegation of some people, called off or over", async () => {
    const { evidence, standIns, ids } = filled();
    const at = instant("2026-11-02T09:00:00Z");
    const first = await standIns.delegate(ids.old, ids.now, { from: moved, to: moved + 4 }, at);
    await standIns.delegate(ids.head, ids.now, { from: early, to: early }, at);
    await standIns.delegate(ids.other, ids.now, { from: early, to: early }, at);
    await standIns.endDelegation(ids.old, first.id, instant("2026-11-03T09:00:00Z"));
    const deputy = { id: ids.now, name: "Now" };
    expect(await evidence.delegations([ids.old, ids.head])).toEqual([
      { person: ids.head, deputy, from: early, to: early, endedAt: null },
      {
        person: ids.old,
        deputy,
        from: moved,
        to: moved + 4,
        endedAt: instant("2026-11-03T09:00:00Z").epochMilliseconds,
      },
    ]);
    expect(await evidence.delegations([])).toEqual([]);
  });

  it("tells the last link of the audit's chain, which moves with every entry", async () => {
    const { evidence, people } = stores();
    expect(await evidence.lastAudit()).toBeNull();
    await people.grant(operator("roster"), "one@x.example", "registrar", instant("2026-11-22T08:00:00Z"));
    const one = await evidence.lastAudit();
    await people.grant(operator("roster"), "two@x.example", "registrar", instant("2026-11-22T08:00:00Z"));
    const two = await evidence.lastAudit();
    expect([one?.seq, two?.seq]).toEqual([1, 2]);
    expect(one?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(two?.hash).not.toBe(one?.hash);
  });

  it("tells what was said or could not be about an enrolment, by which platform, and nothing of others or to come", async () => {
    const { evidence, plans, outbox, ids } = filled();
    const wish = (seed: Partial<Parameters<typeof planned>[0]>) =>
      planned({ enrolment: ids.enrolment, recipient: ids.now, ...seed });
    await plans.markAll();
    const wanted = [
      wish({ occurrence: "a" }),
      wish({ occurrence: "b", subject: `${ids.enrolment}:other:once` }),
      wish({ occurrence: "c", recipient: ids.old }),
      wish({ occurrence: "d", day: MONDAY + 9 }),
    ];
    for (const one of await plans.toPlan(MONDAY, 10)) {
      const { enrolment } = one;
      const mine = enrolment === ids.enrolment ? wanted : [planned({ enrolment, recipient: ids.other })];
      const plan = { ...one, wanted: mine, through: MONDAY + 20, next: MONDAY + 7 };
      await plans.replan(plan, instant("2026-11-22T08:00:00Z"));
    }
    const now = instant("2026-11-23T09:00:00Z");
    const { messages } = await outbox.claim(now, { token: "t", limit: 10, until: now.add({ minutes: 5 }) });
    const settled = messages.map(({ message, recipient }) => ({
      message,
      sending:
        recipient.id === ids.old
          ? ({ kind: "dead", reason: "gone" } as const)
          : ({ kind: "sent", platform: "paper", place: null } as const),
    }));
    await outbox.settle("t", settled, now);
    const told = (await evidence.said(ids.enrolment)).map((one) => [
      one.recipient,
      one.state,
      one.platform,
      one.reason,
      one.at === now.epochMilliseconds,
    ]);
    expect(told.toSorted()).toEqual([
      ["Now", "merged", "paper", null, true],
      ["Now", "sent", "paper", null, true],
      ["Old", "dead", null, "gone", true],
    ]);
  });
});
