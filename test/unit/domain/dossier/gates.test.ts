import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import {
  EVERYTHING_HOLDS,
  type Facts,
  hasRequirements,
  missingBefore,
  NO_FACTS,
  unmetBy,
  unmetToBegin,
} from "../../../../src/domain/dossier/requirements.ts";
import { type DossierState, NOTHING_DONE, type Values } from "../../../../src/domain/dossier/state.ts";
import type { FormField, Requirement } from "../../../../src/domain/programme/dossier-rules.ts";
import { act, field, inOrder, kindOf } from "./support.ts";

const asks = (needs: Requirement["needs"], when: Requirement["when"] = null): Requirement => ({
  when,
  needs,
  else: { fr: "a", en: "a" },
});
const is = (id: string, value: string | null = null) => ({ field: id, is: value, not: false });
const PLAN = { kind: "dossier", dossier: "plan", sameDays: false } as const;
const SAME = { kind: "dossier", dossier: "plan", sameDays: true } as const;
const MODULE = { kind: "every-member", dossier: "module" } as const;
const NEEDS: readonly Requirement["needs"][] = [
  ...[PLAN, SAME, MODULE],
  { kind: "team-complete" },
  { kind: "counter", counter: "weeks", least: 14, most: null },
  { kind: "lasts", least: 10, unit: "day" },
];

const FILLS = act("learner fills");
const gated = (requires: readonly Requirement[], form: readonly FormField[] = []) => ({
  ...kindOf(FILLS, form),
  requires,
});
const at = (more: Partial<DossierState>): DossierState => ({ ...NOTHING_DONE, ...more });

/** A plan is finished on the days 10 to 20 and 40 to 50. */
const TWICE = [10, 40].map((from) => ({ from, to: from + 10 }));
const PLANNED: Facts = { ...NO_FACTS, finished: new Set(["plan"]), finishedOn: { plan: TWICE } };

describe("what a kind requires", () => {
  it("is something where it or any of its steps asks for it", () => {
    const asking = act("tutor signs", { requires: [asks(PLAN)] });
    expect(hasRequirements({ steps: FILLS, requires: [] })).toBe(false);
    expect(hasRequirements({ steps: null, requires: [] })).toBe(false);
    expect(hasRequirements({ steps: FILLS, requires: [asks(PLAN)] })).toBe(true);
    expect(hasRequirements({ steps: null, requires: [asks(PLAN)] })).toBe(true);
    expect(hasRequirements({ steps: inOrder(FILLS, asking), requires: [] })).toBe(true);
  });

  it("is missing one by one while nothing is known, and never where everything holds", () => {
    const kind = gated(NEEDS.map((needs) => asks(needs)));
    const lacking = (facts: Facts) =>
      unmetBy(kind, NOTHING_DONE, FILLS, {}, facts).map(({ missing, who }) => [missing, ...who]);
    expect(lacking(NO_FACTS)).toEqual([[1], [1], [1], [1], [14], [10]]);
    expect(lacking(EVERYTHING_HOLDS)).toEqual([]);
  });

  it("is held against what is sent: what a step asks again no longer stands", () => {
    const kind = gated([asks(PLAN, is("host", "laboratory"))], [field("host", { required: false })]);
    const unmet = (stood: Values, sent: Values) => unmetBy(kind, at({ values: stood }), FILLS, sent, NO_FACTS).length;
    expect(unmet({ host: "laboratory" }, {})).toBe(0);
    expect(unmet({}, { host: "laboratory" })).toBe(1);
    const other = gated([asks(PLAN, is("host", "laboratory"))], [field("title")]);
    expect(unmetBy(other, at({ values: { host: "laboratory" } }), FILLS, { title: "A" }, NO_FACTS)).toHaveLength(1);
  });

  it("ALE-03 of the same days is there if any of those finished shares one", () => {
    const on = (from: number, to: number) => unmetToBegin(gated([asks(SAME)]), at({ event: { from, to } }), PLANNED);
    expect([on(18, 30), on(50, 60), on(1, 90)].map((unmet) => unmet.length)).toEqual([0, 0, 0]);
    expect([on(21, 39), on(51, 60)].map((unmet) => unmet.length)).toEqual([1, 1]);
  });

  it("of what begins with its days is asked on a road, and not yet on what is still to be filled in", () => {
    const kind = gated([asks(PLAN, is("path", "far")), asks(MODULE, is("abroad"))]);
    const toBegin = (path: string) => unmetToBegin(kind, at({ path }), NO_FACTS).map(({ requirement }) => requirement);
    expect(toBegin("near")).toEqual([]);
    expect(toBegin("far")).toEqual([kind.requires[0]]);
  });
});

describe("what is missing before a step", () => {
  const DATES = ["from", "to"].map((id) => field(id, { kind: "date" }));
  const ahead = (form: readonly FormField[], requirement: Requirement, state: Partial<DossierState>, facts = PLANNED) =>
    missingBefore(gated([requirement], form), at(state), FILLS, facts).map(({ certain }) => certain);

  it("is told for certain on a condition that others have answered, and not at all on one that does not hold", () => {
    const requirement = asks(MODULE, is("abroad"));
    expect(ahead([], requirement, { values: { abroad: true } })).toEqual([true]);
    expect(ahead([], requirement, { values: { abroad: false } })).toEqual([]);
    expect(ahead([], requirement, {})).toEqual([]);
    expect(ahead([field("abroad", { kind: "yes or no" })], requirement, { values: { abroad: false } })).toEqual([
      false,
    ]);
  });

  it("is not certain while the step itself fills in one of the days on which it hangs, whatever stood there", () => {
    const stood = { from: "1970-01-11", to: "1970-01-12" };
    expect(dayOf(stood.from)).toBe(10);
    for (const form of [DATES, DATES.slice(0, 1), DATES.slice(1)]) {
      expect(ahead(form, asks(SAME), { values: stood })).toEqual([false]);
      expect(ahead(form, asks({ kind: "lasts", least: 1, unit: "day" }), { values: stood })).toEqual([false]);
      expect(ahead(form, asks(MODULE), { values: stood })).toEqual([true]);
    }
  });

  it("is certain where the days are known: of its event, or of dates that another step filled in", () => {
    const event = { from: 21, to: 30 };
    expect(ahead(DATES, asks(SAME), { event })).toEqual([true]);
    expect(ahead(DATES, asks(SAME), { event: { from: 15, to: 30 } })).toEqual([]);
    expect(ahead([field("title")], asks(SAME), { values: { from: "1970-01-11", to: "1970-01-12" } })).toEqual([]);
    expect(ahead([field("title")], asks(SAME), { values: { from: "1970-03-11", to: "1970-03-12" } })).toEqual([true]);
  });

  it("is certain where none of the days would do", () => {
    expect(ahead(DATES, asks(SAME), {}, NO_FACTS)).toEqual([true]);
    expect(ahead(DATES, asks(SAME), {})).toEqual([false]);
  });
});
