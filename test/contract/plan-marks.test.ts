import { describe, expect, it } from "vitest";
import type { OpenStores } from "../../db/sqlite/stores.ts";
import { operator } from "../../src/core/authority.ts";
import type { RosterRow } from "../../src/core/ports.ts";
import { allowed, change } from "../support/dossiers.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { day, implementations, instant, STANDS } from "../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");
const registrar = operator("roster");

describe.each(implementations)("what changes what is owed, in $name", ({ stores }) => {
  /** Ann and Tom in one cohort, Sue in another of another programme; Tia is Ann's tutor, Reg the registrar; all are planned. */
  async function open() {
    const ids = { ann: "", tom: "", sue: "", tia: "", reg: "", ofAnn: "", ofTom: "", ofSue: "" };
    const found = stores((school) => {
      school.cohort({ id: "c1", programme: "p1" });
      school.cohort({ id: "c2", programme: "p2" });
      for (const name of ["ann", "tom", "sue", "tia", "reg"] as const)
        ids[name] = school.person({ name, email: `${name}@x.example` });
      ids.ofAnn = school.enrolment({ cohort: "c1", person: ids.ann });
      ids.ofTom = school.enrolment({ cohort: "c1", person: ids.tom });
      ids.ofSue = school.enrolment({ cohort: "c2", person: ids.sue });
      school.relation({ role: "tutor", person: ids.tia, enrolment: ids.ofAnn });
      school.relation({ role: "registrar", person: ids.reg });
    });
    const { plans } = found;
    const planAll = async () => {
      for (const one of await plans.toPlan(99_999, 99))
        await plans.replan({ ...one, wanted: [], through: 0, next: 30_000 }, at);
    };
    const marked = async () => {
      const names = { [ids.ofAnn]: "ann", [ids.ofTom]: "tom", [ids.ofSue]: "sue" };
      const all = (await plans.toPlan(MONDAY, 99)).map(({ enrolment }) => names[enrolment] ?? "new");
      await planAll();
      return all.sort();
    };
    await plans.markAll();
    await planAll();
    return { ...found, ...ids, marked };
  }

  const row = (line: number, name: string, tutor: string, cohort = "c1"): RosterRow => ({
    line,
    programme: "p1",
    cohort,
    startYear: 2026,
    option: null,
    learner: { role: "apprentice", name, email: `${name}@x.example` },
    company: null,
    region: null,
    around: [{ role: "tutor", per: "enrolment", name: tutor, email: `${tutor}@x.example` }],
  });

  it("marks an enrolment for its dossiers, exceptions and replacements", async () => {
    const { dossiers, calendars, standIns, marked, ofAnn, ann } = await open();
    const key = { enrolment: ofAnn, kind: "report", occasion: "once" };
    await dossiers.record(allowed(ann), change(key, { by: ann }), at);
    expect(await marked()).toEqual(["ann"]);
    const reminders = { wanted: [planned({ enrolment: ofAnn, recipient: ann })], through: 99_999 };
    await dossiers.record(allowed(ann), { ...change(key, { by: ann, before: 1 }), reminders }, at);
    expect(await marked()).toEqual([]);
    const days = { from: MONDAY, to: MONDAY + 4, place: "company" as const, reason: "ill" };
    await calendars.except(registrar, { enrolment: ofAnn, ...days }, at);
    expect(await marked()).toEqual(["ann"]);
    const hand = { enrolment: ofAnn, role: "tutor", email: "new@x.example", name: "New", from: MONDAY };
    await standIns.replace(registrar, hand, at);
    expect(await marked()).toEqual(["ann"]);
  });

  it("marks a cohort for its days, a programme for its settings, and only those", async () => {
    const { calendars, imports, settings, marked } = await open();
    await calendars.settle(
      registrar,
      { cohort: "c1", from: MONDAY, to: MONDAY, place: "school", reason: "x" },
      STANDS,
      at,
    );
    expect(await marked()).toEqual(["ann", "tom"]);
    const said = [{ day: MONDAY, place: "company" as const, note: null }];
    const { import: id } = await imports.calendar(registrar, "c2", said, "c.csv", at, false);
    expect(await marked()).toEqual(["sue"]);
    await imports.undo(registrar, id ?? "", at);
    expect(await marked()).toEqual(["sue"]);
    await settings.change(registrar, { programme: "p1", setting: "s", value: "1" }, at);
    expect(await marked()).toEqual(["ann", "tom"]);
  });

  it("marks all around whom someone stands when they are stood in for or choose what reaches them", async () => {
    const { standIns, people, marked, tia, tom, reg } = await open();
    const { id } = await standIns.delegate(tia, tom, { from: MONDAY, to: MONDAY + 4 }, at);
    expect(await marked()).toEqual(["ann"]);
    await standIns.endDelegation(tia, id, at);
    expect(await marked()).toEqual(["ann"]);
    await people.prefer(tom, { messages: "essential" }, at);
    expect(await marked()).toEqual(["tom"]);
    await standIns.delegate(reg, tom, { from: MONDAY, to: MONDAY + 4 }, at);
    expect(await marked()).toEqual(["ann", "sue", "tom"]);
    await people.grant(registrar, "second@x.example", "registrar", at);
    expect(await marked()).toEqual(["ann", "sue", "tom"]);
  });

  it("marks what a roster makes and changes, and what is taken back with it", async () => {
    const { imports, marked } = await open();
    const rows = [row(2, "ann", "tia"), row(3, "tom", "tia"), row(4, "kim", "tia")];
    const first = await imports.roster(registrar, rows, "r.csv", at, false);
    expect(await marked()).toEqual(["new", "tom"]);
    const second = await imports.roster(registrar, [row(2, "tom", "ted")], "r2.csv", at, false);
    expect(await marked()).toEqual(["tom"]);
    await imports.undo(registrar, second.import ?? "", at);
    expect(await marked()).toEqual(["tom"]);
    await imports.undo(registrar, first.import ?? "", at);
    expect(await marked()).toEqual(["tom"]);
  });

  it("takes what was planned and said back with the roster that made it", async () => {
    const { imports, plans, people, outbox } = await open();
    const { import: id } = await imports.roster(registrar, [row(2, "kim", "ted")], "r.csv", at, false);
    const [made] = await plans.toPlan(MONDAY, 9);
    const kim = await people.byEmail("kim@x.example");
    if (!made || !kim) throw new Error("nothing was made");
    const wanted = [planned({ enrolment: made.enrolment, recipient: kim.id })];
    await plans.replan({ ...made, wanted, through: 99_999, next: 30_000 }, at);
    await imports.undo(registrar, id ?? "", at);
    expect((await outbox.figures(at)).states.planned).toBe(0);
    expect(await people.byEmail("kim@x.example")).toBeNull();
    expect((await plans.toPlan(99_999, 99)).map(({ enrolment }) => enrolment)).not.toContain(made.enrolment);
  });

  it("keeps what has moved in a calendar, but not what is said for the first time", async () => {
    const { calendars, imports, plans, ofAnn, ofTom } = await open();
    const week = (place: "school" | "company") =>
      [0, 1, 2, 3, 4].map((ahead) => ({ day: MONDAY + ahead, place, note: null }));
    const moves = async (stores: Pick<OpenStores, "plans">, enrolment: string) =>
      (await stores.plans.moves(enrolment, at)).map(({ moves }) => moves);
    await imports.calendar(registrar, "c1", week("school"), "a.csv", at, false);
    expect(await moves({ plans }, ofAnn)).toEqual([]);
    await imports.calendar(registrar, "c1", week("company"), "b.csv", at, false);
    const moved = [{ from: MONDAY, to: MONDAY + 4, before: "school", after: "company" }];
    expect(await moves({ plans }, ofAnn)).toEqual([moved]);
    const own = { enrolment: ofAnn, from: MONDAY, to: MONDAY, place: "school" as const, reason: "x" };
    await calendars.except(registrar, own, at);
    const alone = [{ from: MONDAY, to: MONDAY, before: "company", after: "school" }];
    expect(await moves({ plans }, ofAnn)).toEqual([moved, alone]);
    expect(await moves({ plans }, ofTom)).toEqual([moved]);
    const settled = { cohort: "c1", from: MONDAY, to: day("2026-11-27"), place: "company" as const, reason: "as is" };
    await calendars.settle(registrar, settled, STANDS, at);
    expect(await moves({ plans }, ofTom)).toEqual([moved]);
    const counts = (place: "company" | "school") =>
      calendars.settle(
        registrar,
        { ...settled, place },
        (before, after) => {
          const elsewhere = { from: MONDAY + 7, to: MONDAY + 11, before: "school", after: "company" } as const;
          return before.settled.length === 1 && after.settled.at(-1)?.place === place ? [elsewhere] : [];
        },
        at,
      );
    await counts("school");
    const also = [{ from: MONDAY + 7, to: MONDAY + 11, before: "school", after: "company" }];
    expect(await moves({ plans }, ofTom)).toEqual([moved, also]);
  });
});
