import { type Day, dayOf } from "../calendar/day.ts";
import type { DossierState } from "./state.ts";

/** Days on end, both included. */
export interface Run {
  readonly from: Day;
  readonly to: Day;
}

/** The days that a dossier is about: those of its event, else of its date fields `from` and `to`; null where nobody has said. */
export function daysOf({ event, values: { from, to } }: Pick<DossierState, "event" | "values">): Run | null {
  if (event !== null) return event;
  return isDate(from) && isDate(to) ? { from: dayOf(from), to: dayOf(to) } : null;
}

function isDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

export function sharesDay(one: Run, other: Run): boolean {
  return one.from <= other.to && other.from <= one.to;
}
