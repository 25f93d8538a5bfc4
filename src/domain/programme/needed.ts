import { isBroughtByPeople } from "../dossier/decide.ts";
import { requirementsOf } from "../dossier/requirements.ts";
import type { DossierKind, Programme } from "./programme.ts";
import { askedOfMembers } from "./seen-from.ts";

/** What is due at some time. */
interface Due {
  readonly dossier: DossierKind;
  readonly year: number | null;
}

/** Of what is `past` that for which others wait: what is `kept`, what people bring about, what a team asks of its members, and what one of these waits for itself. */
export function neededOf<One extends Due>(
  programme: Programme,
  past: readonly One[],
  kept: readonly One[],
): readonly One[] {
  const ofTeam = askedOfMembers(programme);
  const present = new Set<One>(kept);
  const left = new Set(past.filter(({ dossier }) => comesOnce(dossier)));
  const askers = new Map([...left].map(({ dossier }) => [dossier, askersOf(dossier, programme)]));
  const isNeeded = (one: One): boolean => {
    const asking = askers.get(one.dossier) ?? [];
    // A team is made here: nothing of it was kept elsewhere before.
    if (one.dossier.each === "team") return true;
    if (ofTeam.has(one.dossier.id) || asking.some(isBroughtByPeople)) return true;
    return [...present].some((other) => asking.includes(other.dossier) && isAsked(one, other));
  };
  for (let found = true; found; ) {
    const more = [...left].filter(isNeeded);
    for (const one of more) {
      left.delete(one);
      present.add(one);
    }
    found = more.length > 0;
  }
  return past.filter((one) => present.has(one));
}

/** In the course or in a year: of what comes again and again the next ones can be done. */
function comesOnce({ each, steps }: DossierKind): boolean {
  return steps !== null && (each === "once" || each === "year" || each === "team");
}

function askersOf({ id }: DossierKind, { dossiers, counters }: Programme): readonly DossierKind[] {
  const fed = counters.filter(({ counts }) => counts.some(({ dossier }) => dossier === id)).map((one) => one.id);
  return dossiers.filter((kind) =>
    requirementsOf(kind).some(({ needs }) =>
      needs.kind === "counter"
        ? needs.least !== null && fed.includes(needs.counter)
        : "dossier" in needs && needs.dossier === id,
    ),
  );
}

/** Of what comes every year, that of the year that asks. */
export function isAsked({ dossier, year }: Due, asking: Due): boolean {
  if (dossier.each !== "year" || asking.year === null || year === asking.year) return true;
  return !(dossier.years?.includes(asking.year) ?? true);
}
