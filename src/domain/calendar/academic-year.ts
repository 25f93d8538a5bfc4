import { type Day, mondayOfWeek } from "./day.ts";

/** The years of a cohort: year 1 begins on the Monday of ISO week `startWeek` of `startYear`, the next ones a calendar year apart. */
export interface AcademicCalendar {
  readonly startYear: number;
  readonly startWeek: number;
}

/** Monday to Sunday. */
export interface AcademicYear {
  readonly from: Day;
  readonly to: Day;
}

/** Year 1 is the first. */
export function academicYear({ startYear, startWeek }: AcademicCalendar, year: number): AcademicYear {
  const from = mondayOfWeek({ year: startYear + year - 1, week: startWeek });
  const to = mondayOfWeek({ year: startYear + year, week: startWeek }) - 1;
  return { from, to };
}

/**
 * A weekday (Monday is 1) of an ISO week inside an academic year: week 5 of a year that begins in week 40 is in its second calendar year.
 * Null for week 53 of a year that has none.
 */
export function dayInAcademicYear(
  calendar: AcademicCalendar,
  year: number,
  at: { readonly week: number; readonly weekday: number },
): Day | null {
  const { from, to } = academicYear(calendar, year);
  for (const isoYear of [calendar.startYear + year - 1, calendar.startYear + year]) {
    const monday = mondayOfWeek({ year: isoYear, week: at.week });
    const spills = at.week === 53 && mondayOfWeek({ year: isoYear + 1, week: 1 }) === monday;
    if (!spills && monday >= from && monday <= to) return monday + at.weekday - 1;
  }
  return null;
}

/** Weeks of an academic year counted from its first: a weekday (Monday is 1) of the n-th. */
export function dayOfNthWeek(
  calendar: AcademicCalendar,
  year: number,
  at: { readonly nth: number; readonly weekday: number },
): Day {
  return academicYear(calendar, year).from + (at.nth - 1) * 7 + at.weekday - 1;
}

/** The year (1 is the first) a day falls in, before or after the cohort too: 0 is the year before. */
export function academicYearOf(calendar: AcademicCalendar, day: Day): number {
  // 52.18 weeks a year: the estimate is at most one year off.
  const estimate = Math.floor((day - academicYear(calendar, 1).from) / 365.2425) + 1;
  for (const year of [estimate - 1, estimate]) if (day <= academicYear(calendar, year).to) return year;
  return estimate + 1;
}
