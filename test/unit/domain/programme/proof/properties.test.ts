import fc from "fast-check";
import { expect, it } from "vitest";
import { abilitiesOf, decide, whyNot } from "../../../../../src/domain/dossier/decide.ts";
import { type Action, type DossierState, NOTHING_DONE, type Values } from "../../../../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf, turnsOf } from "../../../../../src/domain/dossier/steps.ts";
import { type Act, type Step, VERBS } from "../../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind } from "../../../../../src/domain/programme/programme.ts";
import { proveDossier } from "../../../../../src/domain/programme/proof/prove-dossier.ts";
import type { Trap } from "../../../../../src/domain/programme/proof/trap.ts";
import { act, field, someone } from "../../dossier/support.ts";
import { dossier, SCHOOL } from "./support.ts";

const ROLES = ["learner", "tutor", "master"];
const PEOPLE = ROLES.map(someone);

const leaf = fc
  .record({
    roles: fc.subarray(ROLES, { minLength: 1, maxLength: 2 }),
    verb: fc.constantFrom(...VERBS.filter((verb) => verb !== "chooses")),
    backTo: fc.option(fc.constantFrom(...ROLES), { freq: 6 }),
  })
  .map((more): Step => act("learner fills", more));

const condition = fc.record({
  field: fc.constantFrom("abroad", "host"),
  not: fc.boolean(),
  is: fc.constantFrom("a", "b"),
});

const { tree } = fc.letrec<{ tree: Step; list: Step; under: Step; leaf: Step }>((tie) => ({
  leaf,
  list: fc.record({
    kind: fc.constantFrom("in-order", "in-order", "any-order", "all-of"),
    steps: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
  }),
  under: fc.record({
    kind: fc.constant("when"),
    condition: condition.map((one) => (one.field === "host" ? one : { ...one, is: null })),
    step: tie("tree"),
  }),
  tree: fc.oneof({ maxDepth: 2, withCrossShrink: true }, tie("leaf"), tie("list"), tie("under")),
}));

/** Steps of one file do not share an id. */
function numbered(step: Step, next = { id: 0 }): Step {
  if (step.kind === "act") return { ...step, id: `step-${next.id++}` };
  if (step.kind === "when") return { ...step, step: numbered(step.step, next) };
  return { ...step, steps: step.steps.map((one) => numbered(one, next)) };
}

const names = (...ids: string[]) => ids.map((id) => ({ id, name: { fr: id, en: id } }));

const kinds = fc
  .record({
    steps: tree.map((step) => numbered(step)),
    by: fc.array(fc.option(fc.constantFrom(...ROLES)), { minLength: 2, maxLength: 2 }),
    required: fc.boolean(),
    each: fc.constantFrom("year", "when-needed"),
  })
  .map(
    ({ steps, by: [abroad, host], required, each }): DossierKind =>
      dossier(
        steps,
        [
          field("abroad", { kind: "yes or no", required, by: abroad ? [abroad] : [] }),
          field("host", { kind: "choice", choices: names("a", "b"), by: host ? [host] : [] }),
        ],
        { each },
      ),
  )
  .filter((kind) => actsOf(kind).length <= 5);

/** Files as people write them: the learner fills in the form first, others follow. */
const usual = kinds.map((kind): DossierKind => {
  const others = (step: Step): Step => {
    if (step.kind === "act")
      return { ...step, roles: [step.roles.includes("tutor") ? "tutor" : "master"], backTo: null };
    return step.kind === "when" ? { ...step, step: others(step.step) } : { ...step, steps: step.steps.map(others) };
  };
  const first = act("learner fills", { id: "first" });
  const form = kind.form.map((one) => ({ ...one, by: ["learner"] }));
  return { ...kind, form, steps: kind.steps && { kind: "in-order", steps: [first, others(kind.steps)] } };
});

/** What somebody tries next, told by numbers. */
const tries = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { maxLength: 14 });

function after(kind: DossierKind, state: DossierState, action: Action, by: number): DossierState {
  const outcome = decide(kind, state, action, PEOPLE[by] ?? someone("nobody"), 0);
  return outcome.ok ? outcome.state : state;
}

function filled(kind: DossierKind, step: Act, state: DossierState, dice: number): Values {
  const values = fieldsOf(kind, step, state).map(({ id, required }): [string, string | boolean] | null => {
    if (id === "host") return [id, dice % 2 === 0 ? "a" : "b"];
    return !required && dice % 3 === 0 ? null : [id, dice % 5 < 2];
  });
  return Object.fromEntries(values.filter((one) => one !== null));
}

/** Everything that one person may do, as they might press it. */
function movesOf(kind: DossierKind, state: DossierState, by: number, dice: number): readonly Action[] {
  const { perform, refuse, withdraw } = abilitiesOf(kind, state, PEOPLE[by] ?? someone("nobody"));
  const seen = state.version;
  return [
    ...perform.map((one): Action => ({ kind: "do", seen, step: one.id, values: filled(kind, one, state, dice) })),
    ...refuse.map(({ id }): Action => ({ kind: "refuse", seen, step: id, reason: "no", to: null })),
    ...withdraw.map(({ id }): Action => ({ kind: "withdraw", seen, step: id })),
  ];
}

function walk(kind: DossierKind, numbers: readonly (readonly [number, number])[]): readonly DossierState[] {
  const states = [NOTHING_DONE];
  for (const [who, what] of numbers) {
    const state = states.at(-1) ?? NOTHING_DONE;
    const by = who % PEOPLE.length;
    const moves = movesOf(kind, state, by, what);
    const move = moves[what % Math.max(1, moves.length)];
    if (move) states.push(after(kind, state, move, by));
  }
  return states;
}

const turnsIn = (kind: DossierKind, state: DossierState) =>
  kind.steps === null || state.status !== "open" ? [] : turnsOf(kind.steps, state);

const canAct = (kind: DossierKind, state: DossierState, step: Act) =>
  PEOPLE.some((person) => whyNot(kind, state, step, person) === null);

/** Plays the way into a trap with the real rules. */
function played(kind: DossierKind, { way }: Trap): DossierState {
  return way.moves.reduce((state, { kind: how, step, member, values, to }) => {
    const seen = state.version;
    const id = step ?? "";
    const by = ROLES.indexOf(member);
    const rest = kind.form.filter((one) => one.required && !(one.id in values)).map((one) => [one.id, "…"]);
    const act = actsOf(kind).find((one) => one.id === id);
    const own = act ? fieldsOf(kind, act, state).map((one) => one.id) : [];
    const all = Object.fromEntries([...rest, ...Object.entries(values)].filter(([one]) => own.includes(String(one))));
    const next =
      how === "do"
        ? after(kind, state, { kind: "do", seen, step: id, values: all }, by)
        : how === "refuse"
          ? after(kind, state, { kind: "refuse", seen, step: id, reason: "no", to }, by)
          : after(kind, state, { kind: "withdraw", seen, step: id }, by);
    expect(next).not.toBe(state);
    return next;
  }, NOTHING_DONE);
}

it("a proof agrees with whatever people try at random: no trap is missed, and none is found later than they fall into it", () => {
  fc.assert(
    fc.property(kinds, tries, (kind, numbers) => {
      const { traps } = proveDossier(kind, SCHOOL);
      walk(kind, numbers).forEach((state, moves) => {
        const turns = turnsIn(kind, state);
        const stuck = turns.filter((step) => !canAct(kind, state, step));
        if (state.status === "open" && turns.length === 0) {
          expect(
            traps.filter(({ kind: one, way }) => one === "nothing-asked" && way.moves.length <= moves),
          ).toHaveLength(1);
        }
        for (const { id } of stuck) {
          const told = traps.filter((trap) => trap.kind === "waits-for-nobody" && trap.step === id);
          expect(Math.min(...told.map(({ way }) => way.moves.length))).toBeLessThanOrEqual(moves);
        }
        for (const { id } of turns)
          expect(traps).not.toContainEqual(expect.objectContaining({ kind: "never-asked", step: id }));
      });
    }),
    { numRuns: 90 },
  );
});

it("what is proved can be finished from wherever people have got to, by doing what is asked", () => {
  let proved = 0;
  fc.assert(
    fc.property(usual, tries, fc.nat(1000), (kind, numbers, dice) => {
      if (proveDossier(kind, SCHOOL).traps.length > 0) return;
      proved++;
      for (const start of walk(kind, numbers)) {
        let state = start;
        for (let left = actsOf(kind).length; left > 0 && state.status === "open"; left--) {
          const [step] = turnsIn(kind, state);
          if (!step) break;
          const by = PEOPLE.findIndex((person) => whyNot(kind, state, step, person) === null);
          state = after(
            kind,
            state,
            { kind: "do", seen: state.version, step: step.id, values: filled(kind, step, state, dice) },
            by,
          );
        }
        expect(state.status).not.toBe("open");
      }
    }),
    { numRuns: 90 },
  );
  expect(proved).toBeGreaterThan(5);
});

it("the way into a trap can be gone as it is told, and ends in it", () => {
  const kindsFound = new Set<string>();
  fc.assert(
    fc.property(kinds, (kind) => {
      for (const trap of proveDossier(kind, SCHOOL).traps) {
        kindsFound.add(trap.kind);
        const state = played(kind, trap);
        const turns = turnsIn(kind, state);
        if (trap.kind === "nothing-asked") expect([state.status, turns]).toEqual(["open", []]);
        if (!("step" in trap) || trap.kind === "never-asked") continue;
        const step = turns.find(({ id }) => id === trap.step);
        expect(step).toBeDefined();
        if (!step) continue;
        if (trap.kind === "waits-for-nobody") expect(canAct(kind, state, step)).toBe(false);
        if (trap.kind === "asked-too-late") expect(Object.keys(state.done)).toContain(trap.after);
        if (trap.kind === "refusal-goes-nowhere") {
          const by = PEOPLE.findIndex((person) => whyNot(kind, state, step, person) === null);
          const refusal = { kind: "refuse", seen: state.version, step: step.id, reason: "no", to: null } as const;
          expect(by < 0 || after(kind, state, refusal, by) === state).toBe(true);
        }
      }
    }),
    { numRuns: 90, seed: 5 },
  );
  expect([...kindsFound].sort()).toEqual(
    [
      "asked-too-late",
      "field-never-asked",
      "never-asked",
      "nothing-asked",
      "refusal-goes-nowhere",
      "waits-for-nobody",
    ].sort(),
  );
});
