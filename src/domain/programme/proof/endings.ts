import { fillingsOf, valuesOf } from "../../dossier/fillings.ts";
import type { Values } from "../../dossier/state.ts";
import { fillableBy, holdsTrue } from "../../dossier/steps.ts";
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
    counts.flatMap((one) => (one.dossier === kind.id ? (one.when ?? []) : [])),
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
    const { when, from } = field;
    const isMeant = when === null || holdsTrue(when, at);
    const isAsked = from !== null || (isMeant && acts.some((act) => fills(kind, act, field)));
    return field.id in values ? isAsked : !(field.required && isAsked);
  });
  if (!fits) return [];
  const requires = askedBy(kind, acts).filter(({ requirement: { when } }) => when === null || holdsTrue(when, at));
  return [{ ...at, requires }];
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
    if (field.when !== null) conditions.push(field.when);
    for (const { act, under } of placed) if (fills(kind, act, field)) conditions.push(...under);
  }
  return [...found];
}

function fills(kind: DossierKind, act: Act, field: FormField): boolean {
  return fillableBy(kind, act).includes(field);
}
