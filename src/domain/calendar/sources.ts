import { type AcademicCalendar, academicYear } from "./academic-year.ts";
import { type Day, isWeekend } from "./day.ts";
import { dayOfSlot, slotFrom, slotTo } from "./grid.ts";
import type { Place } from "./place.ts";
import type { CalendarPlan } from "./plan.ts";

/** Somebody's word on a stretch of days, both ends included. */
export interface SaidStretch {
  readonly from: Day;
  readonly to: Day;
  readonly place: Place;
}

/** Everything that says where a learner is. Strongest first: exception, settlement, import, programme. */
export interface CalendarSources extends AcademicCalendar {
  /** Null: the programme leaves its calendar to each cohort's imports. */
  readonly plan: CalendarPlan | null;
  readonly years: number;
  readonly imported: ReadonlyMap<Day, { readonly place: Place }>;
  /** What a registrar settled for the cohort, oldest first; a later one wins. */
  readonly settled: readonly SaidStretch[];
  /** One person's own days (a sick week, a day swapped), oldest first; they never move the cohort's first or last day. */
  readonly exceptions: readonly SaidStretch[];
  /** The company's region, for its public holidays. */
  readonly region: string | null;
}

/** First and last day that a cohort's sources speak of, their weekends apart; null when they say nothing. */
export function spanOf(sources: CalendarSources): { readonly first: Day; readonly last: Day } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const take = (from: Day, to: Day): void => {
    first = Math.min(first, from);
    last = Math.max(last, to);
  };
  if (sources.plan) take(academicYear(sources, 1).from, academicYear(sources, sources.years).to);
  for (const day of sources.imported.keys()) if (!isWeekend(day)) take(day, day);
  for (const { from, to } of sources.settled) {
    const [start, end] = [slotFrom(from), slotTo(to)];
    if (start <= end) take(dayOfSlot(start), dayOfSlot(end));
  }
  return first <= last ? { first, last } : null;
}
