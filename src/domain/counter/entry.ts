import { dayOf } from "../calendar/day.ts";
import type { DossierState } from "../dossier/state.ts";
import { holdsTrue } from "../dossier/steps.ts";
import type { CountedDossier, Counter, DossierKind } from "../programme/programme.ts";
import type { Entry } from "./tally.ts";

/** The kinds of dossiers that a counter counts, each once. */
export function countedIn(
  { counts }: Pick<Counter, "counts">,
  dossiers: readonly DossierKind[],
): readonly DossierKind[] {
  return dossiers.filter(({ id }) => counts.some(({ dossier }) => dossier === id));
}

/** A dossier as it counts. Its days are those of its event, or of its date fields `from` and `to`. None where it does not count. */
export function entryOf({ of, when }: Pick<CountedDossier, "of" | "when">, state: DossierState): Entry[] {
  if (state.status === "withdrawn" || (when !== null && !holdsTrue(when, state))) return [];
  const settled = state.status === "done";
  const days = state.event ?? datesIn(state.values);
  switch (of.kind) {
    case "times":
      return [{ amount: 1, days: null, settled }];
    case "field": {
      const amount = state.values[of.field];
      return typeof amount === "number" ? [{ amount, days, settled }] : [];
    }
    case "length":
      return days === null ? [] : [{ amount: null, days, settled }];
    default:
      return of satisfies never;
  }
}

function datesIn({ from, to }: DossierState["values"]): Entry["days"] {
  const isDate = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDate(from) && isDate(to) ? { from: dayOf(from), to: dayOf(to) } : null;
}
