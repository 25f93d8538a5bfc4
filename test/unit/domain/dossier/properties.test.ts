import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abilitiesOf, decide, type Kind } from "../../../../src/domain/dossier/decide.ts";
import { type Action, type Actor, type DossierState, NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { actsOf, holdsTrue, isComplete, turnsOf, writes } from "../../../../src/domain/dossier/steps.ts";
import { type Act, type Step, VERBS } from "../../../../src/domain/programme/dossier-rules.ts";
import { field, kindOf } from "./support.ts";

const ROLES = ["learner", "master", "tutor", "head"];

const shape = fc.letrec<{ step: Step; leaf: Step }>((tie) => ({
  leaf: fc
    .record({
      roles: fc.subarray(ROLES, { minLength: 1, maxLength: 2 }),
      verb: fc.constantFrom(...VERBS),
      backTo: fc.option(fc.constantFrom(...ROLES)),
      inPerson: fc.boolean(),
    })
    .map(
      (more): Act => ({
        kind: "act",
        id: "",
        object: null,
        within: null,
        before: null,
        closes: false,
        requires: [],
        ...more,
      }),
    ),
  step: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.record({
      kind: fc.constantFrom("in-order" as const, "any-order" as const, "all-of" as const),
      steps: fc.array(tie("step"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("when" as const),
      condition: fc.record({ field: fc.constant("yes"), not: fc.boolean(), is: fc.constant(null) }),
      step: tie("step"),
    }),
  ),
}));

/** Gives every act an id of its own. */
function named(step: Step, ids = { next: 0 }): Step {
  if (step.kind === "act") return { ...step, id: `s${ids.next++}` };
  if (step.kind === "when") return { ...step, step: named(step.step, ids) };
  return { ...step, steps: step.steps.map((one) => named(one, ids)) };
}

const kinds: fc.Arbitrary<Kind> = fc
  .tuple(shape.step, fc.constantFrom("year" as const, "when-needed" as const, "visit" as const))
  .map(([step, each]) =>
    kindOf(
      named(step),
      [field("yes", { kind: "yes or no", required: false }), field("note", { required: false, by: ["master"] })],
      each,
    ),
  );

const people: fc.Arbitrary<Actor> = fc.record({
  person: fc.constantFrom("ann", "ben", "cat"),
  roles: fc.array(fc.record({ role: fc.constantFrom(...ROLES), for: fc.option(fc.constantFrom("ben", "dan")) }), {
    maxLength: 3,
  }),
});

const tries = fc.array(
  fc.record({
    what: fc.constantFrom("do", "refuse", "withdraw", "plan"),
    step: fc.nat(9),
    actor: people,
    fresh: fc.integer({ min: -2, max: 8 }),
    yes: fc.boolean(),
    to: fc.option(fc.constantFrom(...ROLES)),
  }),
  { maxLength: 30 },
);
type Tried = typeof tries extends fc.Arbitrary<(infer One)[]> ? One : never;

function actionOf({ what, step, fresh, yes, to }: Tried, state: DossierState): Action {
  // Most tries carry the version that stands; the others one that is off.
  const seen = fresh > 0 ? state.version : state.version + fresh - 1;
  const id = `s${step}`;
  if (what === "refuse") return { kind: "refuse", seen, step: id, reason: yes ? "because" : "", to };
  if (what === "withdraw") return { kind: "withdraw", seen, step: id };
  if (what === "plan") return { kind: "plan", seen, event: { from: 1, to: yes ? 1 : 0 } };
  return { kind: "do", seen, step: id, values: yes ? { yes: true } : {} };
}

/** Every step done stands behind complete ones, wherever the file says `in order`. */
function isInOrder(step: Step, state: DossierState): boolean {
  if (step.kind === "act") return true;
  if (step.kind === "when") return isInOrder(step.step, state);
  const started = step.steps.map((one) => actsOf({ steps: one }).some(({ id }) => id in state.done));
  const last = started.lastIndexOf(true);
  const before =
    step.kind !== "in-order" ||
    step.steps.slice(0, Math.max(0, last)).every((one) => isComplete(one, state) || conditionMoved(one));
  return before && step.steps.every((one) => isInOrder(one, state));
}

/** What stands under a condition may have been asked for only after later steps were done. */
function conditionMoved(step: Step): boolean {
  if (step.kind === "act") return false;
  return step.kind === "when" || step.steps.some(conditionMoved);
}

/** Who sits in two seats of one joint decision. */
function sharedSeats(step: Step, state: DossierState): string[] {
  if (step.kind === "act") return [];
  if (step.kind === "when") return sharedSeats(step.step, state);
  const inside = step.steps.flatMap((one) => sharedSeats(one, state));
  if (step.kind !== "all-of") return inside;
  const seats = step.steps.map((one) => new Set(actsOf({ steps: one }).flatMap(({ id }) => state.done[id]?.by ?? [])));
  const sitting = seats.flatMap((seat) => [...seat]);
  return [...inside, ...sitting.filter((person, index) => sitting.indexOf(person) !== index)];
}

function run(
  kind: Kind,
  all: readonly Tried[],
  check: (before: DossierState, tried: Tried, action: Action, after: ReturnType<typeof decide>) => void,
) {
  let state: DossierState = NOTHING_DONE;
  for (const tried of all) {
    const action = actionOf(tried, state);
    const outcome = decide(kind, state, action, tried.actor, 0);
    check(state, tried, action, outcome);
    if (outcome.ok) state = outcome.state;
  }
}

describe("from any state, any sequence of actions by anyone", () => {
  it("leaves a legal state", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) =>
        run(kind, all, (before, _tried, _action, outcome) => {
          if (!outcome.ok) return;
          const { state, event } = outcome;
          const { steps } = kind;
          if (steps === null) throw new Error("a kind without steps");
          expect(state.version).toBe(before.version + 1);
          expect(event.version).toBe(state.version);
          expect(state.status === "done").toBe(state.status !== "withdrawn" && isComplete(steps, state));
          expect(isInOrder(steps, state)).toBe(true);
          for (const act of turnsOf(steps, state)) expect(act.id in state.done).toBe(false);
          for (const id of event.reopened) expect(id in before.done && !(id in state.done)).toBe(true);
          if (state.refusal) expect(state.refusal.reason).not.toBe("");
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("lets nobody act for a role they do not hold, nor judge what they wrote", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) =>
        run(kind, all, (before, { actor }, action, outcome) => {
          if (!outcome.ok || action.kind === "plan" || action.kind === "withdraw") return;
          const act = actsOf(kind).find(({ id }) => id === action.step);
          const { role, by, for: whose } = outcome.event;
          expect(act?.roles).toContain(role);
          expect(actor.roles).toContainEqual({ role, for: whose });
          expect(by).toBe(actor.person);
          expect(act?.inPerson && whose !== null).toBe(false);
          if (!act || !["validates", "countersigns", "attests"].includes(act.verb)) return;
          for (const one of actsOf(kind).filter(writes)) expect(before.done[one.id]?.by).not.toBe(actor.person);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("ALB-22 gives the seats of a joint decision to different people", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) =>
        run(kind, all, (_before, _tried, _action, outcome) => {
          if (outcome.ok && kind.steps !== null) expect(sharedSeats(kind.steps, outcome.state)).toEqual([]);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("never lets a stale version win, and tells who did the same before that it is done", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) =>
        run(kind, all, (before, { actor: { person } }, action, outcome) => {
          if (action.seen === before.version) return;
          const own =
            (action.kind === "do" && before.done[action.step]?.by === person) ||
            (action.kind === "refuse" && before.refusal?.step === action.step && before.refusal.by === person);
          const why = own ? { id: "done-already", by: person } : { id: "stale" };
          expect(outcome).toEqual({ ok: false, why });
        }),
      ),
      { numRuns: 100 },
    );
  });

  it("allows exactly what it says someone may do", () => {
    fc.assert(
      fc.property(kinds, tries, (kind, all) =>
        run(kind, all, (before, { actor }) => {
          const may = abilitiesOf(kind, before, actor);
          for (const { id } of actsOf(kind)) {
            const tried = (action: Pick<Action & { kind: "do" | "refuse" | "withdraw" }, "kind">) =>
              decide(
                kind,
                before,
                { seen: before.version, step: id, values: {}, reason: "because", to: null, ...action } as Action,
                actor,
                0,
              ).ok;
            expect(tried({ kind: "do" })).toBe(may.perform.some((act) => act.id === id));
            expect(tried({ kind: "refuse" })).toBe(may.refuse.some((act) => act.id === id));
            expect(tried({ kind: "withdraw" })).toBe(may.withdraw.some((act) => act.id === id));
          }
        }),
      ),
      { numRuns: 150 },
    );
  });
});

it("a condition on what nobody has said yet holds neither way", () => {
  for (const not of [true, false]) {
    expect(holdsTrue({ field: "yes", not, is: null }, { path: null, values: {} })).toBe(false);
    expect(holdsTrue({ field: "path", not, is: "a" }, { path: null, values: {} })).toBe(false);
    expect(holdsTrue({ field: "path", not, is: "a" }, { path: "a", values: {} })).toBe(!not);
    expect(holdsTrue({ field: "path", not, is: "a" }, { path: "b", values: {} })).toBe(not);
    expect(holdsTrue({ field: "yes", not, is: null }, { path: null, values: { yes: true } })).toBe(!not);
    expect(holdsTrue({ field: "yes", not, is: null }, { path: null, values: { yes: false } })).toBe(not);
  }
});
