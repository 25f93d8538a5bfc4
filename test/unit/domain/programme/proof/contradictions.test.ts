import { describe, expect, it } from "vitest";
import { actsOf } from "../../../../../src/domain/dossier/steps.ts";
import type { Condition, FormField, Requirement, Step } from "../../../../../src/domain/programme/dossier-rules.ts";
import type { CountedDossier, Counter, DossierKind, Programme } from "../../../../../src/domain/programme/programme.ts";
import { consistentEndings, contradictionIn } from "../../../../../src/domain/programme/proof/contradictions.ts";
import { askedBy } from "../../../../../src/domain/programme/proof/endings.ts";
import { readProgramme } from "../../../../../src/domain/programme/read-programme.ts";
import { act, anyOrder, field, inOrder } from "../../dossier/support.ts";
import { SMALL } from "../support.ts";
import { dossier } from "./support.ts";

const is = (id: string, not = false): Condition => ({ field: id, is: null, not });
const bound = (
  least: number | null,
  most: number | null,
  when: Condition | null = null,
  counter = "hours",
): Requirement => ({
  when,
  needs: { kind: "counter", counter, least, most },
  else: { fr: "a", en: "a" },
});
const needs = (id: string): Requirement => ({
  when: null,
  needs: { kind: "dossier", dossier: id, sameDays: false },
  else: { fr: "a", en: "a" },
});
const FILLS = act("learner fills");
const FORM = [field("far", { kind: "yes or no" })];
const asker = (requires: readonly Requirement[], steps: Step = FILLS, form: readonly FormField[] = []) =>
  dossier(steps, form, { id: "asker", requires });

/** What the counter has come to where a requirement of the asker is contradicted, and how many ways are left to end it. */
function found(
  kind: DossierKind,
  more: Partial<Counter> = {},
  others: readonly DossierKind[] = [],
): readonly [contradicted: readonly number[], ways: number | null] {
  const read = readProgramme(SMALL, "small.yaml");
  const counters = read.counters.map((one): Counter => ({ ...one, counts: [], ...more }));
  const programme: Programme = { ...read, counters, dossiers: [kind, ...others] };
  const asked = askedBy(kind, actsOf(kind));
  return [
    asked.flatMap((one) => contradictionIn(kind, one, programme) ?? []),
    consistentEndings(kind, programme)?.length ?? null,
  ];
}

const YEARLY = { each: "year" } as const;

describe("what a dossier asks of one counter", () => {
  it("excludes itself where it has to come further than it may", () => {
    expect(found(asker([bound(20, null), bound(null, 10)]))).toEqual([[20], 0]);
    expect(found(asker([bound(10, null), bound(null, 10)]))).toEqual([[], 1]);
    expect(found(asker([bound(null, 10), bound(20, null)]), YEARLY)).toEqual([[20], 0]);
    expect(found(asker([bound(20, null, null, "other"), bound(null, 10)]))).toEqual([[], 1]);
    expect(found(asker([bound(20, 30)]))).toEqual([[], 1]);
  });

  it("excludes itself on conditions only where they hold together", () => {
    const on = (one: Condition, other: Condition) =>
      found(asker([bound(20, null, one), bound(null, 10, other)], FILLS, FORM));
    expect(on(is("far"), is("far"))).toEqual([[20], 1]);
    expect(on(is("far"), is("far", true))).toEqual([[], 2]);
  });

  it("excludes itself between steps where the one comes before the other, unless the counter may have shrunk", () => {
    const least = act("learner fills", { requires: [bound(20, null)] });
    const most = act("tutor validates", { requires: [bound(null, 10)] });
    expect(found(asker([], inOrder(least, most)))).toEqual([[20], 0]);
    expect(found(asker([], inOrder(most, least)))).toEqual([[], 1]);
    expect(found(asker([], anyOrder(least, most)))).toEqual([[], 1]);
    expect(found(asker([], inOrder(least, most)), YEARLY)).toEqual([[], 1]);
    const both = act("learner fills", { requires: [bound(20, null), bound(null, 10)] });
    expect(found(asker([], both), YEARLY)).toEqual([[20], 0]);
    expect(found(asker([bound(20, null)], most), YEARLY)).toEqual([[20], 0]);
    expect(found(asker([bound(null, 10)], least), YEARLY)).toEqual([[20], 0]);
  });

  it("is known of what is always asked, where there are too many answers to try", () => {
    const ids = Array.from({ length: 10 }, (_, index) => `f${index}`);
    const many = ids.map((id) => bound(1, null, is(id)));
    const form = ids.map((id) => field(id, { kind: "yes or no" }));
    expect(found(asker([...many, bound(20, null), bound(null, 10)], FILLS, form))).toEqual([[20], null]);
    expect(found(asker([...many, bound(20, null, is("f1")), bound(null, 10)], FILLS, form))).toEqual([[], null]);
  });
});

describe("a dossier that has to be finished first", () => {
  const number = (least: number | null, more: Partial<FormField> = {}) =>
    field("n", { kind: "number", least, ...more });
  const log = (id: string, form: readonly FormField[], more: Partial<DossierKind> = {}) =>
    dossier(FILLS, form, { id, ...more });
  const sum = (id: string, when: Condition | null = null): CountedDossier => ({
    dossier: id,
    of: { kind: "field", field: "n" },
    when,
  });
  const times = (id: string): CountedDossier => ({ dossier: id, of: { kind: "times" }, when: null });
  const comesTo = (
    counts: readonly CountedDossier[],
    others: readonly DossierKind[],
    more: Partial<Counter> = {},
    requires: readonly Requirement[] = [needs("a"), bound(null, 10)],
  ) => found(asker(requires), { counts, ...more }, others)[0][0] ?? null;

  it("may add more than the counter may have come to", () => {
    const a = log("a", [number(15)]);
    expect(comesTo([sum("a")], [a])).toBe(15);
    expect(comesTo([sum("a"), times("a")], [a])).toBe(16);
    expect(comesTo([sum("a")], [log("a", [number(10)])])).toBeNull();
    expect(comesTo([sum("a")], [a], YEARLY)).toBeNull();
    expect(comesTo([sum("a")], [a], {}, [bound(null, 10)])).toBeNull();
    expect(comesTo([sum("b")], [a, log("b", [number(15)])])).toBeNull();
  });

  it("adds nothing that is sure on a condition, or where it may be left open, or of a length", () => {
    const a = (more: Partial<FormField>) => [log("a", [number(15, more), ...FORM])];
    expect(comesTo([sum("a", is("far"))], a({}))).toBeNull();
    expect(comesTo([sum("a")], a({ required: false }))).toBeNull();
    expect(comesTo([sum("a")], a({ when: is("far") }))).toBeNull();
    expect(comesTo([sum("a")], a({ least: null }))).toBeNull();
    expect(comesTo([{ dossier: "a", of: { kind: "length" }, when: null }], a({}))).toBeNull();
  });

  it("adds what it always requires itself; of what has days, and without a gap, only the greatest is sure", () => {
    const [a, b] = [
      log("a", [number(6)], { requires: [needs("b")] }),
      log("b", [number(7)], { requires: [needs("a")] }),
    ];
    expect(comesTo([sum("a"), sum("b")], [a, b])).toBe(13);
    expect(comesTo([sum("a"), sum("b")], [a, b], { adds: "continuous" })).toBeNull();
    expect(comesTo([sum("a"), sum("b")], [a, { ...b, each: "stay" }])).toBe(13);
    expect(
      comesTo(
        [sum("a"), sum("b")],
        [
          { ...a, each: "stay" },
          { ...b, each: "stay" },
        ],
      ),
    ).toBeNull();
    const big = [log("a", [number(16)]), log("b", [number(17)])];
    const both = [needs("a"), needs("b"), bound(null, 10)];
    expect(comesTo([sum("a"), sum("b")], big, { adds: "continuous" }, both)).toBe(17);
  });
});
