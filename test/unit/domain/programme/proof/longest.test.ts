import { describe, expect, it } from "vitest";
import type { CalendarPlan } from "../../../../../src/domain/calendar/plan.ts";
import { longestIn, whereOf } from "../../../../../src/domain/programme/proof/longest.ts";
import { act, field } from "../../dossier/support.ts";
import { dossier, weeks } from "./support.ts";

/** Years of a plan, a letter a week, the first of them week 10 unless it is said. */
function plan(years: readonly (readonly string[])[], first = 10, doubtful: readonly number[] = []): CalendarPlan {
  const rows = Array.from({ length: years[0]?.[0]?.length ?? 0 }, (_, row) => ((first + row - 1) % 52) + 1);
  const doubts = new Map(doubtful.map((row) => [row, "several-readings" as const]));
  return {
    startWeek: first,
    weeks: rows,
    years: years.map((readings) => ({ readings: readings.map(weeks), doubtful: doubts })),
  };
}

const inWeeks = (where: "school" | "company" | null, of: CalendarPlan | null, years = 1, from = 1) =>
  longestIn(where, from, { plan: of, years }, "week");

describe("the longest that days on end can be", () => {
  it("is the weeks between two that are surely spent in the other place", () => {
    const of = plan([["SSSCCSSSSC"]]);
    expect([inWeeks("school", of), inWeeks("company", of)]).toEqual([4, 2]);
    expect(inWeeks("company", plan([["SECDOUCES"]]))).toBe(5);
    expect(inWeeks("school", plan([["CCSSOSUSDSC"]]))).toBe(8);
  });

  it("goes over the end of a year, and begins in the first of the years", () => {
    const of = plan([["CCCCSS"], ["SSSCCC"]]);
    expect([inWeeks("school", of, 2), inWeeks("company", of, 2)]).toEqual([5, 4]);
    expect([inWeeks("school", of, 2, 2), inWeeks("company", of, 2, 2)]).toEqual([3, 3]);
  });

  it("takes a week that may be anywhere, or is somewhere else in another reading, for one of them", () => {
    expect(inWeeks("school", plan([["SSCSSC"]], 10, [2]))).toBe(5);
    expect(inWeeks("school", plan([["SSCSSC", "SSSCSS"]]))).toBe(6);
    expect(inWeeks("school", plan([["SSCCSC", "SSCCCC"]]))).toBe(2);
    expect(inWeeks("school", plan([["SSCSSC"]], 10, [4]))).toBe(2);
  });

  it("may have a week 53 around the new year", () => {
    expect(inWeeks("school", plan([["CSSSC"]], 50))).toBe(4);
    expect(inWeeks("school", plan([["CSSC"]], 50))).toBe(3);
    expect(inWeeks("school", plan([["CCCSS"]], 50))).toBe(3);
    expect(inWeeks("school", plan([["CSC"]], 50))).toBe(1);
    expect(inWeeks("school", plan([["SSSCS"]], 51))).toBe(4);
    expect(inWeeks("school", plan([["SSCSS"]], 51))).toBe(3);
  });

  it("is the course where nothing says where its weeks are, or any place will do", () => {
    expect([inWeeks("school", null, 2), inWeeks(null, plan([["SC"], ["SC"]]), 2)]).toEqual([105, 105]);
    expect(inWeeks(null, null, 3, 2)).toBe(105);
    expect(inWeeks("school", plan([["S".repeat(52)]], 40))).toBe(53);
  });

  it("has the weekends on both sides of it, and of months the shortest", () => {
    const of = { plan: plan([["SSSSC"]]), years: 1 };
    expect(longestIn("school", 1, of, "day")).toBe(30);
    expect(longestIn("school", 1, of, "month")).toBe(30 / 28);
  });
});

it("where a dossier falls is said of it, or is school where it asks for two days of a time at school", () => {
  const dates = (during: "own-days" | null) => ["from", "to"].map((id) => field(id, { kind: "date", during }));
  const where = (more: Parameters<typeof dossier>[2], form = dates("own-days")) =>
    whereOf(dossier(act("learner fills"), form, more));
  expect(where({ each: "stay", during: "company" })).toBe("company");
  expect(where({ each: "school-period" })).toBe("school");
  expect(where({ each: "stay" })).toBeNull();
  expect(where({ each: "school-period" }, dates(null))).toBeNull();
  expect(where({ each: "school-period" }, dates("own-days").slice(1))).toBeNull();
});
