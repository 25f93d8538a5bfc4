import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { refusals } from "./support.ts";

const WEEKS = Array.from({ length: 52 }, (_, row) => ((39 + row) % 52) + 1);

interface Table {
  readonly cells: readonly (number | string | null)[];
  readonly counts?: string;
  readonly extra?: string;
  readonly sessions?: string;
}

/** A programme of one year with a printed table; the first row is on line 14. */
function programme({ cells, counts = "{ school: 26, company: 26 }", extra = "", sessions = "" }: Table): string {
  const rows = cells.map((cell, row) => `      ${WEEKS[row]}: [${cell === null ? "null" : cell}]`).join("\n");
  return `programme: small
version: 1
name: { fr: Petite, en: Small }
document: 009_guide.txt
roles: { student: { name: { fr: étudiant, en: student }, per: enrolment, learner: true } }
years: 1
calendar:
  starts: week 40
  table:
    source: 009:L1-52
    counts:
      1: ${counts}
    rows:
${rows}
${extra}${sessions}`;
}

/** The numbers that a column would show: each place counted from 1. */
function printed(places: readonly string[]): number[] {
  const counted: Record<string, number> = {};
  return places.map((place) => {
    const next = (counted[place] ?? 0) + 1;
    counted[place] = next;
    return next;
  });
}

const half = (place: string) => Array.from({ length: 26 }, () => place);
const HALVES = [...half("school"), ...half("company")];

describe("a printed table", () => {
  it("ALB-01 is read as two counters, with the interleaving that it was printed from among its readings", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(HALVES, { minLength: 52, maxLength: 52 }), (places) => {
        const text = programme({ cells: printed(places) });
        const told = refusals(text);
        // Some shuffles can be read in so many ways that the table says nothing.
        if (told.length > 0) expect(told[0]).toMatch(/^12 the column of year 1 can be read in more than \d+ ways/);
        else expect(readProgramme(text, "small.yaml").plan?.years[0]?.readings).toContainEqual(places);
      }),
      { numRuns: 20 },
    );
  });

  it("is refused when it can be read in too many ways to mean anything", () => {
    const places = Array.from({ length: 52 }, (_, row) => (row % 2 === 0 ? "school" : "company"));
    expect(refusals(programme({ cells: printed(places) }))).toEqual([
      "12 the column of year 1 can be read in more than 10000 ways → write a `plan` instead, week by week",
    ]);
  });

  it("is refused when no reading fits the two totals", () => {
    const cells = printed(HALVES);
    expect(refusals(programme({ cells, counts: "{ school: 25, company: 27 }" }))).toEqual([
      "12 the column of year 1 cannot be read as two counters that end at 25 and 27 (52 numbers) → hold the column and these two totals against the document, row by row",
    ]);
  });

  it("is refused when a number of it was copied wrongly", () => {
    const cells = printed(HALVES).with(10, 40);
    expect(refusals(programme({ cells }))[0]).toContain("cannot be read as two counters");
  });

  it("is refused when a week has no row, or a row too many cells", () => {
    const cells = printed(HALVES);
    const text = programme({ cells });
    expect(refusals(text.replace("      41: [2]\n", ""))).toEqual([
      "13 the rows of weeks 41 are missing → add `41: […]` as printed",
    ]);
    expect(refusals(text.replace("41: [2]", "41: [2, 2]"))).toEqual([
      "15 this row has 2 cells for 1 years → write one cell a year, `null` for an empty one",
    ]);
    expect(refusals(text.replace("41: [2]", "53: [2]"))[0]).toBe(
      "15 `53` cannot be a name here → write a week from 1 to 52",
    );
  });

  it("is refused for a word or an empty cell that nothing explains", () => {
    const cells = [...printed(HALVES).slice(0, 50), "Jury", null];
    const counts = "{ school: 26, company: 24 }";
    expect(refusals(programme({ cells, counts }))).toEqual([
      "64 nothing says what “Jury” means → add `words: { Jury: … }`",
      "65 nothing says how to read an empty cell → add `empty: off` to the table",
    ]);
    const extra = "    words: { Juri: defence }\n    empty: off\n";
    expect(refusals(programme({ cells, counts, extra }))).toEqual(["64 nothing says what “Jury” means → write `Juri`"]);
    expect(refusals(programme({ cells, counts, extra: extra.replace("Juri", "Jury") }))).toEqual([]);
  });

  it("is refused for one counter, or three", () => {
    const cells = printed(HALVES);
    for (const counts of ["{ school: 52 }", "{ school: 20, company: 20, off: 12 }"]) {
      expect(refusals(programme({ cells, counts }))).toEqual([
        "12 year 1 needs two counters → write `1: { school: …, company: … }`",
      ]);
    }
  });
});

describe("sessions that narrow a table (ALB-02)", () => {
  const places = [..."SSSSSSSSSSSSSCCCCCCCCCCCCCSSSSSSSSSSSSSCCCCCCCCCCCCC"].map((one) =>
    one === "S" ? "school" : "company",
  );
  const cells = printed(places);
  const sessions = (text: string) => `  sessions:\n    source: 009:L60\n    hours: 3.5\n    years:\n      1: ${text}\n`;
  const readings = (text: string) =>
    readProgramme(programme({ cells, sessions: text }), "small.yaml").plan?.years[0]?.readings.length;

  it("leave all readings when they say nothing of the last company period", () => {
    expect(readings("")).toBe(4);
    expect(readings(sessions("{ count: 26, a week: 2, in: company weeks }"))).toBe(4);
  });

  it("leave those with enough company weeks before the last period, and no more than have sessions", () => {
    const fewer = readings(sessions("{ count: 26, a week: 2, in: every company week before the last company period }"));
    expect(fewer).toBeGreaterThan(0);
    expect(fewer).toBeLessThan(4);
  });

  it("are refused when no reading leaves room for them", () => {
    const text = sessions("{ count: 200, a week: 2, in: company weeks before the last company period }");
    expect(refusals(programme({ cells, sessions: text }))).toEqual([
      "70 no reading of the column of year 1 leaves room for these sessions → hold `count`, `a week` and `in` against the document",
    ]);
  });

  it("are refused for a year that the course has not, a pace the wrong way round, or weeks that no setting gives", () => {
    const text = sessions("{ count: 20, a week: 3 to 2, in: company weeks, weeks: sessionWeeks }").replace(
      "1: {",
      "2: {",
    );
    expect(refusals(programme({ cells, sessions: text })).map((one) => one.replace(/^\d+ /, ""))).toEqual([
      "the course has no year 2 → write a year from 1 to 1",
      "no setting `sessionWeeks` gives weeks → take it out: there are none",
      "“3 to 2” is no quantity → write a number or `40 to 100`, the smaller first",
    ]);
  });
});
