import type { Programme } from "../domain/programme/programme.ts";
import type { CohortDays } from "./calendars.ts";
import { UserError } from "./errors.ts";

/** A cohort's days under the version in force, from which those under older versions are had; each is made once. */
export function daysUnder(
  inForce: Omit<CohortDays, "under">,
  older: (version: number) => Programme | null = () => null,
): CohortDays {
  const made = new Map<number, CohortDays>();
  const under = (version: number): CohortDays => {
    const known = made.get(version);
    if (known) return known;
    const programme = older(version);
    if (programme === null) throw new UserError("rules-missing", { programme: inForce.programme.id, version });
    const days = { ...inForce, programme, under };
    made.set(version, days);
    return days;
  };
  const days = { ...inForce, under };
  made.set(inForce.programme.version, days);
  return days;
}
