import type { FormField, Step } from "../programme/dossier-rules.ts";
import type { DossierKind } from "../programme/programme.ts";
import type { FieldValue, Values } from "./state.ts";
import { turnsOf } from "./steps.ts";

/** What a field that a condition asks about can hold. */
export function valuesOf({ kind, mustBeYes, choices }: FormField): readonly FieldValue[] {
  if (kind === "choice") return choices.map(({ id }) => id);
  return mustBeYes ? [true] : [true, false];
}

/** Every way in which some fields can be filled in or left open. */
export function fillingsOf(fields: readonly FormField[]): readonly Values[] {
  return fields.reduce<readonly Values[]>(
    (all, field) =>
      all.flatMap((filled) => [filled, ...valuesOf(field).map((value) => ({ ...filled, [field.id]: value }))]),
    [{}],
  );
}

/** What conditions may find taken from other dossiers when nothing is done yet: every way there is, or is left open where it need not be known. */
export function takings({ form }: Pick<DossierKind, "form">): readonly Values[] {
  const taken = form.filter(({ from, kind }) => from !== null && (kind === "choice" || kind === "yes or no"));
  const needed = taken.filter(({ required }) => required);
  return fillingsOf(taken).filter((values) => needed.every(({ id }) => id in values));
}

/** The roles whose turn it may be before anybody has done anything on a road, whatever is taken from other dossiers. */
export function firstRoles(kind: Pick<DossierKind, "form"> & { readonly steps: Step }, path: string | null) {
  const acts = takings(kind).flatMap((values) => turnsOf(kind.steps, { path, values, done: {} }));
  return [...new Set(acts.flatMap(({ roles }) => roles))];
}
