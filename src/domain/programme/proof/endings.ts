import { fillingsOf, valuesOf } from "../../dossier/fillings.ts";
import type { Values } from "../../dossier/state.ts";
import { fillableBy, holdsTrue, type Known } from "../../dossier/steps.ts";
import type { Act, Condition, FormField, Requirement, Step } from "../dossier-rules.ts";
import type { DossierKind, Programme } from "../programme.ts";

/** One way in which a dossier can end, as far as conditions tell them apart. */
export interface Ending {
  readonly path: string | null;
  readonly values: Values;
  /** What is required on the way. */
  readonly requires: readonly AskedOf[];
}

/** A requirement of a dossier, or of one of its steps. */
export interface AskedOf {
  /** Null: of the dossier itself. */
  readonly step: string | null;
  readonly requirement: Requirement;
}

/** A step with all the conditions that it stands under. */
interface Placed {
  readonly act: Act;
  readonly under: readonly Condition[];
}

/** More ways to fill in what conditions ask about are not looked at. */
const MOST_ENDINGS = 10_000;

/**
 * Every way in which a dossier of a kind can end, whoever acts: what conditions of its requirements and of the counters that count it ask about is
 * filled in with each value it can have. Null: there are too many of them.
 */
export function endingsOf(kind: DossierKind, { counters }: Pick<Programme, "counters">): readonly Ending[] | null {
  const placed = kind.steps === null ? [] : placedIn(kind.steps, []);
  const counted = counters.flatMap(({ counts }) =>
    counts.flatMap(({ dossier, of, when }) => {
      if (dossier !== kind.id || when === null) return [];
      const field = of.kind === "field" ? kind.form.find(({ id }) => id === of.field) : undefined;
      return [when, ...(field ? conditionsOf(kind, placed, field) : [])];
    }),
  );
  const fields = fieldsThatMatter(kind, placed, counted);
  const paths = kind.paths.length === 0 ? [null] : kind.paths.map(({ id }) => id);
  const count = fields.reduce((product, field) => product * (valuesOf(field).length + 1), paths.length);
  if (count > MOST_ENDINGS) return null;
  return paths.flatMap((path) =>
    fillingsOf(fields).flatMap((values) => endingWith(kind, placed, fields, path, values)),
  );
}

/** None where that is not what can stand in the end: what nobody is asked is open, and what is required is not. */
function endingWith(
  kind: DossierKind,
  placed: readonly Placed[],
  fields: readonly FormField[],
  path: string | null,
  values: Values,
): readonly Ending[] {
  const at = { path, values };
  const acts = placed.flatMap(({ act, under }) => (under.every((when) => holdsTrue(when, at)) ? [act] : []));
  const fits = fields.every((field) => {
    const isAsked = isAskedOf(kind, acts, field, at);
    return field.id in values ? isAsked : !(field.required && isAsked);
  });
  if (!fits) return [];
  const requires = askedBy(kind, acts).filter(({ requirement: { when } }) => when === null || holdsTrue(when, at));
  return [{ ...at, requires }];
}

function isAskedOf(kind: DossierKind, acts: readonly Act[], field: FormField, at: Known): boolean {
  const isMeant = field.when === null || holdsTrue(field.when, at);
  return field.from !== null || (isMeant && acts.some((act) => fills(kind, act, field)));
}

/** Whether a field that a counter counts on a condition is filled in where a dossier ends so. */
export function isFilledIn(kind: DossierKind, id: string, ending: Ending): boolean {
  const placed = kind.steps === null ? [] : placedIn(kind.steps, []);
  const acts = placed.flatMap(({ act, under }) => (under.every((when) => holdsTrue(when, ending)) ? [act] : []));
  return kind.form.some((field) => field.id === id && isAskedOf(kind, acts, field, ending));
}

/** What is required however a dossier ends. */
export function alwaysAsked(kind: DossierKind): readonly AskedOf[] {
  return askedBy(kind, alwaysDone(kind)).filter(({ requirement: { when } }) => when === null);
}

/** The fields that are filled in however a dossier ends. */
export function alwaysFilled(kind: DossierKind): readonly FormField[] {
  return alwaysDone(kind).flatMap((act) => alwaysFilledBy(kind, act));
}

/** The fields that a step always fills in. */
export function alwaysFilledBy(kind: DossierKind, act: Act): readonly FormField[] {
  return fillableBy(kind, act).filter(({ required, when }) => required && when === null);
}

/** The steps under no condition. */
export function alwaysDone({ steps }: Pick<DossierKind, "steps">): readonly Act[] {
  return steps === null ? [] : placedIn(steps, []).flatMap(({ act, under }) => (under.length === 0 ? [act] : []));
}

/** What a dossier and these of its steps require. */
export function askedBy(kind: Pick<DossierKind, "requires">, acts: readonly Act[]): readonly AskedOf[] {
  const own = kind.requires.map((requirement) => ({ step: null, requirement }));
  return [...own, ...acts.flatMap(({ id, requires }) => requires.map((requirement) => ({ step: id, requirement })))];
}

function placedIn(step: Step, under: readonly Condition[]): readonly Placed[] {
  if (step.kind === "act") return [{ act: step, under }];
  if (step.kind === "when") return placedIn(step.step, [...under, step.condition]);
  return step.steps.flatMap((one) => placedIn(one, under));
}

/** Those that the conditions ask about, and those on which it hangs whether these are filled in at all. */
function fieldsThatMatter(
  kind: DossierKind,
  placed: readonly Placed[],
  counted: readonly Condition[],
): readonly FormField[] {
  const requiring = placed.filter(({ act }) => act.requires.length > 0);
  const conditions = [
    ...counted,
    ...[...kind.requires, ...requiring.flatMap(({ act }) => act.requires)].flatMap(({ when }) => when ?? []),
    ...requiring.flatMap(({ under }) => under),
  ];
  const found = new Set<FormField>();
  for (const { field: id } of conditions) {
    const field = kind.form.find((one) => one.id === id);
    if (!field || found.has(field)) continue;
    found.add(field);
    conditions.push(...conditionsOf(kind, placed, field));
  }
  return [...found];
}

/** Those on which it hangs whether a field is filled in. */
function conditionsOf(kind: DossierKind, placed: readonly Placed[], field: FormField): readonly Condition[] {
  const steps = placed.flatMap(({ act, under }) => (fills(kind, act, field) ? under : []));
  return field.when === null ? steps : [field.when, ...steps];
}

function fills(kind: DossierKind, act: Act, field: FormField): boolean {
  return fillableBy(kind, act).includes(field);
}
