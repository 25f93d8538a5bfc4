import { type AcademicCalendar, type AcademicYear, academicYear } from "./academic-year.ts";
import type { Day } from "./day.ts";

export type Semester = 1 | 2;

/** The semester of a day inside an academic year whose first semester ends with `semester1End`; null outside the year. */
export function semesterOf(day: Day, year: AcademicYear, semester1End: Day): Semester | null {
  if (day < year.from || day > year.to) return null;
  return day <= semester1End ? 1 : 2;
}

/** First and last day of a semester of an academic year (1 is the first). */
export function semesterDays(
  calendar: AcademicCalendar,
  year: number,
  semester: Semester,
  semester1End: Day,
): AcademicYear {
  const { from, to } = academicYear(calendar, year);
  return semester === 1 ? { from, to: semester1End } : { from: semester1End + 1, to };
}
