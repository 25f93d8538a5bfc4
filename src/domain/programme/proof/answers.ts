import { valuesOf } from "../../dossier/fillings.ts";
import type { DossierState, FieldValue, Values } from "../../dossier/state.ts";
import { actsOf, fillableBy, isComplete, stepsAfter, turnsOf } from "../../dossier/steps.ts";
import type { Condition, FormField, Step } from "../dossier-rules.ts";
import type { DossierKind } from "../programme.ts";
import { alwaysDone } from "./endings.ts";

/** Stands for every answer that a field can have, as long as no condition has asked about it. */
export const ANY_ANSWER = "*";

/** The fields of a kind whose answers are told apart while it is tried, by id. */
export interface Asked {
  /** At once: other questions hang on them. */
  readonly early: ReadonlySet<string>;
  /** Not before a step's condition asks about them. */
  readonly late: ReadonlySet<string>;
  /** Steps that are always done before a condition asks about a late field, and fill it in. */
  readonly before: ReadonlyMap<string, readonly string[]>;
}

/** What is required of others is judged apart: what only its conditions ask about is not told apart here. */
export function askedIn(kind: Pick<DossierKind, "steps" | "form">): Asked {
  const { steps, form } = kind;
  const early = new Set(form.flatMap(({ when }) => (when === null ? [] : [when.field])));
  const uses = steps === null ? [] : usesIn(steps);
  const given = new Set(form.flatMap(({ id, from }) => (from === null ? [] : [id])));
  for (const { condition } of uses) if (given.has(condition.field)) early.add(condition.field);
  const late = new Set(uses.map(({ condition }) => condition.field).filter((id) => !early.has(id)));
  const always = alwaysDone(kind);
  const before = [...late].map((id): [string, readonly string[]] => {
    const under = uses.filter(({ condition }) => condition.field === id).flatMap(({ acts }) => acts);
    const filling = actsOf(kind).filter((act) => fillableBy(kind, act).some((field) => field.id === id));
    const first = filling.filter((act) => steps !== null && always.includes(act) && isBefore(steps, act.id, under));
    return [id, first.map((act) => act.id)];
  });
  return { early, late, before: new Map(before) };
}

function isBefore(steps: Step, id: string, others: readonly string[]): boolean {
  const after = stepsAfter(steps, id);
  return others.every((one) => after.has(one));
}

/** Each condition of steps, with the steps under it. */
function usesIn(step: Step): readonly { readonly condition: Condition; readonly acts: readonly string[] }[] {
  if (step.kind === "act") return [];
  if (step.kind !== "when") return step.steps.flatMap(usesIn);
  const { condition } = step;
  return [{ condition, acts: actsOf({ steps: step }).map(({ id }) => id) }, ...usesIn(step.step)];
}

/** `undefined`: it is left open. */
export function answersOf(field: FormField): readonly (FieldValue | undefined)[] {
  return field.required ? valuesOf(field) : [...valuesOf(field), undefined];
}

/** A state without the answers that are given anew before anything asks about them again. */
export function forgotten(state: DossierState, { before }: Pick<Asked, "before">): DossierState {
  const over = [...before].filter(([id, steps]) => id in state.values && steps.some((step) => !(step in state.done)));
  if (over.length === 0) return state;
  return { ...state, values: { ...state.values, ...Object.fromEntries(over.map(([id]) => [id, ANY_ANSWER])) } };
}

/** The states that one stands for: one for each answer of what decides whose turn it is. */
export function answered(kind: DossierKind, state: DossierState): readonly DossierState[] {
  const { steps } = kind;
  const id = steps === null || state.status === "withdrawn" ? undefined : readIn(steps, state).find(isOpenIn(state));
  const field = kind.form.find((one) => one.id === id);
  if (steps === null || field === undefined) return [state];
  return answersOf(field).flatMap((answer) => {
    const { [field.id]: _any, ...others } = state.values;
    const values: Values = answer === undefined ? others : { ...state.values, [field.id]: answer };
    const next = { ...state, values };
    return answered(kind, { ...next, status: isComplete(steps, next) ? "done" : "open" });
  });
}

const isOpenIn =
  ({ values }: DossierState) =>
  (id: string) =>
    values[id] === ANY_ANSWER;

/** The state with any answer to what need not be known to tell whose turn it is: whatever comes of this one comes of that one. */
export function widened({ steps }: DossierKind, state: DossierState, { late }: Pick<Asked, "late">): DossierState {
  const known = Object.keys(state.values).filter((id) => late.has(id));
  if (steps === null || known.length === 0) return state;
  const read = readIn(steps, state);
  const open = known.filter((id) => !read.includes(id)).map((id) => [id, ANY_ANSWER]);
  return { ...state, values: { ...state.values, ...Object.fromEntries(open) } };
}

/** The fields that conditions ask about to tell whose turn it is, in the order in which they do. */
function readIn(steps: Step, state: DossierState): readonly string[] {
  const read: string[] = [];
  const values = new Proxy(state.values, {
    get: (all, id) => {
      if (typeof id !== "string") return;
      read.push(id);
      return all[id];
    },
  });
  const at = { ...state, values };
  isComplete(steps, at);
  turnsOf(steps, at);
  return read;
}
