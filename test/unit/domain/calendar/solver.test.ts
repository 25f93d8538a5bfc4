import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../../../src/domain/calendar/plan.ts";
import {
  fewestChanges,
  MOST_READINGS,
  narrowReadings,
  type RisingCounter,
  solveTable,
  solveYear,
  type TableEntry,
} from "../../../../src/domain/calendar/solver.ts";
import { ALBI_NARROWING, albiColumn, albiCounters } from "../../../support/albi-plan.ts";

const DEFENCE: TableEntry = { place: "defence", doubt: null };

function counters(school: number, company: number): [RisingCounter, RisingCounter] {
  return [
    { place: "school", upTo: school },
    { place: "company", upTo: company },
  ];
}

/** What would be printed of a reading: each row's own counter. */
function printed(reading: Reading): TableEntry[] {
  const seen = { school: 0, company: 0 };
  return reading.map((place) => {
    if (place !== "school" && place !== "company") return { place, doubt: null };
    seen[place] += 1;
    return { count: seen[place] };
  });
}

function countersOf(reading: Reading): [RisingCounter, RisingCounter] {
  return counters(
    reading.filter((place) => place === "school").length,
    reading.filter((place) => place === "company").length,
  );
}

/** Every way to colour the counted rows, kept when it prints the same table. */
function bruteForce(reading: Reading): Reading[] {
  const asPrinted = JSON.stringify([printed(reading), countersOf(reading)]);
  const colourings = reading.reduce<Reading[]>(
    (all, place) =>
      all.flatMap((start): Reading[] =>
        place === "defence"
          ? [[...start, place]]
          : [
              [...start, "school"],
              [...start, "company"],
            ],
      ),
    [[]],
  );
  return colourings.filter((colouring) => JSON.stringify([printed(colouring), countersOf(colouring)]) === asPrinted);
}

const anyReading = (maxLength: number) =>
  fc.array(fc.constantFrom("school", "company", "school", "company", "defence"), {
    maxLength,
  }) as fc.Arbitrary<Reading>;

const sorted = (readings: readonly Reading[]) => readings.map((reading) => reading.join(" ")).sort();

describe("reading a printed column", () => {
  it("ALB-01 an interleaving of two counters is always among its own readings", () => {
    fc.assert(
      fc.property(anyReading(30), (reading) => {
        expect(sorted(solveTable(printed(reading), countersOf(reading)))).toContain(reading.join(" "));
      }),
    );
  });

  it("ALB-01 all readings are found and no other, as when every colouring is tried", () => {
    fc.assert(
      fc.property(anyReading(10), (reading) => {
        expect(sorted(solveTable(printed(reading), countersOf(reading)))).toEqual(sorted(bruteForce(reading)));
      }),
      { numRuns: 300 },
    );
  });

  it("rows that say their own place keep it and count for nobody", () => {
    expect(solveTable([{ count: 1 }, DEFENCE, { count: 2 }], counters(2, 0))).toEqual([
      ["school", "defence", "school"],
    ]);
  });

  it.each<[string, TableEntry[]]>([
    ["a number is skipped", [{ count: 1 }, { count: 3 }]],
    ["a counter falls", [{ count: 2 }, { count: 1 }]],
    ["a counter stops short", [{ count: 1 }]],
    ["a counter runs over", [{ count: 1 }, { count: 2 }, { count: 3 }]],
  ])("a table cannot be read when %s", (_, rows) => {
    expect(solveTable(rows, counters(2, 0))).toEqual([]);
  });

  it("nothing is read from a table that says nothing: it is refused before it fills the memory", () => {
    const rows = Array.from({ length: 40 }, (_, row) => ({ count: Math.floor(row / 2) + 1 }));
    expect(() => solveTable(rows, counters(20, 20))).toThrow(`more than ${MOST_READINGS} readings`);
  });

  it("a long table without a reading is refused at once", () => {
    const rows = Array.from({ length: 400 }, (_, row) => ({ count: Math.floor(row / 2) + 1 }));
    expect(solveTable([...rows, { count: 7 }], counters(200, 201))).toEqual([]);
  });
});

describe("the document's columns", () => {
  it.each([1, 2])("ALB-01 year %i has exactly one reading", (year) => {
    expect(solveTable(albiColumn(year), albiCounters(year))).toHaveLength(1);
  });

  it("ALB-02 year 3 has exactly eight readings, which differ on weeks 40-52 and 1-21", () => {
    const readings = solveTable(albiColumn(3), albiCounters(3));
    expect(new Set(sorted(readings)).size).toBe(8);
    expect(rowsThatDiffer(readings)).toEqual([...span(0, 12), ...span(13, 33)]);
  });

  it("ALB-02 ALB-10 four of them leave 9 to 13 company weeks before the last company period, and differ on weeks 40-52 and 1-11", () => {
    const readings = narrowReadings(solveTable(albiColumn(3), albiCounters(3)), ALBI_NARROWING);
    expect(new Set(sorted(readings)).size).toBe(4);
    expect(rowsThatDiffer(readings)).toEqual([...span(0, 12), ...span(13, 23)]);
  });

  it("ALB-02 the default has the fewest changes of place: school 40-45, company 46-5, school 6-16, company 17-36, then defence and an empty row in doubt", () => {
    const { readings, doubtful } = solveYear(albiColumn(3), albiCounters(3), [ALBI_NARROWING]);
    expect(readings[0]).toEqual([
      ...Array(6).fill("school"),
      ...Array(12).fill("company"),
      ...Array(11).fill("school"),
      ...Array(20).fill("company"),
      "defence",
      "defence",
      "off",
    ]);
    expect(readings).toHaveLength(4);
    expect([...doubtful]).toEqual([[51, "empty-row"]]);
  });
});

describe("choosing among readings", () => {
  const twice: Reading = ["school", "company", "school", "school"];
  const once: Reading = ["school", "school", "company", "company"];
  const onceMore: Reading = ["company", "school", "school", "school"];

  it("ALB-02 fewest changes of place come first, and equals keep their order", () => {
    expect(fewestChanges([twice, once, onceMore])).toEqual([once, onceMore, twice]);
    expect(fewestChanges([onceMore, twice, once])).toEqual([onceMore, once, twice]);
  });

  it.each<[string, Reading, number]>([
    ["none when the place has one run", ["school", "company", "company"], 0],
    ["all but the last run's", ["company", "school", "company", "company", "school", "company", "defence"], 3],
    ["none when the place never comes", ["school", "defence"], 0],
  ])("ALB-10 rows before the last run are counted: %s", (_, reading, before) => {
    const kept = (least: number, most: number) => narrowReadings([reading], { place: "company", least, most }).length;
    expect([kept(before, before), kept(before + 1, 99), kept(-1, before - 1)]).toEqual([1, 0, 0]);
  });
});

function rowsThatDiffer(readings: readonly Reading[]): number[] {
  return span(0, 51).filter((row) => new Set(readings.map((reading) => reading[row])).size > 1);
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
