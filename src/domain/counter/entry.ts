import { daysOf, type Run, sharesDay } from "../dossier/own-days.ts";
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
  const days = daysOf(state);
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

/** What of a length falls into a year or the course: days before and after it do not count. */
export function within(entry: Entry, span: Run): Entry[] {
  const { amount, days } = entry;
  if (amount !== null || days === null) return [entry];
  if (!sharesDay(days, span)) return [];
  return [{ ...entry, days: { from: Math.max(days.from, span.from), to: Math.min(days.to, span.to) } }];
}
