import type { Mutant } from "../mutant.ts";

const SOLVER = "test/unit/domain/calendar/solver.test.ts";
const READINGS = "test/unit/domain/calendar/readings.test.ts";
const WEEKS = "test/unit/domain/calendar/albi.test.ts";
const DAYS = "test/unit/domain/calendar/derive.test.ts";
const RUNS = "test/unit/domain/calendar/runs.test.ts";
const FILE = "test/unit/db/albi-apprenticeship.test.ts";
const PROGRAMME = "db/programmes/albi-apprenticeship.yaml";

export const CALENDAR: readonly Mutant[] = [
  {
    rule: "ALB-01",
    name: "a column is read with one counter that never has to reach its last number",
    file: "src/domain/calendar/solver.ts",
    find: "if (!ends[row + 1]?.has(nextFirst)) return;",
    replace: "",
    tests: [SOLVER],
  },
  {
    rule: "ALB-01",
    name: "the second number counts the company's weeks as the first does the school's",
    file: "src/domain/calendar/solver.ts",
    find: "step(two.place, counted + 1, first)",
    replace: "step(one.place, counted + 1, first)",
    tests: [SOLVER],
  },
  {
    rule: "ALB-01",
    name: "the empty row of week 39 is a defence",
    file: PROGRAMME,
    find: "    empty: off\n",
    replace: "    empty: defence\n",
    tests: ["test/unit/db/programmes.test.ts"],
  },
  {
    rule: "ALB-02",
    name: "the reading with the most changes of place is the default",
    file: "src/domain/calendar/solver.ts",
    find: "changesOf(one) - changesOf(other)",
    replace: "changesOf(other) - changesOf(one)",
    tests: [SOLVER],
  },
  {
    rule: "ALB-02",
    name: "weeks on which the readings differ are in no doubt",
    file: "src/domain/calendar/readings.ts",
    find: "if (others.some((reading) => reading[row] !== place)) rows.add(row);",
    replace: "",
    tests: [READINGS],
  },
  {
    rule: "ALB-02",
    name: "settling a week does not solve the table again",
    file: "src/domain/calendar/readings.ts",
    find: "if (agreeing.length > 0) left[year] = agreeing;",
    replace: "",
    tests: [READINGS],
  },
  {
    rule: "ALB-02",
    name: "the sessions of year 3 do not narrow the table",
    file: PROGRAMME,
    find: "in: every company week before the last company period",
    replace: "in: company weeks before the last company period",
    tests: ["test/unit/db/programmes.test.ts"],
  },
  {
    rule: "ALB-03",
    name: "week 53 is where week 52 is, whatever week 1 says",
    file: "src/domain/calendar/derive.ts",
    find: "return others.length === 0",
    replace: "return others.length >= 0",
    tests: [DAYS, WEEKS],
  },
  {
    rule: "ALB-03",
    name: "week 53 is told without doubt",
    file: "src/domain/calendar/derive.ts",
    find: 'cellOf(place, "programme", "week-53")',
    replace: 'cellOf(place, "programme", null)',
    tests: [DAYS, WEEKS],
  },
  {
    rule: "ALB-03",
    name: "no year has a week 53",
    file: "src/domain/calendar/derive.ts",
    find: "week !== 53",
    replace: "week !== 54",
    tests: [WEEKS],
  },
  {
    rule: "ALB-04",
    name: "every first school day is a return, whatever came before",
    file: "src/domain/calendar/runs.ts",
    find: "let fromCompany = false;",
    replace: "let fromCompany = true;",
    tests: [RUNS],
  },
  {
    rule: "ALB-04",
    name: "a public holiday may be the day of the return",
    file: "src/domain/calendar/runs.ts",
    find: "if (holidays[at]) continue;",
    replace: "",
    tests: [RUNS, WEEKS],
  },
  {
    rule: "ALB-04",
    name: "a defence between company and school undoes the return",
    file: "src/domain/calendar/runs.ts",
    find: 'if (place === "school" || place === "company") fromCompany',
    replace: "fromCompany",
    tests: [RUNS],
  },
  {
    rule: "ALB-05",
    name: "the hours at school of years 1 and 2 are swapped",
    file: PROGRAMME,
    find: "440, 460 puis 510 h de cours",
    replace: "460, 440 puis 510 h de cours",
    tests: [FILE],
  },
  {
    rule: "ALB-05",
    name: "a year has 35 weeks at school and 17 in company",
    file: PROGRAMME,
    find: "17 weeks at school and 35 in company, on average.",
    replace: "35 weeks at school and 17 in company, on average.",
    tests: [FILE],
  },
  {
    rule: "ALB-06",
    name: "an exam day is a place of its own and no school",
    file: "src/domain/calendar/place.ts",
    find: 'place === "exam" ? "school" : place',
    replace: 'place === "exam" ? "off" : place',
    tests: [RUNS],
  },
  {
    rule: "ALB-06",
    name: "a day that one person swapped is where it was",
    file: "src/domain/calendar/derive.ts",
    find: '  layStretches(grid, sources.exceptions, "exception");\n',
    replace: "",
    tests: [RUNS],
  },
];
