import { abilitiesOf, decide, isEvent } from "../../dossier/decide.ts";
import { takings, valuesOf } from "../../dossier/fillings.ts";
import { EVERYTHING_HOLDS } from "../../dossier/requirements.ts";
import {
  type Action,
  type Actor,
  type DossierState,
  type FieldValue,
  NOTHING_DONE,
  type Values,
} from "../../dossier/state.ts";
import { actsOf, fieldsOf, waysBack } from "../../dossier/steps.ts";
import type { Act, FormField, Step } from "../dossier-rules.ts";
import type { DossierKind } from "../programme.ts";
import { actorOf } from "./staff.ts";
import type { Member, Move, Way } from "./trap.ts";

/** A state that can be reached, by the shortest way. */
export interface Reached {
  readonly state: DossierState;
  /** The state before, by its number; null: nothing is done yet. */
  readonly from: number | null;
  readonly move: Move | null;
}

/** Every state that can be reached, the nearest first, and from which state which others are one move away. */
export interface Explored {
  readonly states: readonly Reached[];
  readonly next: readonly (readonly number[])[];
  /** There are more than were looked at. */
  readonly more: boolean;
}

/** What stands in a field that no condition asks about. */
const SOMETHING = "…";

/** It does not matter when things happen. */
const AT = 0;
const EVENT = { from: 0, to: 0 };

/** Tries everything that these people may do in a dossier of a kind, again and again, breadth first. Of what they fill in only that counts which a condition asks about. */
export function explore(kind: DossierKind, staff: readonly Member[], most: number): Explored {
  const asked = askedFields(kind);
  const actors = staff.map(actorOf);
  const states: Reached[] = [];
  const numbers = new Map<string, number>();
  const next: number[][] = [];
  let more = false;

  const reach = (state: DossierState, from: number | null, move: Move | null): number | null => {
    const key = keyOf(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (states.length >= most) {
      more = true;
      return null;
    }
    numbers.set(key, states.length);
    return states.push({ state, from, move }) - 1;
  };

  const paths = kind.paths.length === 0 ? [null] : kind.paths.map(({ id }) => id);
  const taken = takings(kind);
  for (const path of paths) for (const values of taken) reach({ ...NOTHING_DONE, path, values }, null, null);
  for (let at = 0; at < states.length; at++) {
    const state = states[at]?.state ?? NOTHING_DONE;
    const found = new Set<number>();
    for (const [move, after] of movesFrom(kind, state, actors, asked)) {
      const number = reach(after, at, move);
      if (number !== null && number !== at) found.add(number);
    }
    next.push([...found]);
  }
  return { states, next, more };
}

/** The moves that led to a state. */
export function wayTo(states: readonly Reached[], number: number): Way {
  const moves: Move[] = [];
  let at = states[number];
  while (at?.move && at.from !== null) {
    moves.unshift(at.move);
    at = states[at.from];
  }
  const taken = Object.entries(at?.state.values ?? {});
  return { path: at?.state.path ?? null, moves, ...(taken.length > 0 && { taken: Object.fromEntries(taken) }) };
}

/** Ids of the fields on which conditions of the steps, the requirements or other questions hang. */
function askedFields({ steps, requires, form }: DossierKind): ReadonlySet<string> {
  const fields = new Set<string>();
  const add = (when: { readonly field: string } | null): void => {
    if (when) fields.add(when.field);
  };
  const walk = (step: Step): void => {
    if (step.kind === "act") for (const { when } of step.requires) add(when);
    else if (step.kind === "when") {
      add(step.condition);
      walk(step.step);
    } else step.steps.forEach(walk);
  };
  if (steps) walk(steps);
  for (const { when } of [...requires, ...form]) add(when);
  return fields;
}

function* movesFrom(
  kind: DossierKind,
  state: DossierState,
  actors: readonly Actor[],
  asked: ReadonlySet<string>,
): Generator<readonly [Move, DossierState]> {
  // What is required of others is met or not whatever is done here: it is judged apart.
  const holds = EVERYTHING_HOLDS;
  for (const actor of actors) {
    for (const action of actionsOf(kind, state, actor, asked)) {
      const outcome = decide(kind, state, action, actor, AT, holds);
      if (outcome.ok) yield [moveOf(action, actor, outcome.event.role, asked), outcome.state];
    }
  }
}

function* actionsOf(
  kind: DossierKind,
  state: DossierState,
  actor: Actor,
  asked: ReadonlySet<string>,
): Generator<Action> {
  const seen = state.version;
  if (isEvent(kind) && state.event === null) {
    yield { kind: "plan", seen, event: EVENT };
    return;
  }
  const { perform, refuse, withdraw } = abilitiesOf(kind, state, actor);
  for (const act of perform) {
    for (const values of fillings(fieldsOf(kind, act, state), asked)) {
      yield { kind: "do", seen, step: act.id, values };
    }
  }
  for (const act of refuse) {
    for (const to of targetsOf(waysBack(kind, act, state))) {
      yield { kind: "refuse", seen, step: act.id, reason: "no", to };
    }
  }
  for (const act of withdraw) yield { kind: "withdraw", seen, step: act.id };
}

/** To all of them, or to one role alone where there are several. */
function targetsOf(back: readonly Act[]): readonly (string | null)[] {
  return back.length > 1 ? [null, ...new Set(back.flatMap(({ roles }) => roles))] : [null];
}

/** Every way to fill in some fields: what conditions ask about with each value it can have, the rest with something where it is required. */
function fillings(fields: readonly FormField[], asked: ReadonlySet<string>): readonly Values[] {
  let all: readonly Values[] = [{}];
  for (const field of fields) {
    const values = asked.has(field.id) ? answersOf(field) : field.required ? [SOMETHING] : [undefined];
    all = all.flatMap((filled) =>
      values.map((value) => (value === undefined ? filled : { ...filled, [field.id]: value })),
    );
  }
  return all;
}

/** `undefined`: it is left open. */
function answersOf(field: FormField): readonly (FieldValue | undefined)[] {
  return field.required ? valuesOf(field) : [...valuesOf(field), undefined];
}

function moveOf(action: Action, { person }: Actor, role: string, asked: ReadonlySet<string>): Move {
  const { kind } = action;
  const values = kind === "do" ? Object.entries(action.values).filter(([id]) => asked.has(id)) : [];
  return {
    kind,
    step: kind === "plan" ? null : action.step,
    member: person,
    role,
    values: Object.fromEntries(values),
    to: kind === "refuse" ? action.to : null,
  };
}

/** Two states with one key allow the same. */
function keyOf({ status, path, event, values, done, refusal }: DossierState): string {
  const who = Object.entries(done).map(([step, { by }]) => `${step} ${by}`);
  const filled = Object.entries(values).map(([id, value]) => `${id} ${JSON.stringify(value)}`);
  const back = refusal && [refusal.step, ...refusal.to];
  return JSON.stringify([status, path, event !== null, who.sort(), filled.sort(), back]);
}

/** Whether a kind has anything to try. */
export function isTried(kind: DossierKind): boolean {
  return actsOf(kind).length > 0;
}
