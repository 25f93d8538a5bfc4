import { barredFrom, whyNot } from "../../dossier/decide.ts";
import type { DossierState } from "../../dossier/state.ts";
import { actsOf, fieldsOf, stepsAfter, turnsOf, waysBack } from "../../dossier/steps.ts";
import { askedFor } from "../../reminder/audience.ts";
import type { Act } from "../dossier-rules.ts";
import type { DossierKind, Role } from "../programme.ts";
import { type Explored, wayTo } from "./explore.ts";
import { actorOf, holdersIn } from "./staff.ts";
import type { Barred, Member, Trap } from "./trap.ts";

/** A trap but for the way into it. */
type Found = Trap extends infer One ? (One extends Trap ? Omit<One, "way"> : never) : never;

/** Everything that is wrong in some state that can be reached, each once and where it is nearest. `reminded` is the rule by which reminders are sent. */
export function trapsIn(
  kind: DossierKind,
  explored: Explored,
  staff: readonly Member[],
  roles: readonly Role[],
  reminded: typeof askedFor = askedFor,
): readonly Trap[] {
  const { states, more } = explored;
  const around = holdersIn(staff, roles);
  const toldOf = (state: DossierState, act: Act) =>
    reminded({ act, barred: barredFrom(kind, state, act) }, { around }).map(({ person }) => person);
  const traps = new Map<string, Trap>();
  const asked = new Set<string>();
  const filled = new Set<string>();
  const note = (found: Found, number: number): void => {
    const key = JSON.stringify({ ...found, member: null, after: null });
    if (!traps.has(key)) traps.set(key, { ...found, way: wayTo(states, number) });
  };
  states.forEach(({ state }, number) => {
    if (state.status !== "open" || kind.steps === null) return;
    const turns = turnsOf(kind.steps, state);
    if (turns.length === 0) note({ kind: "nothing-asked" }, number);
    for (const act of turns) {
      asked.add(act.id);
      for (const field of fieldsOf(kind, act, state)) filled.add(field.id);
      for (const found of wrongWith(kind, state, act, staff, toldOf)) note(found, number);
    }
  });
  if (more) note({ kind: "too-many-states", states: states.length }, 0);
  else {
    for (const number of endless(explored).slice(0, traps.size === 0 ? 1 : 0)) note({ kind: "never-ends" }, number);
    for (const { id } of actsOf(kind)) if (!asked.has(id)) note({ kind: "never-asked", step: id }, 0);
    if (traps.size === 0) {
      for (const { id, from } of kind.form)
        if (from === null && !filled.has(id)) note({ kind: "field-never-asked", field: id }, 0);
    }
  }
  return [...traps.values()].map((trap) =>
    trap.kind === "never-asked" || trap.kind === "field-never-asked" || trap.kind === "too-many-states"
      ? { ...trap, way: { path: null, moves: [] } }
      : trap,
  );
}

/** What is wrong with a step being somebody's turn in a state. */
function* wrongWith(
  kind: DossierKind,
  state: DossierState,
  act: Act,
  staff: readonly Member[],
  toldOf: (state: DossierState, act: Act) => readonly string[],
): Generator<Found> {
  const barred = (member: Member) => whyNot(kind, state, act, actorOf(member));
  const holders = staff.filter(({ roles }) => roles.some((role) => act.roles.includes(role)));
  const reasons = holders.map((member) => barred(member)?.id ?? null);
  if (!reasons.includes(null)) {
    yield { kind: "waits-for-nobody", step: act.id, because: BARRED[reasons[0] ?? ""] ?? "no-holder" };
  } else {
    const told = toldOf(state, act);
    const vain = holders.find((member) => told.includes(member.id) && barred(member) !== null);
    if (vain) yield { kind: "reminded-in-vain", step: act.id, member: vain.id };
  }
  const behind = kind.steps === null ? null : stepsAfter(kind.steps, act.id);
  const after = Object.keys(state.done).find((id) => behind?.has(id));
  if (after !== undefined) yield { kind: "asked-too-late", step: act.id, after };
  if (act.backTo !== null && waysBack(kind, act, state).length === 0) {
    yield { kind: "refusal-goes-nowhere", step: act.id, role: act.backTo };
  }
}

const BARRED: Readonly<Record<string, Barred>> = {
  "own-work": "own-work",
  "other-seat": "other-seat",
  "in-person": "in-person",
};

/** The states, nearest first, from which a dossier can no longer be finished. What was taken back is over, too. */
function endless({ states, next }: Explored): readonly number[] {
  const before: number[][] = states.map(() => []);
  next.forEach((numbers, from) => {
    for (const to of numbers) before[to]?.push(from);
  });
  const good = new Set(states.flatMap(({ state }, number) => (state.status === "done" ? [number] : [])));
  for (const number of good) for (const earlier of before[number] ?? []) good.add(earlier);
  return states.flatMap(({ state }, number) => (state.status === "open" && !good.has(number) ? [number] : []));
}
