import { describe, expect, it } from "vitest";
import { type OpenStores, storesOn } from "../../../../../db/sqlite/stores.ts";
import { operator } from "../../../../../src/core/authority.ts";
import type { RosterRow } from "../../../../../src/core/ports.ts";
import { day, instant, NOBODY, testDatabase, testStores } from "../../../../support/store.ts";
import { row } from "./rows.ts";

const BEFORE = instant("2026-09-01T10:00:00+02:00");
const NOON = instant("2026-11-22T12:00:00+01:00");
const YESTERDAY = day("2026-11-21");
const TODAY = day("2026-11-22");

const bring = (stores: OpenStores, rows: readonly RosterRow[], at = NOON, dryRun = false) =>
  stores.imports.roster(operator("roster"), rows, "roster.csv", at, dryRun);

/** `role: address` of everybody around the one enrolment of `who`. */
async function around(stores: OpenStores, who: string, on: number): Promise<readonly string[]> {
  const person = await stores.people.byEmail(`${who}@x.example`);
  const [enrolment] = await stores.enrolments.of(person ?? NOBODY, on);
  const held = await stores.enrolments.around(enrolment?.id ?? "", on);
  return held.map(({ role, person: { email } }) => `${role}: ${email}`).sort();
}

async function enrolmentOf(stores: OpenStores, who: string, on: number) {
  const person = await stores.people.byEmail(`${who}@x.example`);
  return (await stores.enrolments.of(person ?? NOBODY, on))[0];
}

describe("a roster import", () => {
  it("makes the cohort, the learners and everybody around them, for as far back as anyone asks", async () => {
    const stores = testStores();
    const rows = [
      row("one", { master: "m1", tutor: "t1", head: "red" }, { company: "Company One" }),
      row("two", { tutor: "t1" }),
    ];
    expect(await bring(stores, rows)).toMatchObject({ import: expect.any(String), added: 2, changed: 0, unchanged: 0 });
    expect(await stores.cohorts.all()).toEqual([{ id: "c1", programme: "any-programme", startYear: 2026, version: 1 }]);
    expect(await enrolmentOf(stores, "one", day("2026-10-01"))).toMatchObject({
      option: "RED",
      company: "Company One",
      person: { name: "Apprentice one" },
    });
    expect(await around(stores, "one", day("2026-10-01"))).toEqual([
      "apprentice: one@x.example",
      "head: red@x.example",
      "master: m1@x.example",
      "tutor: t1@x.example",
    ]);
    expect(await around(stores, "two", TODAY)).toContain("head: red@x.example");
    expect((await stores.people.byEmail("red@x.example"))?.name).toBe("Red");
  });

  it("refuses with its line a row that would make somebody master and tutor at once, and writes nothing", async () => {
    const stores = testStores();
    await bring(stores, [row("one", { master: "m1", tutor: "t1" }), row("two", { master: "m1", tutor: "t1" })], BEFORE);
    const clash = { id: "two-roles", values: { column: "tutor_email", other: "master_email" } };
    const rows = [row("one", { tutor: "m1" }, { line: 7 }), row("two", { master: "t1" }, { line: 9 })];
    for (const dryRun of [true, false]) {
      await expect(bring(stores, rows, NOON, dryRun)).rejects.toMatchObject({
        problems: [
          { line: 7, ...clash, values: { ...clash.values, email: "m1@x.example" } },
          { line: 9, ...clash, values: { ...clash.values, email: "t1@x.example" } },
        ],
      });
    }
    expect(await around(stores, "one", TODAY)).toContain("tutor: t1@x.example");
    expect(await bring(stores, [row("one", { master: "t1", tutor: "m1" })])).toMatchObject({ changed: 1 });
    const { id = "" } = (await enrolmentOf(stores, "two", TODAY)) ?? {};
    const later = { enrolment: id, role: "master", email: "m2@x.example", name: null, from: TODAY + 9 };
    await stores.standIns.replace(operator("roster"), later, NOON);
    await expect(bring(stores, [row("two", { tutor: "m2" })])).rejects.toMatchObject({ problems: [{ line: 2 }] });
  });

  it("leaves one holder of a role of which a replacement was to come, whichever of the two it names", async () => {
    const later = TODAY + 10;
    for (const [named, then] of [
      ["t1", ["t1", "t1"]],
      ["t2", ["t1", "t2"]],
      ["t3", ["t3", "t3"]],
    ] as const) {
      const stores = testStores();
      await bring(stores, [row("one", { tutor: "t1" })], BEFORE);
      const { id = "" } = (await enrolmentOf(stores, "one", TODAY)) ?? {};
      const handed = { enrolment: id, role: "tutor", email: "t2@x.example", name: null, from: later };
      await stores.standIns.replace(operator("roster"), handed, BEFORE);
      const again = await bring(stores, [row("one", { tutor: named })]);
      const tutors = [await around(stores, "one", TODAY), await around(stores, "one", later)];
      expect(tutors).toEqual(then.map((stem) => ["apprentice: one@x.example", `tutor: ${stem}@x.example`]));
      if (again.import === null) continue;
      await stores.imports.undo(operator("roster"), again.import, NOON);
      expect(await around(stores, "one", later)).toContain("tutor: t2@x.example");
    }
  });

  it("keeps the dossiers of an enrolment from the day that first brought it, in the school's zone", async () => {
    const stores = testStores();
    await bring(stores, [row("one", { tutor: "t1" })], instant("2026-08-31T22:30:00Z"));
    await bring(stores, [row("one", { tutor: "t2" }), row("two", { tutor: "t2" })]);
    expect(await enrolmentOf(stores, "one", TODAY)).toMatchObject({ keptFrom: day("2026-09-01") });
    expect(await enrolmentOf(stores, "two", TODAY)).toMatchObject({ keptFrom: TODAY });
    const followed = await stores.enrolments.of((await stores.people.byEmail("t2@x.example")) ?? NOBODY, TODAY);
    expect(followed.map(({ keptFrom }) => keptFrom)).toEqual([day("2026-09-01"), TODAY]);
  });

  it("changes nothing when the same file comes twice, not even the list of imports", async () => {
    const stores = testStores();
    const rows = [row("one", { master: "m1", head: "red" }), row("two")];
    await bring(stores, rows, BEFORE);
    expect(await bring(stores, rows)).toEqual({ import: null, added: 0, changed: 0, unchanged: 2, changes: [] });
    expect(await stores.imports.list(10)).toHaveLength(1);
    expect(await stores.audit.recent(10)).toHaveLength(1);
  });

  it("writes nothing on a dry run and tells the same", async () => {
    const stores = testStores();
    const told = await bring(stores, [row("one", { master: "m1" })], NOON, true);
    expect(told).toEqual({ import: null, added: 1, changed: 0, unchanged: 0, changes: [] });
    expect(await stores.cohorts.all()).toEqual([]);
    expect(await stores.people.list(10)).toEqual([]);
    expect(await stores.audit.recent(10)).toEqual([]);
  });

  it("keeps what an empty cell says nothing of, and whom an absent row leaves out", async () => {
    const stores = testStores();
    await bring(
      stores,
      [row("one", { master: "m1" }, { company: "Company One", region: "Alsace" }), row("two")],
      BEFORE,
    );
    expect(await bring(stores, [row("one", {}, { option: null })])).toMatchObject({ import: null, unchanged: 1 });
    expect(await enrolmentOf(stores, "one", TODAY)).toMatchObject({
      option: "RED",
      company: "Company One",
      region: "Alsace",
    });
    expect(await around(stores, "one", TODAY)).toContain("master: m1@x.example");
    expect(await enrolmentOf(stores, "two", TODAY)).toBeDefined();
  });

  it("replaces a master, a tutor and an option head from today on and keeps who it was before", async () => {
    const stores = testStores();
    await bring(stores, [row("one", { master: "m1", tutor: "t1", head: "red" })], BEFORE);
    const told = await bring(stores, [row("one", { master: "m2", tutor: "t2", head: "crimson" })]);
    expect(told).toMatchObject({ added: 0, changed: 1 });
    expect(told.changes).toEqual([
      { subject: "one@x.example", what: "master", from: "m1@x.example", to: "m2@x.example" },
      { subject: "one@x.example", what: "tutor", from: "t1@x.example", to: "t2@x.example" },
      { subject: "c1 RED", what: "head", from: "red@x.example", to: "crimson@x.example" },
    ]);
    const roles = (stem: Record<string, string>) =>
      Object.entries(stem).map(([role, who]) => `${role}: ${who}@x.example`);
    expect(await around(stores, "one", YESTERDAY)).toEqual(
      roles({ apprentice: "one", head: "red", master: "m1", tutor: "t1" }),
    );
    expect(await around(stores, "one", TODAY)).toEqual(
      roles({ apprentice: "one", head: "crimson", master: "m2", tutor: "t2" }),
    );
  });

  it("replaces whom a roster named for a cohort, not those to whom the role was granted, and is taken back", async () => {
    const stores = testStores();
    const jurors = async () => (await around(stores, "one", TODAY)).filter((held) => held.startsWith("juror"));
    await bring(stores, [row("one", { juror: "first" }), row("two", { juror: "first" })], BEFORE);
    await stores.people.grant(operator("roster"), "granted@x.example", "juror", BEFORE, {
      kind: "cohort",
      cohort: "c1",
    });
    expect(await jurors()).toEqual(["juror: first@x.example", "juror: granted@x.example"]);

    const told = await bring(stores, [row("one", { juror: "second" }), row("two", { juror: "second" })]);
    expect(told.changes).toEqual([{ subject: "c1", what: "juror", from: "first@x.example", to: "second@x.example" }]);
    expect(await jurors()).toEqual(["juror: granted@x.example", "juror: second@x.example"]);

    await stores.imports.undo(operator("roster"), told.import ?? "", NOON);
    expect(await jurors()).toEqual(["juror: first@x.example", "juror: granted@x.example"]);
  });

  it("fills a role that nobody held from the beginning, and again on one day without a gap", async () => {
    const stores = testStores();
    await bring(stores, [row("one")], BEFORE);
    await bring(stores, [row("one", { master: "m1" })]);
    expect(await around(stores, "one", YESTERDAY)).toContain("master: m1@x.example");
    await bring(stores, [row("one", { master: "m2" })]);
    await bring(stores, [row("one", { master: "m3" })]);
    expect(await around(stores, "one", YESTERDAY)).toContain("master: m1@x.example");
    expect(await around(stores, "one", TODAY)).toEqual(["apprentice: one@x.example", "master: m3@x.example"]);
  });

  it("begins new terms when option, company or region change and keeps those before", async () => {
    const stores = testStores();
    await bring(stores, [row("one", {}, { company: "Company One" })], BEFORE);
    const told = await bring(stores, [row("one", {}, { option: "BLUE", company: "Company Two", region: "Moselle" })]);
    expect(told.changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`)).toEqual([
      "option: RED → BLUE",
      "company: Company One → Company Two",
      "region: null → Moselle",
    ]);
    expect(await enrolmentOf(stores, "one", YESTERDAY)).toMatchObject({
      option: "RED",
      company: "Company One",
      region: null,
    });
    expect(await enrolmentOf(stores, "one", TODAY)).toMatchObject({
      option: "BLUE",
      company: "Company Two",
      region: "Moselle",
    });
    await bring(stores, [row("one", {}, { option: "BLUE", company: "Company Three" })]);
    expect(await enrolmentOf(stores, "one", TODAY)).toMatchObject({ company: "Company Three" });
    expect(await enrolmentOf(stores, "one", YESTERDAY)).toMatchObject({ company: "Company One" });
  });

  it("corrects names and finds a person by any of their addresses", async () => {
    const stores = testStores((school) => {
      school.person({ name: "Apprentice Old", email: "old@x.example", addresses: ["one@x.example"] });
    });
    const told = await bring(stores, [row("one")]);
    expect(told.changes).toEqual([
      { subject: "old@x.example", what: "name", from: "Apprentice Old", to: "Apprentice one" },
    ]);
    expect((await stores.people.list(10)).map(({ name, email }) => `${name} ${email}`)).toEqual([
      "Apprentice one old@x.example",
    ]);
  });

  it("takes back in who had left", async () => {
    const stores = testStores((school) => {
      const person = school.person({ name: "Apprentice one", email: "one@x.example" });
      school.enrolment({ cohort: school.cohort({ id: "c1" }), person, option: "RED", left: day("2026-10-01") });
    });
    expect(await enrolmentOf(stores, "one", TODAY)).toBeUndefined();
    expect(await bring(stores, [row("one")])).toMatchObject({ changed: 1 });
    expect(await enrolmentOf(stores, "one", TODAY)).toBeDefined();
  });

  it("writes nothing at all when a row cannot be written", async () => {
    const stores = testStores((school) => {
      school.cohort({ id: "c2", startYear: 2020 });
    });
    const refused = bring(stores, [row("one"), row("two", {}, { cohort: "c2" })]);
    await expect(refused).rejects.toMatchObject({ id: "changed-meanwhile" });
    expect(await stores.people.list(10)).toEqual([]);
    expect(await stores.imports.list(10)).toEqual([]);
  });

  it("leaves only codes in the audit, and the chain holds", async () => {
    const stores = testStores();
    const { import: id } = await bring(stores, [row("one", { master: "m1" })]);
    expect(await stores.audit.recent(1)).toEqual([
      {
        at: NOON.epochMilliseconds,
        actor: "operator",
        action: "import.roster",
        subject: id,
        facts: { added: 1, changed: 0, unchanged: 0 },
      },
    ]);
    expect(await stores.audit.verify()).toBeNull();
  });

  it("gives the page cache back as it was", async () => {
    const db = testDatabase();
    const before = db.sqlite.pragma("cache_size", { simple: true });
    await bring(storesOn(db), [row("one")]);
    expect(db.sqlite.pragma("cache_size", { simple: true })).toBe(before);
  });
});
