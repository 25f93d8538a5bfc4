import { abilitiesOf } from "../../domain/dossier/decide.ts";
import { deadlines } from "../../domain/programme/deadlines.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import type { Asking } from "./asking.ts";
import type { Reach } from "./find.ts";
import { mayRead } from "./load.ts";
import { isOpen, nextDue, type Obligation, obligationOf } from "./obligation.ts";
import { dossierRef } from "./ref.ts";
import { takenAround } from "./taken.ts";

/** Beyond every day. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * The dossiers of these enrolments that are open today and that the asker may read, those nobody has begun included, by enrolment id; the
 * earliest due first. One reading of the store for all of them.
 */
export async function openOf(
  { stores, today }: Pick<Asking, "stores" | "today">,
  reaches: readonly Reach[],
): Promise<ReadonlyMap<string, readonly Obligation[]>> {
  const { open, over } = await stores.dossiers.standing(reaches.map(({ view }) => view.id));
  const around = await takenAround(stores, reaches);
  const begun = new Set([...open, ...over].map(dossierRef));
  const byEnrolment = new Map<string, StoredDossier[]>();
  for (const one of open) byEnrolment.set(one.enrolment, [...(byEnrolment.get(one.enrolment) ?? []), one]);
  return new Map(
    reaches.map(({ view, days, actor }) => {
      const { programme, timeline, settings } = days;
      const untouched = deadlines(programme, timeline, settings, view.keptFrom, NEVER)
        .filter(({ dossier, opens }) => dossier.steps !== null && (opens ?? 0) <= today)
        .map(({ id, dossier }) => ({ enrolment: view.id, kind: dossier.id, occasion: id.slice(dossier.id.length + 1) }))
        .filter((key) => !begun.has(dossierRef(key)));
      const all = [
        ...untouched.map((key) => obligationOf(view, days, key, null, around(view.id))),
        ...(byEnrolment.get(view.id) ?? []).map((stored) => {
          const { enrolment, kind, occasion } = stored;
          return obligationOf(view, days, { enrolment, kind, occasion }, stored);
        }),
      ];
      const found = all
        .filter((one) => one !== null)
        .filter((one) => isOpen(one, today) && mayRead(one.days.programme, one.kind, actor))
        .toSorted(earliestDue);
      return [view.id, found];
    }),
  );
}

export function earliestDue(one: Obligation, other: Obligation): number {
  return (nextDue(one) ?? NEVER) - (nextDue(other) ?? NEVER);
}

/** Those in which the asker may do something right now. */
export function waitingFor(obligations: readonly Obligation[], { actor }: Reach): readonly Obligation[] {
  return obligations.filter(({ kind, state }) => abilitiesOf(kind, state, actor).perform.length > 0);
}
