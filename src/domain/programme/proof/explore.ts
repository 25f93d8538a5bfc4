import { abilitiesOf, decide, isEvent } from "../../dossier/decide.ts";
import { takings } from "../../dossier/fillings.ts";
import { EVERYTHING_HOLDS } from "../../dossier/requirements.ts";
import { type Action, type Actor, type DossierState, NOTHING_DONE, type Values } from "../../dossier/state.ts";
import { actsOf, fieldsOf, waysBack } from "../../dossier/steps.ts";
import type { Act, FormField } from "../dossier-rules.ts";
import type { DossierKind } from "../programme.ts";
import { ANY_ANSWER, type Asked, answered, answersOf, askedIn, forgotten, widened } from "./answers.ts";
import { actorOf, likeOf } from "./staff.ts";
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

/**
 * Tries everything that these people may do in a dossier of a kind, again and again, breadth first. Of what they fill in only that counts which a
 * condition asks about, and not before it does.
 */
export function explore(kind: DossierKind, staff: readonly Member[], most: number): Explored {
  const asked = askedIn(kind);
  const actors = staff.map(actorOf);
  const states: Reached[] = [];
  const numbers = new Map<string, number>();
  const next: number[][] = [];
  let more = false;

  const reach = (state: DossierState, from: number | null, move: Move | null): number | null => {
    const key = keyOf(state);
    const known = numbers.get(key) ?? numbers.get(keyOf(widened(kind, state, asked)));
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
      for (const one of answered(kind, forgotten(after, asked))) {
        const number = reach(one, at, move);
        if (number !== null && number !== at) found.add(number);
      }
    }
    next.push([...found]);
  }
  return { states, next, more };
}

/** The moves that led to a state. Of what was filled in, no more is told than what conditions asked about on the way. */
export function wayTo(states: readonly Reached[], number: number): Way {
  const moves: Move[] = [];
  let at = states[number];
  let later: Values = {};
  while (at?.move && at.from !== null) {
    const known = answersIn(at.state.values, later);
    const { values } = at.move;
    moves.unshift({ ...at.move, values: picked(known, (id) => id in values) });
    later = picked(known, (id) => !(id in values));
    at = states[at.from];
  }
  const taken = Object.entries(at?.state.values ?? {});
  return { path: at?.state.path ?? null, moves, ...(taken.length > 0 && { taken: Object.fromEntries(taken) }) };
}

/** What stands filled in, with the answers that were asked about only later. */
function answersIn(values: Values, later: Values): Values {
  const known = picked(values, (id) => values[id] !== ANY_ANSWER || id in later);
  return { ...known, ...picked(later, (id) => values[id] === ANY_ANSWER) };
}

function picked(values: Values, isWanted: (id: string) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => isWanted(id)));
}

function* movesFrom(
  kind: DossierKind,
  state: DossierState,
  actors: readonly Actor[],
  asked: Asked,
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

function* actionsOf(kind: DossierKind, state: DossierState, actor: Actor, asked: Asked): Generator<Action> {
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

/** Every way to fill in some fields: what other questions hang on with each value it can have, the rest with something where that is required or asked about later. */
function fillings(fields: readonly FormField[], { early, late }: Asked): readonly Values[] {
  let all: readonly Values[] = [{}];
  for (const field of fields) {
    const rest = late.has(field.id) ? [ANY_ANSWER] : field.required ? [SOMETHING] : [undefined];
    const values = early.has(field.id) ? answersOf(field) : rest;
    all = all.flatMap((filled) =>
      values.map((value) => (value === undefined ? filled : { ...filled, [field.id]: value })),
    );
  }
  return all;
}

function moveOf(action: Action, { person }: Actor, role: string, asked: Asked): Move {
  const { kind } = action;
  const values =
    kind === "do" ? Object.entries(action.values).filter(([id]) => asked.early.has(id) || asked.late.has(id)) : [];
  return {
    kind,
    step: kind === "plan" ? null : action.step,
    member: person,
    role,
    values: Object.fromEntries(values),
    to: kind === "refuse" ? action.to : null,
  };
}

/** Two states with one key allow the same. Of people who hold the same role it does not matter which of them did what, only what one and the same did. */
function keyOf({ status, path, event, values, done, refusal }: DossierState): string {
  const steps = Object.keys(done).toSorted();
  const likes = steps.map((step) => likeOf(done[step]?.by ?? ""));
  const people = steps.map((step) => done[step]?.by);
  const who = steps.map((step, index) => `${step} ${likes[index]} ${people.indexOf(people[index])}`);
  const filled = Object.entries(values).map(([id, value]) => `${id} ${JSON.stringify(value)}`);
  const back = refusal && [refusal.step, ...refusal.to];
  return JSON.stringify([status, path, event !== null, who, filled.sort(), back]);
}

/** Whether a kind has anything to try. */
export function isTried(kind: DossierKind): boolean {
  return actsOf(kind).length > 0;
}
