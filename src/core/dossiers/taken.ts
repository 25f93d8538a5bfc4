import type { Values } from "../../domain/dossier/state.ts";
import type { DossierKind, Programme } from "../../domain/programme/programme.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import type { EnrolmentView, Stores } from "../ports.ts";

/** Whether a dossier of some kind takes something from another. */
function takesSomething({ dossiers }: Pick<Programme, "dossiers">): boolean {
  return dossiers.some(({ form }) => form.some(({ from }) => from !== null));
}

/**
 * What stands in other dossiers of the same enrolment for one of a kind, by its own field ids: of one that comes every year that of the same
 * year where there is one, of one that comes more often the last that was finished. Nothing of what is not finished.
 */
export function takenBy(
  { form }: Pick<DossierKind, "form">,
  year: number | null,
  around: readonly StoredDossier[],
): Values {
  const taken = form.flatMap(({ id, from }) => {
    if (from === null) return [];
    const finished = around.filter(({ kind, state }) => kind === from.dossier && state.status === "done");
    const ofYear = finished.filter(({ occasion }) => occasion === `year-${year}`);
    const [last] = (ofYear.length > 0 ? ofYear : finished).toSorted((one, other) => endOf(other) - endOf(one));
    const value = last?.state.values[from.field];
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(taken);
}

/** When the last of its steps was done, epoch milliseconds. */
function endOf({ state }: StoredDossier): number {
  return Math.max(0, ...Object.values(state.done).map(({ at }) => at));
}

/** Every dossier of those enrolments in whose programme one takes something from another, by enrolment; nothing is read where none does. */
export async function takenAround(
  { dossiers }: { readonly dossiers: Pick<Stores["dossiers"], "ofEnrolments"> },
  reaches: readonly {
    readonly view: Pick<EnrolmentView, "id">;
    readonly days: { readonly programme: Pick<Programme, "dossiers"> };
  }[],
): Promise<(enrolment: string) => readonly StoredDossier[]> {
  const wanted = [...new Set(reaches.flatMap(({ view, days }) => (takesSomething(days.programme) ? [view.id] : [])))];
  const all = wanted.length === 0 ? [] : await dossiers.ofEnrolments(wanted);
  return (enrolment) => all.filter((one) => one.enrolment === enrolment);
}
