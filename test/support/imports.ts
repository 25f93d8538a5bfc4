import { type Day, dayOf, type IsoDate } from "../../src/domain/calendar/day.ts";
import type { Place } from "../../src/domain/calendar/place.ts";
import type { CalendarSources, SaidStretch } from "../../src/domain/calendar/sources.ts";

/** `["2026-11-02", "2026-11-06", "school"]`: first day, last day, place. */
export type Said = readonly [from: IsoDate, to: IsoDate, place: Place];

export function stretches(...said: readonly Said[]): SaidStretch[] {
  return said.map(([from, to, place]) => ({ from: dayOf(from), to: dayOf(to), place }));
}

/** The days of an imported file, weekends included where a stretch covers them. */
export function imported(...said: readonly Said[]): Map<Day, { place: Place }> {
  const days = new Map<Day, { place: Place }>();
  for (const { from, to, place } of stretches(...said)) for (let day = from; day <= to; day++) days.set(day, { place });
  return days;
}

/** A cohort of a school that publishes its calendar as files: no plan, two years from week 36. */
export function fileSources(startYear: number, more: Partial<CalendarSources> = {}): CalendarSources {
  return {
    startYear,
    startWeek: 36,
    years: 2,
    plan: null,
    imported: new Map(),
    settled: [],
    exceptions: [],
    region: null,
    ...more,
  };
}
