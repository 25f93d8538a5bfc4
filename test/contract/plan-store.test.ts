import { describe, expect, it } from "vitest";
import type { PlannedReminder } from "../../src/core/reminder-ports.ts";
import { allowed, change } from "../support/dossiers.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { implementations, instant } from "../support/store.ts";
import { toPlanOf } from "../support/to-plan.ts";

const sunday = instant("2026-11-22T08:00:00Z");
const later = instant("2027-01-01T08:00:00Z");

describe.each(implementations)("plans in $name", ({ stores }) => {
  function open() {
    const ids = { one: "", two: "", ann: "", tom: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1" });
      ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
      ids.tom = school.person({ name: "Tom", email: "tom@x.example" });
      ids.one = school.enrolment({ cohort: "c1", person: ids.ann });
      ids.two = school.enrolment({ cohort: "c1", person: ids.tom });
    });
    const { plans, outbox } = found;
    return {
      ...found,
      ...ids,
      wish: (seed: Partial<Parameters<typeof planned>[0]> = {}) =>
        planned({ enrolment: ids.one, recipient: ids.ann, ...seed }),
      /** Plans the first enrolment as if that were all that is wanted. */
      plan: async (wanted: readonly PlannedReminder[], through = MONDAY + 20) => {
        const one = await toPlanOf(plans, ids.one);
        return plans.replan({ ...one, wanted, through, next: MONDAY + 7 }, sunday);
      },
      coming: async (person = ids.ann) =>
        (await outbox.ofPerson(person, later, 10)).coming.map(({ reminder: { key }, state }) => `${key} ${state}`),
      states: async () => (await outbox.figures(sunday)).states,
    };
  }

  it("are made for what is marked first, then for what its day has come for", async () => {
    const { plans, plan, one, two } = open();
    const mark = expect.any(Number) as number;
    expect(await plans.toPlan(MONDAY, 10)).toEqual([]);
    await plans.markAll();
    expect(new Set((await plans.toPlan(MONDAY, 10)).map(({ enrolment }) => enrolment))).toEqual(new Set([one, two]));
    expect(await plans.toPlan(MONDAY, 1)).toHaveLength(1);
    expect(await plan([])).toBe(true);
    expect(await plans.toPlan(MONDAY, 10)).toEqual([{ enrolment: two, mark, due: null }]);
    expect(await plans.toPlan(MONDAY + 7, 10)).toEqual([
      { enrolment: two, mark, due: null },
      { enrolment: one, mark: null, due: MONDAY + 7 },
    ]);
    expect(await plans.toPlan(MONDAY + 7, 1)).toEqual([{ enrolment: two, mark, due: null }]);
    await plans.markAll();
    expect(await plans.toPlan(MONDAY + 7, 10)).toHaveLength(2);
  });

  it("are not written when something has changed since they were worked out", async () => {
    const { plans, wish, coming, one } = open();
    const toPlan = async (today = 0) => (await plans.toPlan(today, 10)).filter(({ enrolment }) => enrolment === one);
    const plan = { wanted: [wish()], through: MONDAY, next: MONDAY };
    expect(await plans.replan({ ...plan, enrolment: one, mark: null, due: MONDAY }, sunday)).toBe(false);
    await plans.markAll();
    const [first] = await toPlan();
    await plans.markAll();
    const [second] = await toPlan();
    if (!first || !second) throw new Error("nothing is marked");
    expect(await plans.replan({ ...plan, ...first }, sunday)).toBe(false);
    expect(await plans.replan({ ...plan, enrolment: one, mark: null, due: MONDAY }, sunday)).toBe(false);
    expect(await coming()).toEqual([]);
    expect(await toPlan()).toEqual([second]);
    expect(await plans.replan({ ...plan, ...second }, sunday)).toBe(true);
    expect(await coming()).toHaveLength(1);
    const [due] = await toPlan(MONDAY);
    expect(due).toEqual({ enrolment: one, mark: null, due: MONDAY });
    await plans.markAll();
    const none = { ...plan, wanted: [] };
    const stale = [first, second, ...(due ? [due] : [])];
    for (const old of stale) expect(await plans.replan({ ...none, ...old }, sunday)).toBe(false);
    const [third] = await toPlan();
    if (!third) throw new Error("nothing is marked");
    expect(await plans.replan({ ...plan, ...third, next: MONDAY + 7 }, sunday)).toBe(true);
    for (const old of [...stale, third]) expect(await plans.replan({ ...none, ...old }, sunday)).toBe(false);
    expect(await coming()).toHaveLength(1);
  });

  it.each(["marked", "due"])(
    "are not written when a decision that says itself what follows came after their dossiers were read: %s",
    async (how) => {
      const { plans, dossiers, wish, coming, one, ann } = open();
      const plan = { wanted: [], through: MONDAY + 20, next: MONDAY };
      await plans.markAll();
      if (how === "due") for (const each of await plans.toPlan(0, 10)) await plans.replan({ ...plan, ...each }, sunday);
      const read = (await plans.toPlan(MONDAY, 10)).find(({ enrolment }) => enrolment === one);
      if (!read) throw new Error("nothing is to be planned");
      const key = { enrolment: one, kind: "report", occasion: "once" };
      const reminders = { wanted: [wish({ subject: `${one}:report:once` })], through: MONDAY + 20 };
      await dossiers.record(allowed(ann), { ...change(key, { by: ann }), reminders }, sunday);
      expect(await plans.replan({ ...plan, ...read, seen: 0 }, sunday)).toBe(false);
      expect(await coming()).toHaveLength(1);
      expect(await plans.toPlan(MONDAY, 10)).toContainEqual(read);
      expect(await plans.replan({ ...plan, ...read, wanted: reminders.wanted, seen: 1 }, sunday)).toBe(true);
      expect(await coming()).toHaveLength(1);
    },
  );

  it("add what is wanted, at their hour on its day, and the same again changes nothing", async () => {
    const { plan, wish, outbox, ann, states, plans } = open();
    await plans.markAll();
    const wanted = [wish(), wish({ kind: "late", day: MONDAY + 1 })];
    await plan(wanted);
    const { coming } = await outbox.ofPerson(ann, later, 10);
    expect(coming.map(({ at }) => at)).toEqual([
      instant("2026-11-23T08:00:00Z").epochMilliseconds,
      instant("2026-11-24T08:00:00Z").epochMilliseconds,
    ]);
    expect(coming[0]).toEqual({
      ...coming[0],
      reminder: wish().reminder,
      state: "planned",
      message: null,
      reason: null,
    });
    await plan(wanted);
    expect((await outbox.ofPerson(ann, later, 10)).coming).toEqual(coming);
    expect(await states()).toMatchObject({ planned: 2, cancelled: 0 });
  });

  it("cancel what is no longer wanted, up to their last day, and bring it back when it is", async () => {
    const { plan, wish, coming, states, plans } = open();
    await plans.markAll();
    const [first, second, far] = [wish(), wish({ day: MONDAY + 1 }), wish({ day: MONDAY + 30 })];
    await plan([first, second, far]);
    await plan([second]);
    expect(await coming()).toEqual([`${second.reminder.key} planned`, `${far.reminder.key} planned`]);
    expect(await states()).toMatchObject({ planned: 2, cancelled: 1 });
    await plan([first, second]);
    expect(await coming()).toHaveLength(3);
    expect(await states()).toMatchObject({ planned: 3, cancelled: 0 });
  });

  it("leave other enrolments and what was told of the calendar alone", async () => {
    const { plan, wish, coming, two, tom, plans } = open();
    await plans.markAll();
    const moved = wish({ kind: "moved", subject: "cohort:c1", step: null });
    const other = planned({ enrolment: two, recipient: tom });
    await plan([moved, other]);
    await plan([]);
    expect(await coming()).toEqual([`${moved.reminder.key} planned`]);
    expect(await coming(tom)).toEqual([`${other.reminder.key} planned`]);
  });

  it("say to each person whether something around them is still to be planned", async () => {
    const who = { own: "", master: "", past: "", head: "", registrar: "", other: "", deputy: "" };
    let one = "";
    const { plans, standIns } = stores((school) => {
      const person = (name: string) => school.person({ name, email: `${name}@x.example` });
      for (const name of Object.keys(who) as (keyof typeof who)[]) who[name] = person(name);
      school.cohort({ id: "c1" });
      school.cohort({ id: "c2" });
      one = school.enrolment({ cohort: "c1", person: who.own });
      school.enrolment({ cohort: "c2", person: who.other });
      school.relation({ role: "master", person: who.master, enrolment: one });
      school.relation({ role: "master", person: who.past, enrolment: one, until: MONDAY });
      school.relation({ role: "head", person: who.head, cohort: "c1", option: "any" });
      school.relation({ role: "registrar", person: who.registrar });
    });
    await standIns.delegate(who.master, who.deputy, { from: MONDAY + 3, to: MONDAY + 5 }, sunday);
    const waiting = async (today = MONDAY) => {
      const all = await Promise.all(
        Object.entries(who).map(async ([name, id]) => ((await plans.waiting(id, today)) ? [name] : [])),
      );
      return all.flat();
    };
    await plans.markAll();
    const marked = await plans.toPlan(MONDAY, 10);
    expect(await waiting()).toEqual(["own", "master", "head", "registrar", "other", "deputy"]);
    for (const to of marked.filter(({ enrolment }) => enrolment !== one))
      await plans.replan({ ...to, wanted: [], through: MONDAY + 21, next: MONDAY + 7 }, sunday);
    expect(await waiting()).toEqual(["own", "master", "head", "registrar", "deputy"]);
    expect(await waiting(MONDAY + 6)).not.toContain("deputy");
    for (const to of await plans.toPlan(MONDAY, 10))
      await plans.replan({ ...to, wanted: [], through: MONDAY + 21, next: MONDAY + 7 }, sunday);
    expect(await waiting()).toEqual([]);
    expect(await waiting(MONDAY + 7)).toEqual([]);
    expect(await waiting(MONDAY + 8)).toEqual(["own", "master", "head", "registrar", "other"]);
  });
});
