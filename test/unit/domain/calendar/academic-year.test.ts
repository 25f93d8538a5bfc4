import { describe, expect, it } from "vitest";
import {
  academicYear,
  academicYearOf,
  dayInAcademicYear,
  dayOfNthWeek,
} from "../../../../src/domain/calendar/academic-year.ts";
import { type Day, dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { semesterDays, semesterOf } from "../../../../src/domain/calendar/semesters.ts";

const cohort = { startYear: 2026, startWeek: 40 };
const iso = ({ from, to }: { from: Day; to: Day }) => [isoOf(from), isoOf(to)];

describe("academic years", () => {
  it("follow one another from Monday to Sunday, 53 weeks long where the calendar year is", () => {
    expect([1, 2, 3].map((year) => iso(academicYear(cohort, year)))).toEqual([
      ["2026-09-28", "2027-10-03"],
      ["2027-10-04", "2028-10-01"],
      ["2028-10-02", "2029-09-30"],
    ]);
  });

  it.each([1, 2, 36, 40, 52])(
    "beginning in week %i hold each of their own days, and so do the years around",
    (startWeek) => {
      for (let year = -30; year <= 40; year++) {
        const { from, to } = academicYear({ startYear: 2026, startWeek }, year);
        expect([from, to].map((day) => academicYearOf({ startYear: 2026, startWeek }, day))).toEqual([year, year]);
      }
    },
  );

  it.each([
    [1, 40, 1, "2026-09-28"],
    [1, 52, 5, "2026-12-25"],
    [1, 53, 1, "2026-12-28"],
    [1, 5, 5, "2027-02-05"],
    [1, 39, 1, "2027-09-27"],
    [3, 5, 5, "2029-02-02"],
  ])("year %i: weekday of week %i, day %i", (year, week, weekday, expected) => {
    const day = dayInAcademicYear(cohort, year, { week, weekday });
    expect(day === null ? null : isoOf(day)).toBe(expected);
  });

  it("ALB-03 have no week 53 when their calendar year has none", () => {
    expect(dayInAcademicYear(cohort, 2, { week: 53, weekday: 1 })).toBeNull();
  });

  it("count their weeks from the first, week 53 included", () => {
    expect(isoOf(dayOfNthWeek(cohort, 1, { nth: 4, weekday: 5 }))).toBe("2026-10-23");
    expect(isoOf(dayOfNthWeek(cohort, 1, { nth: 14, weekday: 1 }))).toBe("2026-12-28");
  });
});

describe("semesters", () => {
  const end = dayOf("2027-02-05");
  const year = academicYear(cohort, 1);

  it.each([
    ["2026-09-27", null],
    ["2026-09-28", 1],
    ["2027-02-05", 1],
    ["2027-02-06", 2],
    ["2027-10-03", 2],
    ["2027-10-04", null],
  ])("%s is in semester %s", (date, semester) => {
    expect(semesterOf(dayOf(date), year, end)).toBe(semester);
  });

  it("share the year between them", () => {
    expect(iso(semesterDays(cohort, 1, 1, end))).toEqual(["2026-09-28", "2027-02-05"]);
    expect(iso(semesterDays(cohort, 1, 2, end))).toEqual(["2027-02-06", "2027-10-03"]);
  });
});
