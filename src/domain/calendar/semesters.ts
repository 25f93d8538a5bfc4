import { type AcademicCalendar, type AcademicYear, academicYear } from "./academic-year.ts";
import type { Day } from "./day.ts";

export type Semester = 1 | 2;

/** The semester of a day inside an academic year whose first semester ends with `firstEnds`; null outside the year. */
export function semesterOf(day: Day, year: AcademicYear, firstEnds: Day): Semester | null {
  if (day < year.from || day > year.to) return null;
  return day <= firstEnds ? 1 : 2;
}

/** First and last day of a semester of an academic year (1 is the first). */
export function semesterDays(
  calendar: AcademicCalendar,
  year: number,
  semester: Semester,
  firstEnds: Day,
): AcademicYear {
  const { from, to } = academicYear(calendar, year);
  return semester === 1 ? { from, to: firstEnds } : { from: firstEnds + 1, to };
}
