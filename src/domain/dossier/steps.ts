import type { Act, Condition, FormField, Step, Verb } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import type { DossierState, Values } from "./state.ts";

/** Verbs that write: the form's fields are theirs. */
const WRITING: ReadonlySet<Verb> = new Set<Verb>(["fills", "completes", "completes and signs", "chooses"]);
/** Verbs that judge what others wrote; nobody judges their own. */
const JUDGING: ReadonlySet<Verb> = new Set<Verb>(["validates", "countersigns", "attests"]);

export const writes = (act: Act): boolean => WRITING.has(act.verb);
export const judges = (act: Act): boolean => JUDGING.has(act.verb);

/** What is asked of a dossier's state to know which steps count. */
export type Situation = Pick<DossierState, "path" | "values" | "done">;

const known = new WeakMap<Step, readonly Act[]>();

/** What conditions are held against. */
export type Known = Pick<Situation, "path" | "values">;

/** Every step of a kind, in the order in which the file writes them; none when nothing is done in it. */
export function actsOf({ steps }: Pick<DossierKind, "steps">): readonly Act[] {
  if (steps === null) return [];
  let acts = known.get(steps);
  if (!acts) {
    acts = actsIn(steps);
    known.set(steps, acts);
  }
  return acts;
}

function actsIn(step: Step): readonly Act[] {
  switch (step.kind) {
    case "act":
      return [step];
    case "when":
      return actsIn(step.step);
    case "in-order":
    case "any-order":
    case "all-of":
      return step.steps.flatMap(actsIn);
    default:
      return step satisfies never;
  }
}

/** A field that nobody has filled in yet holds no condition, nor its opposite. */
export function holdsTrue({ field, not, is }: Condition, { path, values }: Known): boolean {
  const value = field === "path" ? path : values[field];
  if (value === undefined || value === null) return false;
  return (is === null ? value === true : value === is) !== not;
}

/** Whether all that a step asks for is done; one whose condition does not hold asks for nothing. */
export function isComplete(step: Step, at: Situation): boolean {
  switch (step.kind) {
    case "act":
      return step.id in at.done;
    case "when":
      return !holdsTrue(step.condition, at) || isComplete(step.step, at);
    case "in-order":
    case "any-order":
    case "all-of":
      return step.steps.every((one) => isComplete(one, at));
    default:
      return step satisfies never;
  }
}

/** The steps whose turn it is. */
export function turnsOf(step: Step, at: Situation): readonly Act[] {
  switch (step.kind) {
    case "act":
      return step.id in at.done ? [] : [step];
    case "when":
      return holdsTrue(step.condition, at) ? turnsOf(step.step, at) : [];
    case "in-order": {
      const next = step.steps.find((one) => !isComplete(one, at));
      return next ? turnsOf(next, at) : [];
    }
    case "any-order":
    case "all-of":
      return step.steps.flatMap((one) => turnsOf(one, at));
    default:
      return step satisfies never;
  }
}

/** The steps that come after another one in some `in order`, whatever branch they stand in. */
export function stepsAfter(step: Step, id: string): ReadonlySet<string> {
  const after = new Set<string>();
  collectAfter(step, id, after);
  return after;
}

/** Whether `id` stands in `step`; what comes after it there goes into `after`. */
function collectAfter(step: Step, id: string, after: Set<string>): boolean {
  if (step.kind === "act") return step.id === id;
  if (step.kind === "when") return collectAfter(step.step, id, after);
  const index = step.steps.findIndex((one) => collectAfter(one, id, after));
  if (index >= 0 && step.kind === "in-order") {
    for (const later of step.steps.slice(index + 1)) for (const act of actsIn(later)) after.add(act.id);
  }
  return index >= 0;
}

const seats = new WeakMap<Step, ReadonlyMap<string, readonly string[]>>();

/** The other seats of the joint decisions (`all of`) that a step has one in, by id: what stands in one branch is one seat. */
export function otherSeats(step: Step, id: string): readonly string[] {
  let others = seats.get(step);
  if (!others) {
    others = new Map(actsIn(step).map((act) => [act.id, seatsBeside(step, act.id)]));
    seats.set(step, others);
  }
  return others.get(id) ?? [];
}

function seatsBeside(step: Step, id: string): readonly string[] {
  if (step.kind === "act") return [];
  if (step.kind === "when") return seatsBeside(step.step, id);
  const holds = (one: Step) => actsIn(one).some((act) => act.id === id);
  const inside = step.steps.filter(holds).flatMap((one) => seatsBeside(one, id));
  if (step.kind !== "all-of") return inside;
  return [...inside, ...step.steps.filter((one) => !holds(one)).flatMap((one) => actsIn(one).map((act) => act.id))];
}

/**
 * The steps a refusal may send the dossier back to: done before `act`, by the role that the file names, or else those that wrote something.
 * Empty: there is nobody to send it back to.
 */
export function waysBack(kind: Pick<DossierKind, "steps">, act: Act, at: Situation): readonly Act[] {
  const { steps } = kind;
  if (steps === null) return [];
  const before = actsOf(kind).filter((one) => one.id in at.done && stepsAfter(steps, one.id).has(act.id));
  if (act.backTo !== null) {
    const named = act.backTo;
    return before.filter(({ roles }) => roles.includes(named)).slice(-1);
  }
  const wrote = before.filter(writes);
  return wrote.length > 0 ? wrote : before.slice(-1);
}

/**
 * The fields that a step fills in: those of its roles, and those that the file gives to nobody in particular. One whose condition does not hold is
 * not among them, unless what the condition asks about is filled in by the same step.
 */
export function fieldsOf(kind: Pick<DossierKind, "steps" | "form">, act: Act, at: Known): readonly FormField[] {
  const own = new Map<string, FormField>();
  for (const field of fillableBy(kind, act)) {
    const { id, by, when } = field;
    if (by.length === 0 && !writes(act) && id in at.values) continue;
    if (when === null || own.has(when.field) || holdsTrue(when, at)) own.set(id, field);
  }
  return [...own.values()];
}

/** The fields that a step may ever fill in, whatever their conditions and whoever was before. */
export function fillableBy(kind: Pick<DossierKind, "steps" | "form">, act: Act): readonly FormField[] {
  const acts = actsOf(kind);
  const nobodyWrites = !acts.some(writes);
  return kind.form.filter(({ by, from }) => {
    if (from !== null) return false;
    if (by.length === 0) return writes(act) || nobodyWrites;
    const role = act.roles.find((one) => by.includes(one));
    return role !== undefined && writerFor(acts, role)?.id === act.id;
  });
}

/** Of the fields of one step those that are asked for once this is filled in: what hangs on another of them may not be. */
export function stillAsked(fields: readonly FormField[], values: Values): readonly FormField[] {
  const own = new Map<string, FormField>();
  const open = new Set(fields.map(({ id }) => id));
  for (const field of fields) {
    const { id, when } = field;
    const isOpen = when !== null && open.has(when.field);
    const given = isOpen && own.has(when.field) ? values : {};
    if (!isOpen || holdsTrue(when, { path: null, values: given })) own.set(id, field);
  }
  return [...own.values()];
}

/** What stands filled in without what is no longer asked for. */
export function valuesAsked({ form }: Pick<DossierKind, "form">, { path, values }: Known): Values {
  const left = { ...values };
  for (const { id, when } of form) if (when !== null && !holdsTrue(when, { path, values: left })) delete left[id];
  return left;
}

/** What was taken from other dossiers. */
export function takenIn({ form }: Pick<DossierKind, "form">, values: Values): Values {
  const taken = new Set(form.flatMap(({ id, from }) => (from === null ? [] : [id])));
  return Object.fromEntries(Object.entries(values).filter(([id]) => taken.has(id)));
}

/** What is left filled in once some steps are open again: where no role writes, what nobody stands for any more goes with them. */
export function valuesLeft(
  kind: Pick<DossierKind, "steps" | "form">,
  { values, done }: Pick<Situation, "values" | "done">,
): Values {
  if (Object.keys(done).length > 0 || actsOf(kind).some(writes)) return values;
  const shared = new Set(kind.form.flatMap(({ id, by, from }) => (by.length === 0 && from === null ? [id] : [])));
  return Object.fromEntries(Object.entries(values).filter(([id]) => !shared.has(id)));
}

/** The first step in which a role writes; where it never does, its first step. */
function writerFor(acts: readonly Act[], role: string): Act | undefined {
  const own = acts.filter(({ roles }) => roles.includes(role));
  return own.find(writes) ?? own[0];
}
