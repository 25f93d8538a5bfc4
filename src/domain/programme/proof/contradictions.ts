import { stepsAfter } from "../../dossier/steps.ts";
import { hasOwnDays } from "../own-days.ts";
import type { Counter, DossierKind, Programme } from "../programme.ts";
import { type AskedOf, alwaysAsked, alwaysFilled, type Ending, endingsOf } from "./endings.ts";

/**
 * What a counter has surely come to, at least, when a dossier asks that it has come to no more: because of what else the dossier asks for by then.
 * Null: it may be as little as is asked.
 */
function tooMuchFor(kind: DossierKind, { requires }: Ending, asked: AskedOf, programme: Programme): number | null {
  const { needs } = asked.requirement;
  const counter = needs.kind === "counter" && programme.counters.find(({ id }) => id === needs.counter);
  if (needs.kind !== "counter" || needs.most === null || !counter) return null;
  const others = requires.filter((other) => comesBy(kind, other, asked, counter));
  const floors = others.map((other) => askedFor(other, needs.counter));
  const least = Math.max(0, ...floors, addedBy(others, counter, programme));
  return least > needs.most ? least : null;
}

/** The ways in which a dossier can end, without those that ask for what excludes each other. Null: too many to try them. */
export function consistentEndings(kind: DossierKind, programme: Programme): readonly Ending[] | null {
  const endings = endingsOf(kind, programme);
  return (
    endings?.filter((ending) => ending.requires.every((one) => tooMuchFor(kind, ending, one, programme) === null)) ??
    null
  );
}

/** What a counter has come to at least where a dossier asks that it has not come so far, in some way to end it; null: in none that is known. */
export function contradictionIn(
  kind: DossierKind,
  { requirement, step }: AskedOf,
  programme: Programme,
): number | null {
  const endings = endingsOf(kind, programme) ?? [{ path: null, values: {}, requires: alwaysAsked(kind) }];
  const found = endings.flatMap((ending) =>
    ending.requires
      .filter((one) => one.step === step && one.requirement === requirement)
      .flatMap((one) => tooMuchFor(kind, ending, one, programme) ?? []),
  );
  return found[0] ?? null;
}

/** Whether one requirement has surely been met when another is held against the facts; a counter that starts again every year may have shrunk since an earlier step. */
function comesBy({ steps }: DossierKind, one: AskedOf, other: AskedOf, { each }: Counter): boolean {
  if (one.step === null || other.step === null || one.step === other.step) return true;
  return each === "course" && steps !== null && stepsAfter(steps, one.step).has(other.step);
}

function askedFor({ requirement: { needs } }: AskedOf, counter: string): number {
  return needs.kind === "counter" && needs.counter === counter ? (needs.least ?? 0) : 0;
}

/** What dossiers that have to be finished add to a counter, at least. Of what has days these may be shared, and of a stretch without a gap each may be its own. */
function addedBy(asked: readonly AskedOf[], counter: Counter, programme: Programme): number {
  if (counter.each === "year") return 0;
  const all = [...finishedFor(asked, programme)].map((kind) => ({ kind, amount: leastOf(kind, counter) }));
  const most = (some: typeof all) => Math.max(0, ...some.map(({ amount }) => amount));
  if (counter.adds === "continuous") return most(all);
  const undated = all.filter(({ kind }) => !hasOwnDays(kind));
  return undated.reduce((sum, { amount }) => sum + amount, 0) + most(all.filter(({ kind }) => hasOwnDays(kind)));
}

/** The dossiers that are asked for, and those that these always ask for themselves. */
function finishedFor(asked: readonly AskedOf[], { dossiers }: Programme): ReadonlySet<DossierKind> {
  const found = new Set<DossierKind>();
  const left = [...asked];
  for (const { requirement } of left) {
    const { needs } = requirement;
    const kind = needs.kind === "dossier" ? dossiers.find(({ id }) => id === needs.dossier) : undefined;
    if (!kind || found.has(kind)) continue;
    found.add(kind);
    left.push(...alwaysAsked(kind));
  }
  return found;
}

/** What one dossier adds to a counter, however it ends: of a number what it is at least, and nothing of a length. */
function leastOf(kind: DossierKind, counter: Counter): number {
  const surely = alwaysFilled(kind);
  const sources = counter.counts.filter(({ dossier, when }) => dossier === kind.id && when === null);
  return sources.reduce((sum, { of }) => {
    if (of.kind === "times") return sum + 1;
    if (of.kind === "length") return sum;
    return sum + (surely.find(({ id }) => id === of.field)?.least ?? 0);
  }, 0);
}
