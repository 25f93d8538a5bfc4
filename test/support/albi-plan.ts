import type { CalendarPlan } from "../../src/domain/calendar/plan.ts";
import { type Narrowing, type RisingCounter, solveYear, type TableEntry } from "../../src/domain/calendar/solver.ts";
import type { CalendarSources } from "../../src/domain/calendar/sources.ts";

/** The document's table as printed (001:L311-362), a line a week: week, year 1, year 2, year 3. `D` is a defence week, `-` an empty cell. */
const PRINTED = `
40 1 1 1
41 2 2 2
42 3 3 3
43 4 4 4
44 5 5 5
45 1 6 6
46 2 7 1
47 6 1 2
48 7 2 3
49 8 8 4
50 9 9 5
51 10 10 6
52 11 11 7
1 3 12 8
2 4 13 9
3 5 14 10
4 12 15 11
5 13 16 12
6 14 3 7
7 15 4 8
8 16 5 9
9 17 6 10
10 18 7 11
11 6 8 12
12 7 17 13
13 8 18 14
14 19 19 15
15 20 20 16
16 21 21 17
17 22 22 13
18 23 23 14
19 9 24 15
20 10 25 16
21 11 26 17
22 24 9 18
23 25 10 19
24 26 11 20
25 12 12 21
26 13 13 22
27 27 27 23
28 28 28 24
29 29 29 25
30 30 30 26
31 31 31 27
32 32 32 28
33 33 33 29
34 34 34 30
35 35 35 31
36 14 14 32
37 15 15 D
38 16 16 D
39 17 17 -
`;

const LINES = PRINTED.trim()
  .split("\n")
  .map((line) => line.split(" "));

/** One column of the printed table. */
export function albiColumn(year: number): TableEntry[] {
  return LINES.map((cells): TableEntry => {
    const printed = cells[year];
    if (printed === "D") return { place: "defence", doubt: null };
    if (printed === "-") return { place: "off", doubt: "empty-row" };
    return { count: Number(printed) };
  });
}

export function albiCounters(year: number): [RisingCounter, RisingCounter] {
  return [
    { place: "school", upTo: 17 },
    { place: "company", upTo: year === 3 ? 32 : 35 },
  ];
}

/** ALB-10: 26 sessions at 2 to 3 a week, none in the last company period. */
export const ALBI_NARROWING: Narrowing = { place: "company", least: 9, most: 13 };

function albiPlan(): CalendarPlan {
  return {
    startWeek: 40,
    weeks: LINES.map(([week]) => Number(week)),
    years: [1, 2, 3].map((year) => solveYear(albiColumn(year), albiCounters(year), year === 3 ? [ALBI_NARROWING] : [])),
  };
}

/** Solved when first asked for: what runs while files load belongs to no test. */
let solved: CalendarPlan | undefined;

/** A cohort of the Albi programme about which nobody has said anything more, unless told otherwise. */
export function albiSources(startYear: number, more: Partial<CalendarSources> = {}): CalendarSources {
  solved ??= albiPlan();
  return {
    startYear,
    startWeek: 40,
    years: 3,
    plan: solved,
    imported: new Map(),
    settled: [],
    exceptions: [],
    region: null,
    ...more,
  };
}
