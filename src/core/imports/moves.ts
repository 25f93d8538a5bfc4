import { deriveTimeline } from "../../domain/calendar/derive.ts";
import { type Move, movedTimelines } from "../../domain/calendar/moved.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import type { CalendarDay, Cohort, StoredCalendar } from "../ports.ts";

/** What a file's days would add to what is stored. */
export function withDays(stored: StoredCalendar, days: readonly CalendarDay[]): StoredCalendar {
  const imported = new Map(stored.imported);
  for (const { day, place, note } of days) imported.set(day, { place, note });
  return { ...stored, imported };
}

/** Where a cohort goes elsewhere between two states of its stored days: what is settled, and the programme underneath, are taken into account. */
export function movesBetween(
  { startYear }: Cohort,
  { plan, years, startWeek }: Programme,
  before: StoredCalendar,
  after: StoredCalendar,
): readonly Move[] {
  const timelineOf = ({ imported, settled }: StoredCalendar) =>
    deriveTimeline({ startYear, plan, years, startWeek, imported, settled, exceptions: [], region: null });
  return movedTimelines(timelineOf(before), timelineOf(after));
}
