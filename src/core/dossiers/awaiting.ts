import type { DossierState } from "../../domain/dossier/state.ts";
import { waitsFor } from "../../domain/dossier/waiting.ts";
import type { Asking } from "./asking.ts";
import type { Obligation } from "./obligation.ts";

type Status = DossierState["status"];

/**
 * The enrolments in which something may wait for a dossier that is about to come to `status`: its own, its team's, its members'.
 * None unless it is finished then, or was: nothing else is required or settled.
 */
export async function awaitingIn(
  { stores, calendars, today }: Pick<Asking, "stores" | "calendars" | "today">,
  { kind, view, days, state }: Pick<Obligation, "kind" | "view" | "days" | "state">,
  status: Status,
): Promise<readonly string[]> {
  if (status !== "done" && state.status !== "done") return [];
  const inForce = await calendars.of(view);
  // A dossier may go by older rules than those that wait for it.
  const seen = [inForce.programme, days.programme];
  const counters = seen.flatMap((programme) => programme.counters);
  const own = seen.some((programme) => waitsFor(programme, counters, kind.id)) ? [view.id] : [];
  if (inForce.programme.teams === null) return own;
  const others = await (view.team ? stores.teams.members(view.id, today) : stores.teams.of(view.id, today));
  const waiting = await Promise.all(
    others.map(async (other) => {
      const { programme } = await calendars.of(other);
      return waitsFor(programme, [...counters, ...programme.counters], kind.id) ? [other.id] : [];
    }),
  );
  return [...own, ...waiting.flat()];
}
