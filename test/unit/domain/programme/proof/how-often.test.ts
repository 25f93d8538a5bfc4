import { describe, expect, it } from "vitest";
import type { CalendarPlan, YearPlan } from "../../../../../src/domain/calendar/plan.ts";
import { type Course, howOften } from "../../../../../src/domain/programme/proof/how-often.ts";
import { weeks } from "./support.ts";

/** A year of a plan, each reading a letter a week. */
function year(readings: readonly string[], doubtful: readonly number[] = []): YearPlan {
  return { readings: readings.map(weeks), doubtful: new Map(doubtful.map((row) => [row, "several-readings"])) };
}

function course(...years: readonly (string | YearPlan)[]): Course {
  const read = years.map((one) => (typeof one === "string" ? year([one]) : one));
  const plan: CalendarPlan = { startWeek: 40, weeks: [], years: read };
  return { plan, sessions: [] };
}

const often = (each: Parameters<typeof howOften>[0]["each"], of: Course, years: readonly number[] = [1]) =>
  howOften({ each }, years, of);

describe("how often a dossier can come", () => {
  it("once in all, every year, or whenever people want", () => {
    const any = course("SC", "SC");
    expect(often("once", any, [1, 2])).toBe(1);
    expect(often("team", any, [])).toBe(0);
    expect(often("year", any, [1, 2])).toBe(2);
    expect(often("visit", any)).toBe(Infinity);
    expect(often("application", any, [])).toBe(Infinity);
  });

  it("with every time at school, and a week 53 may be one more", () => {
    expect(often("school-period", course("CSSCSC"))).toBe(3);
    expect(often("school-period", course("CSECDSO"))).toBe(3);
    expect(often("school-period", course("CSC", "SCSCSC"), [1, 2])).toBe(5);
    expect(often("school-period", course("CSC", "SCSCSC"), [2])).toBe(4);
  });

  it("never where nobody is ever at school, or never in the company before", () => {
    expect(often("school-period", course("CCOD"))).toBe(0);
    expect(often("return", course("CCOD"))).toBe(0);
    expect(often("return", course("SOSD"))).toBe(0);
    expect(often("school-period", course("SOSD"))).toBe(3);
    // The first year has no company to come back from, the second has.
    expect(often("return", course("SOS", "CSC"), [1])).toBe(0);
    expect(often("return", course("SOS", "CSC"), [1, 2])).toBe(2);
    expect(often("return", course("SCS", "SOS"), [2])).toBe(3);
  });

  it("with a week of which nobody knows where it is, by any reading of it", () => {
    expect(often("return", course("CUC"))).toBe(2);
    expect(often("return", course(year(["CCC"], [1])))).toBe(2);
    expect(often("return", course("SUS"))).toBe(4);
    expect(often("school-period", course(year(["CSSC", "SCSC"])))).toBe(3);
    expect(often("return", course(year(["SSS", "SCS"])))).toBe(3);
  });

  it("any week where every cohort imports its own days, and none of a year that the plan leaves out", () => {
    expect(often("return", { plan: null, sessions: [] }, [1, 2])).toBe(105);
    expect(often("return", course("CSC"), [2])).toBe(0);
  });

  it("with sessions only in years that have some", () => {
    const plan = {
      count: 3,
      hours: 2,
      perWeek: { least: 1, most: 1 },
      fill: "every",
      sparesLastPeriod: false,
    } as const;
    const sessions = [{ ...plan, year: 2, setting: null, source: { line: null, why: null } }];
    const of = { ...course("CSC", "CSC"), sessions };
    expect(often("week-with-sessions", of, [1])).toBe(0);
    expect(often("week-with-sessions", of, [1, 2])).toBe(53);
  });
});
