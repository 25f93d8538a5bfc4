import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type Kind } from "../../../../src/domain/dossier/decide.ts";
import { type Facts, missingBefore, NO_FACTS, type TeamFacts } from "../../../../src/domain/dossier/requirements.ts";
import { type Action, type DossierState, NOTHING_DONE, type Values } from "../../../../src/domain/dossier/state.ts";
import { actsOf, holdsTrue } from "../../../../src/domain/dossier/steps.ts";
import type { Act, Requirement } from "../../../../src/domain/programme/dossier-rules.ts";
import { act, field, inOrder, kindOf, someone } from "./support.ts";

const asks = (needs: Requirement["needs"], when: Requirement["when"] = null): Requirement => ({
  when,
  needs,
  else: { fr: "{missing}", en: "{missing}" },
});
const inLaboratory = { field: "host", not: false, is: "laboratory" } as const;
const WEEKS = asks({ kind: "counter", counter: "weeks", least: 14, most: null }, inLaboratory);
const MODULE = asks({ kind: "every-member", dossier: "module" });
const COMPLETE = asks({ kind: "team-complete" });

const topic: Kind = {
  ...kindOf(inOrder(act("learner fills"), act("tutor validates")), [field("host", { by: ["learner"] })]),
  requires: [WEEKS],
};
const launch: Kind = { ...kindOf(act("coordinator validates")), requires: [COMPLETE, MODULE] };
const validation = act("tutor validates", {
  requires: [asks({ kind: "dossier", dossier: "agreement", sameDays: false })],
});
const thesis = kindOf(inOrder(act("learner fills"), validation));

const facts = (more: Partial<Facts>): Facts => ({ ...NO_FACTS, ...more });
const team = (members: Record<string, readonly string[]>, least = 3): TeamFacts => ({
  least,
  members: Object.entries(members).map(([who, finished]) => ({ who, finished: new Set(finished) })),
});
function tried(kind: Kind, by: string, step: string, known: Facts, values: Values = {}, state = NOTHING_DONE) {
  const outcome = decide(kind, state, { kind: "do", seen: state.version, step, values }, someone(by), 0, known);
  if (outcome.ok) return "done";
  const { why } = outcome;
  return why.id === "requires" ? why.unmet.map(({ missing, who }) => ({ missing, who })) : why.id;
}

describe("what must hold first", () => {
  it("CMI-04 keeps a topic out of a laboratory while weeks in a company are missing, and says how many", () => {
    const having = (weeks: number, host: string) =>
      tried(topic, "learner", "learner-fills", facts({ counters: { weeks } }), { host });
    expect(having(0, "laboratory")).toEqual([{ missing: 14, who: [] }]);
    expect(having(9.4, "laboratory")).toEqual([{ missing: 4.6, who: [] }]);
    expect(having(14, "laboratory")).toBe("done");
    expect(having(0, "company")).toBe("done");
    expect(tried(topic, "learner", "learner-fills", NO_FACTS, { host: "laboratory" })).toEqual([
      { missing: 14, who: [] },
    ]);
  });

  it("CMI-04 is judged with what is sent now, not with what stood before", () => {
    const state = { ...NOTHING_DONE, values: { host: "laboratory" } };
    expect(tried(topic, "learner", "learner-fills", NO_FACTS, { host: "company" }, state)).toBe("done");
    const other = { ...NOTHING_DONE, values: { host: "company" } };
    expect(tried(topic, "learner", "learner-fills", NO_FACTS, { host: "laboratory" }, other)).toHaveLength(1);
  });

  it("MIS-04 keeps a team from its launch while a member lacks the module, and names who", () => {
    const some = team({ Ann: ["module"], Ben: [], Cat: ["module", "other"], Dan: ["other"] });
    expect(tried(launch, "coordinator", "coordinator-validates", facts({ team: some }))).toEqual([
      { missing: 2, who: ["Ben", "Dan"] },
    ]);
    const all = team({ Ann: ["module"], Ben: ["module"], Cat: ["module"] });
    expect(tried(launch, "coordinator", "coordinator-validates", facts({ team: all }))).toBe("done");
  });

  it("MIS-01 keeps a team from its launch while it is too small, and says how many are missing", () => {
    const two = facts({ team: team({ Ann: ["module"], Ben: ["module"] }) });
    expect(tried(launch, "coordinator", "coordinator-validates", two)).toEqual([{ missing: 1, who: [] }]);
    expect(tried(launch, "coordinator", "coordinator-validates", facts({ team: team({}) }))).toHaveLength(2);
    expect(tried(launch, "coordinator", "coordinator-validates", NO_FACTS)).toHaveLength(2);
  });

  it("IMT-03 of a step holds that step back and no other", () => {
    expect(tried(thesis, "learner", "learner-fills", NO_FACTS)).toBe("done");
    const state = {
      ...NOTHING_DONE,
      version: 1,
      done: { "learner-fills": { by: "a", for: null, role: "learner", at: 0 } },
    };
    expect(tried(thesis, "tutor", "tutor-validates", NO_FACTS, {}, state)).toEqual([{ missing: 1, who: [] }]);
    const agreed = facts({ finished: new Set(["agreement"]) });
    expect(tried(thesis, "tutor", "tutor-validates", agreed, {}, state)).toBe("done");
  });

  it("MIS-04 MIS-01 of a dossier holds at every step: what was written in time is not approved once a fact is lost", () => {
    const mission: Kind = {
      ...kindOf(inOrder(act("learner fills"), act("coordinator validates"))),
      requires: [COMPLETE, MODULE],
    };
    const all = { Ann: ["module"], Ben: ["module"], Cat: ["module"] };
    const three = facts({ team: team(all) });
    const filled = decide(
      mission,
      NOTHING_DONE,
      { kind: "do", seen: 0, step: "learner-fills", values: {} },
      someone("learner"),
      0,
      three,
    );
    if (!filled.ok) throw new Error("not filled in");
    const { state } = filled;
    const approves = (known: Facts) => tried(mission, "coordinator", "coordinator-validates", known, {}, state);
    expect(approves(facts({ team: team({ ...all, Dan: [] }) }))).toEqual([{ missing: 1, who: ["Dan"] }]);
    expect(approves(facts({ team: team({ Ann: ["module"], Ben: ["module"] }) }))).toEqual([{ missing: 1, who: [] }]);
    expect(approves(three)).toBe("done");
    const back = (action: Action, by: string) => decide(mission, state, action, someone(by), 1, NO_FACTS).ok;
    expect(
      back({ kind: "refuse", seen: 1, step: "coordinator-validates", reason: "Dan", to: null }, "coordinator"),
    ).toBe(true);
    expect(back({ kind: "withdraw", seen: 1, step: "learner-fills" }, "learner")).toBe(true);
  });

  it("holds back saying when a stay is, which begins it", () => {
    const stay: Kind = {
      ...kindOf(act("learner fills"), [], "stay"),
      requires: [asks({ kind: "dossier", dossier: "a", sameDays: false })],
    };
    const plan = (known: Facts, version = 0) =>
      decide(
        stay,
        { ...NOTHING_DONE, version },
        { kind: "plan", seen: version, event: { from: 1, to: 2 } },
        someone("learner"),
        0,
        known,
      );
    expect(plan(NO_FACTS)).toMatchObject({ ok: false, why: { id: "requires" } });
    expect(plan(facts({ finished: new Set(["a"]) })).ok).toBe(true);
    expect(plan(NO_FACTS, 1).ok).toBe(true);
  });

  it("MIS-05 keeps hours from being certified while there are too few or too many, and says how many", () => {
    const hours = (least: number | null, most: number | null) =>
      asks({ kind: "counter", counter: "hours", least, most });
    const certificate = (...requires: Requirement[]): Kind => ({ ...kindOf(act("learner signs")), requires });
    const having = (kind: Kind, reached: number) =>
      tried(kind, "learner", "learner-signs", facts({ counters: { hours: reached } }));
    const apart = certificate(hours(40, null), hours(null, 100));
    for (const kind of [apart, certificate(hours(40, 100))]) {
      expect(having(kind, 39.5)).toEqual([{ missing: 0.5, who: [] }]);
      expect(having(kind, 40)).toBe("done");
      expect(having(kind, 100)).toBe("done");
      expect(having(kind, 120)).toEqual([{ missing: 20, who: [] }]);
    }
    expect(tried(certificate(hours(null, 100)), "learner", "learner-signs", NO_FACTS)).toHaveLength(1);
  });

  it("ALE-03 ALE-08 takes a dossier of the same days only, of an event or of dates that are filled in", () => {
    const SAME = asks({ kind: "dossier", dossier: "checklist", sameDays: true });
    const stay: Kind = { ...kindOf(act("learner fills"), [], "stay"), requires: [SAME] };
    const known = facts({ finished: new Set(["checklist"]), finishedOn: { checklist: [{ from: 10, to: 20 }] } });
    const on = (from: number, to: number) =>
      tried(stay, "learner", "learner-fills", known, {}, { ...NOTHING_DONE, event: { from, to } });
    expect(on(20, 30)).toBe("done");
    expect(on(21, 30)).toEqual([{ missing: 1, who: [] }]);
    expect(on(1, 9)).toHaveLength(1);
    const plans = (from: number, to: number) =>
      decide(stay, NOTHING_DONE, { kind: "plan", seen: 0, event: { from, to } }, someone("learner"), 0, known).ok;
    expect([plans(15, 16), plans(40, 50)]).toEqual([true, false]);
    const dates = ["from", "to"].map((id) => field(id, { kind: "date" }));
    const typed: Kind = { ...kindOf(act("learner fills"), dates), requires: [SAME] };
    const types = (from: string, to: string) => tried(typed, "learner", "learner-fills", known, { from, to });
    expect(types("1970-01-12", "1970-01-13")).toBe("done");
    expect(types("1970-02-12", "1970-02-13")).toHaveLength(1);
    const [fills] = actsOf(stay);
    if (!fills) throw new Error("no steps");
    expect(missingBefore(stay, NOTHING_DONE, fills, known)).toMatchObject([{ certain: false }]);
    expect(missingBefore(stay, NOTHING_DONE, fills, NO_FACTS)).toMatchObject([{ certain: true }]);
  });

  it("CMI-04 CMI-03 takes no internship that is too short, and says by how much", () => {
    const LONG = asks({ kind: "lasts", least: 24, unit: "week" });
    const dates = ["from", "to"].map((id) => field(id, { kind: "date", by: ["learner"] }));
    const graduation: Kind = { ...kindOf(act("learner fills"), dates), requires: [LONG] };
    const types = (to: string) => tried(graduation, "learner", "learner-fills", NO_FACTS, { from: "2031-02-03", to });
    expect(types("2031-02-14")).toEqual([{ missing: 22, who: [] }]);
    expect(types("2031-07-17")).toEqual([{ missing: 0.2, who: [] }]);
    expect(types("2031-07-18")).toBe("done");
    const [fills] = actsOf(graduation);
    if (!fills) throw new Error("no steps");
    expect(missingBefore(graduation, NOTHING_DONE, fills, NO_FACTS)).toMatchObject([{ missing: 24, certain: false }]);
  });

  it("is told before the step: for certain, or if the form comes to say so", () => {
    const [fills] = actsOf(topic);
    const [starts] = actsOf(launch);
    if (!fills || !starts) throw new Error("no steps");
    expect(missingBefore(topic, NOTHING_DONE, fills, NO_FACTS)).toMatchObject([{ missing: 14, certain: false }]);
    expect(missingBefore(launch, NOTHING_DONE, starts, facts({ team: team({ Ann: ["module"] }) }))).toMatchObject([
      { missing: 2, certain: true },
    ]);
    expect(missingBefore(topic, NOTHING_DONE, fills, facts({ counters: { weeks: 20 } }))).toEqual([]);
  });
});

const needs: fc.Arbitrary<Requirement["needs"]> = fc.oneof(
  fc.record({ kind: fc.constant("dossier" as const), dossier: fc.constantFrom("a", "b"), sameDays: fc.boolean() }),
  fc.record({ kind: fc.constant("every-member" as const), dossier: fc.constantFrom("a", "b") }),
  fc.record({
    kind: fc.constant("counter" as const),
    counter: fc.constantFrom("c", "d"),
    least: fc.option(fc.integer({ min: 1, max: 5 })),
    most: fc.option(fc.integer({ min: 5, max: 9 })),
  }),
  fc.record({ kind: fc.constant("lasts" as const), least: fc.constantFrom(2, 9), unit: fc.constant("day" as const) }),
  fc.record({ kind: fc.constant("team-complete" as const) }),
);
const conditions = fc.record({ field: fc.constant("yes"), not: fc.boolean(), is: fc.constant(null) });
const requirements = fc.array(
  fc.tuple(needs, fc.option(conditions)).map(([one, when]) => asks(one, when)),
  { maxLength: 2 },
);
const kinds: fc.Arbitrary<Kind> = fc
  .record({ own: requirements, first: requirements, second: requirements, last: requirements })
  .map(({ own, first, second, last }) => ({
    ...kindOf(
      inOrder(
        act("learner fills", { requires: first }),
        act("tutor completes", { requires: second }),
        act("head validates", { requires: last }),
      ),
      [field("yes", { kind: "yes or no", required: false, by: ["learner"] })],
      "when-needed",
    ),
    requires: own,
  }));
const finished = fc.subarray(["a", "b"]).map((some) => new Set(some));
const everyFact: fc.Arbitrary<Facts> = fc.record({
  finished,
  finishedOn: fc.record({ a: fc.array(fc.constantFrom({ from: 1, to: 3 }, { from: 7, to: 9 })) }),
  counters: fc.record({ c: fc.integer({ min: 0, max: 10 }) }),
  team: fc.option(
    fc.record({
      least: fc.integer({ min: 1, max: 3 }),
      members: fc.array(fc.record({ who: fc.constantFrom("x", "y"), finished }), { maxLength: 3 }),
    }),
  ),
});

const OWN_DAYS = { from: 2, to: 6 };

/** Written apart from the code, on purpose. */
function holds({ needs: one, when }: Requirement, known: Facts, values: Values): boolean {
  if (when !== null && !holdsTrue(when, { path: null, values })) return true;
  const { members = [], least = 99 } = known.team ?? {};
  if (one.kind === "lasts") return OWN_DAYS.to - OWN_DAYS.from + 1 >= one.least;
  if (one.kind === "dossier" && one.sameDays) {
    return (known.finishedOn[one.dossier] ?? []).some(({ from, to }) => from <= OWN_DAYS.to && to >= OWN_DAYS.from);
  }
  if (one.kind === "dossier") return known.finished.has(one.dossier);
  if (one.kind === "counter") {
    const reached = known.counters[one.counter];
    if (one.least !== null && (reached ?? 0) < one.least) return false;
    return one.most === null || (reached !== undefined && reached <= one.most);
  }
  if (one.kind === "team-complete") return members.length >= least;
  return members.length > 0 && members.every((member) => member.finished.has(one.dossier));
}

const tries = fc.array(
  fc.record({
    what: fc.constantFrom("do", "refuse", "withdraw"),
    step: fc.nat(2),
    yes: fc.option(fc.boolean()),
    known: everyFact,
  }),
  { maxLength: 12 },
);

describe("from any state", () => {
  it("nothing passes a gate that does not hold, and nothing that holds is refused for it", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) => {
        let state: DossierState = { ...NOTHING_DONE, event: OWN_DAYS };
        for (const { what, step, yes, known } of all) {
          const one = actsOf(kind)[step] as Act;
          const values = step === 0 && yes !== null ? { yes } : {};
          const action: Action =
            what === "do"
              ? { kind: "do", seen: state.version, step: one.id, values }
              : what === "refuse"
                ? { kind: "refuse", seen: state.version, step: one.id, reason: "because", to: null }
                : { kind: "withdraw", seen: state.version, step: one.id };
          const outcome = decide(kind, state, action, { ...someone(one.roles[0] ?? "") }, 0, known);
          const after = step === 0 ? values : state.values;
          const gate = [...one.requires, ...kind.requires];
          const open = gate.every((requirement) => holds(requirement, known, after));
          if (what === "do" && outcome.ok) expect(open).toBe(true);
          if (!outcome.ok && outcome.why.id === "requires") {
            expect(open).toBe(false);
            for (const { requirement, missing } of outcome.why.unmet) {
              expect(holds(requirement, known, after)).toBe(false);
              expect(missing).toBeGreaterThan(0);
            }
          }
          if (outcome.ok) state = outcome.state;
        }
      }),
    );
  });
});
