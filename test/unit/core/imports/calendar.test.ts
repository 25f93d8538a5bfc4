import { describe, expect, it } from "vitest";
import { readCalendar } from "../../../../src/core/imports/calendar.ts";
import { sayProblem } from "../../../../src/core/imports/problem.ts";
import { isoOf } from "../../../../src/domain/calendar/day.ts";
import { bytesOf, problemsOf, rowsOf } from "./support.ts";

const daysOf = (...lines: readonly string[]): readonly string[] =>
  rowsOf(readCalendar(bytesOf(...lines))).map(
    ({ day, place, note }) => `${isoOf(day)} ${place}${note ? ` (${note})` : ""}`,
  );
const wrong = (...lines: readonly string[]): readonly string[] => problemsOf(readCalendar(bytesOf(...lines)));

describe("a calendar file", () => {
  it("may be written by weeks; weekends belong to no one", () => {
    expect(daysOf("week,place", "2026-W45,school")).toEqual([
      "2026-11-02 school",
      "2026-11-03 school",
      "2026-11-04 school",
      "2026-11-05 school",
      "2026-11-06 school",
    ]);
  });

  it("ALB-06 may be written by days, and alternate inside the week", () => {
    expect(
      daysOf(
        "note;place;end;start",
        "cours;school;2026-11-04;2026-11-02",
        ";company;2026-11-06;2026-11-05",
        ";exam;2026-11-09;2026-11-09",
      ),
    ).toEqual([
      "2026-11-02 school (cours)",
      "2026-11-03 school (cours)",
      "2026-11-04 school (cours)",
      "2026-11-05 company",
      "2026-11-06 company",
      "2026-11-09 exam",
    ]);
  });

  it("drops the weekend inside a stretch of days and gives the days in order", () => {
    const days = daysOf("start,end,place", "2026-11-16,2026-11-16,off", "2026-11-06,2026-11-09,defence");
    expect(days).toEqual(["2026-11-06 defence", "2026-11-09 defence", "2026-11-16 off"]);
  });

  it("ALB-03 knows week 53 where there is one and refuses it where there is none", () => {
    expect(daysOf("week,place", "2026-W53,company")[0]).toBe("2026-12-28 company");
    expect(wrong("week,place", "2025-W53,company")).toEqual(["2 week-none"]);
  });

  it.each([
    ["2026-45", "week-bad"],
    ["W45", "week-bad"],
    ["2026-W00", "week-bad"],
    ["2026-W54", "week-none"],
    ["", "cell-empty"],
  ])("refuses the week “%s”", (week, id) => {
    expect(wrong("week,place", `${week},school`)).toEqual([`2 ${id}`]);
  });

  it.each([
    ["2026-02-30,2026-03-01", "date-none"],
    ["2025-02-29,2025-03-01", "date-none"],
    ["2026-13-01,2027-01-01", "date-none"],
    ["01/02/2026,2026-03-01", "date-bad"],
    ["2026-2-3,2026-03-01", "date-bad"],
    [",2026-03-01", "cell-empty"],
    ["2026-03-02,2026-03-01", "start-after-end"],
    ["2026-03-02,2036-03-01", "range-long"],
  ])("refuses the days “%s”", (dates, id) => {
    expect(wrong("start,end,place", `${dates},school`)).toEqual([`2 ${id}`]);
  });

  it.each(["School", "école", "holiday", "school company"])("refuses the place “%s”, naming the words", (place) => {
    const read = readCalendar(bytesOf("week,place", `2026-W45,${place}`));
    expect(problemsOf(read)).toEqual(["2 place-unknown"]);
    expect(read.ok ? "" : read.problems.map((problem) => sayProblem(problem, "en")).join()).toContain(
      "school, company, exam, defence, off, unknown",
    );
  });

  it("refuses overlapping rows, naming both lines", () => {
    const read = readCalendar(bytesOf("week,place", "2026-W45,school", "2026-W47,company", "2026-W45,company"));
    expect(read.ok ? [] : read.problems.map((problem) => sayProblem(problem, "en"))).toEqual([
      "line 4: this row overlaps line 2 from 2026-11-02 on. A day has one row only.",
    ]);
    expect(
      wrong(
        "start,end,place",
        "2026-11-02,2026-12-31,off",
        "2026-11-10,2026-11-12,school",
        "2026-12-30,2027-01-05,school",
      ),
    ).toEqual(["3 overlap", "4 overlap"]);
  });

  it.each([
    [["week;note"], ["1 column-missing"]],
    [["place"], ["1 calendar-columns"]],
    [["start,place"], ["1 calendar-columns"]],
    [["week,start,end,place"], ["1 calendar-both"]],
    [["week,place,room"], ["1 column-unknown"]],
    [["week,place,place"], ["1 column-twice"]],
    [["week,place"], ["1 no-rows"]],
    [[], ["1 no-rows"]],
  ])("refuses the header %s", (lines, problems) => {
    expect(wrong(...lines)).toEqual(problems);
  });

  it("refuses a note longer than 500 characters and a row with a cell too many", () => {
    expect(wrong("week,place,note", `2026-W45,school,${"x".repeat(501)}`, "2026-W46,school,a,b")).toEqual([
      "2 too-long",
      "3 cells-count",
    ]);
  });

  it("lists every bad line, in order, with the line of the file under quoted line breaks", () => {
    expect(
      wrong(
        "week,place,note",
        '2026-W45,school,"a\nb"',
        "2026-W46,nowhere,",
        "2026-W99,school,",
        "2026-W47,school,",
        "2026-W46,school,",
      ),
    ).toEqual(["4 place-unknown", "5 week-none", "7 overlap"]);
  });
});
