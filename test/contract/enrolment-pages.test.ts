import { describe, expect, it } from "vitest";
import type { EnrolmentStore, Scope } from "../../src/core/ports.ts";
import { day, implementations, type School } from "../support/store.ts";

const today = day("2026-11-22");
const school: Scope = { kind: "school" };
const c1: Scope = { kind: "cohort", cohort: "c1" };
const c1A: Scope = { kind: "option", cohort: "c1", option: "A" };
const c2B: Scope = { kind: "option", cohort: "c2", option: "B" };

/** 12 learners: 4 in each of c1 A, c1 B and c2 B. */
function fill(into: School): void {
  for (const id of ["c1", "c2"]) into.cohort({ id });
  const names = [
    "Été",
    "Ete Deux",
    "zoé",
    "Œuvre",
    "Ostie",
    "d’Ange",
    "D'Arc",
    "Dupont-Durand",
    "dupond",
    "É",
    "f",
    "Ça",
  ];
  names.forEach((name, index) => {
    const person = into.person({ name, email: `p${index}@x.example`, addresses: [`alias${index}@other.example`] });
    const [cohort, option] = [["c1", "A"] as const, ["c1", "B"] as const, ["c2", "B"] as const][index % 3] ?? ["", ""];
    into.enrolment({ cohort, person, option });
  });
}

async function namesOf(
  enrolments: EnrolmentStore,
  scopes: readonly Scope[],
  asked: Partial<Parameters<EnrolmentStore["page"]>[1]> = {},
): Promise<{ total: number; names: string[] }> {
  const { total, rows } = await enrolments.page(scopes, { filter: null, offset: 0, limit: 100, ...asked }, today);
  return { total, names: rows.map(({ person }) => person.name) };
}

describe.each(implementations)("a page of enrolments in $name", ({ stores }) => {
  const { enrolments } = stores(fill);

  it("holds a whole school in the order of French collation, each enrolment once", async () => {
    const { total, names } = await namesOf(enrolments, [school, c1, c1A]);
    expect(total).toBe(12);
    expect(names).toEqual([...names].sort(new Intl.Collator("fr").compare));
    expect(new Set(names).size).toBe(12);
  });

  it("goes on where the one before ended, and past the end there is nothing", async () => {
    const { names } = await namesOf(enrolments, [school]);
    expect(await namesOf(enrolments, [school], { offset: 5, limit: 3 })).toEqual({
      total: 12,
      names: names.slice(5, 8),
    });
    expect(await namesOf(enrolments, [school], { offset: 12 })).toEqual({ total: 12, names: [] });
  });

  it("holds several scopes together, what lies in two of them once", async () => {
    expect((await namesOf(enrolments, [c1])).total).toBe(8);
    const both = await namesOf(enrolments, [c1A, c2B, c1A]);
    expect(both.total).toBe(8);
    expect(both.names).toEqual([...both.names].sort(new Intl.Collator("fr").compare));
    expect((await namesOf(enrolments, [c1, c1A, c2B], { limit: 2 })).total).toBe(12);
    expect(await namesOf(enrolments, [])).toEqual({ total: 0, names: [] });
    expect((await namesOf(enrolments, [{ kind: "cohort", cohort: "none" }])).total).toBe(0);
  });

  it.each([
    ["ete", ["Été", "Ete Deux"]],
    ["D'A", ["d’Ange", "D'Arc"]],
    ["OEUV", ["Œuvre"]],
    ["œu", ["Œuvre"]],
    ["nt-du", ["Dupont-Durand"]],
    ["P2@X", ["zoé"]],
    ["alias11@other", ["Ça"]],
    ["alias1", ["Ça", "Ete Deux", "f"]],
    ["%", []],
    ["_", []],
    ["  ", null],
  ])("finds %j in names and addresses, accents and case ignored", async (filter, expected) => {
    const found = await namesOf(enrolments, [school], { filter });
    expect(found.names).toEqual(expected ?? (await namesOf(enrolments, [school])).names);
    expect(found.total).toBe(found.names.length);
    const scoped = await namesOf(enrolments, [c1, c2B], { filter });
    expect(scoped).toEqual(found);
  });

  it("reaches those who are in the option on the day that is asked about", async () => {
    const moved = stores((into) => {
      into.cohort({ id: "c1" });
      const person = into.person({ name: "Apprentice", email: "a@x.example" });
      const enrolment = into.enrolment({ cohort: "c1", person, option: "A", until: today });
      into.terms({ enrolment, from: today, option: "B" });
    }).enrolments;
    const reached = async (option: string, on: number) =>
      (await moved.page([{ kind: "option", cohort: "c1", option }], { filter: null, offset: 0, limit: 10 }, on)).total;
    expect([await reached("A", today - 1), await reached("A", today)]).toEqual([1, 0]);
    expect([await reached("B", today - 1), await reached("B", today)]).toEqual([0, 1]);
  });

  it("shows nobody's enrolment outside the scopes, whatever the filter", async () => {
    expect(await namesOf(enrolments, [c1A], { filter: "ete" })).toEqual({ total: 1, names: ["Été"] });
  });
});
