import { describe, expect, it } from "vitest";
import { sayProblem } from "../../../../src/core/imports/problem.ts";
import { readRoster } from "../../../../src/core/imports/roster.ts";
import type { Cohort } from "../../../../src/core/ports.ts";
import { ROSTER_COLUMNS } from "../../../support/roster.ts";
import { bytesOf, PROGRAMMES, problemsOf, rowsOf } from "./support.ts";

const known = { programmes: PROGRAMMES, cohorts: new Map<string, Cohort>() };
const read = (...lines: readonly string[]) => readRoster(bytesOf(...lines), known);
const wrong = (...rows: readonly string[]) => problemsOf(read(ROSTER_COLUMNS, ...rows));

const ONE =
  "long-course,c1,2026,RED,Apprentice One,one@x.example,Master One,m1@x.example,Company One,Tutor One,t1@x.example,red@x.example";
const TWO = "long-course,c1,2026,RED,Apprentice Two,two@x.example,,,,,,";

/** The first good row with one cell changed. */
function rowWith(column: string, value: string): string {
  const cells = ONE.split(",");
  cells[ROSTER_COLUMNS.split(",").indexOf(column)] = value;
  return cells.join(",");
}

describe("a roster file", () => {
  it("gives one row a learner, with the people around them by the programme's roles", () => {
    expect(rowsOf(read(ROSTER_COLUMNS, ONE))).toEqual([
      {
        line: 2,
        programme: "long-course",
        cohort: "c1",
        startYear: 2026,
        option: "RED",
        learner: { role: "apprentice", name: "Apprentice One", email: "one@x.example" },
        company: "Company One",
        region: null,
        around: [
          { role: "master", per: "enrolment", name: "Master One", email: "m1@x.example" },
          { role: "tutor", per: "enrolment", name: "Tutor One", email: "t1@x.example" },
          { role: "option_head", per: "option", name: null, email: "red@x.example" },
        ],
      },
    ]);
  });

  it("has its columns by name in any order, `;` or `,`, with or without a byte order mark", () => {
    const flip = (line: string) => line.split(",").toReversed().join(";");
    const flipped = readRoster(bytesOf(`\uFEFF${flip(ROSTER_COLUMNS)}`, flip(ONE)), known);
    expect(rowsOf(flipped)).toEqual(rowsOf(read(ROSTER_COLUMNS, ONE)));
  });

  it("may leave the option and everything after the apprentice empty", () => {
    const [row] = rowsOf(read(ROSTER_COLUMNS, "long-course,c1,2026,,Apprentice Two,two@x.example,,,,,,"));
    expect(row).toMatchObject({ option: null, company: null, region: null, around: [] });
  });

  it("reads addresses in lower case, options in any case and line breaks in a cell as blanks", () => {
    const [row] = rowsOf(read(ROSTER_COLUMNS, rowWith("option", "red")));
    expect(row?.option).toBe("RED");
    const [spread] = rowsOf(read(ROSTER_COLUMNS, rowWith("apprentice_name", '"Apprentice\nOne"')));
    expect(spread?.learner.name).toBe("Apprentice One");
    const [upper] = rowsOf(read(ROSTER_COLUMNS, rowWith("apprentice_email", "One@X.Example")));
    expect(upper?.learner.email).toBe("one@x.example");
  });

  it("takes its role columns from the programmes its rows name", () => {
    const header =
      "programme,cohort,start_year,option,apprentice_name,apprentice_email,company,region,coach_name,coach_email";
    const row = "short-course,s1,2026,,Apprentice One,one@x.example,,,Coach One,coach@x.example";
    expect(rowsOf(read(header, row))[0]?.around).toEqual([
      { role: "coach", per: "enrolment", name: "Coach One", email: "coach@x.example" },
    ]);
    expect(problemsOf(read(header, row.replace("short-course", "long-course")))).toEqual([
      "1 column-missing",
      "1 column-missing",
      "1 column-missing",
      "1 column-missing",
      "1 column-missing",
      "2 role-unknown",
      "2 role-unknown",
    ]);
  });

  it.each([
    ["without a column", ROSTER_COLUMNS.replace(",apprentice_email", ""), ["1 column-missing"]],
    ["with a column of no role", `${ROSTER_COLUMNS},registrar_email`, ["1 column-unknown"]],
    ["with a misspelt column", `${ROSTER_COLUMNS},regoin`, ["1 column-unknown"]],
    ["with a column twice", `${ROSTER_COLUMNS},company`, ["1 column-twice"]],
    [
      "of another kind of file",
      "week,place",
      Array.from({ length: 9 }, (_, i) => (i < 7 ? "1 column-missing" : "1 column-unknown")),
    ],
  ])("is refused %s", (_case, header, problems) => {
    expect(problemsOf(read(header, ONE))).toEqual(problems);
  });

  it.each([
    ["programme", "", "cell-empty"],
    ["programme", "no-course", "programme-unknown"],
    ["cohort", "", "cell-empty"],
    ["cohort", "two words", "cohort-id"],
    ["cohort", "c".repeat(65), "cohort-id"],
    ["start_year", "26", "start-year"],
    ["start_year", "", "cell-empty"],
    ["option", "GREEN", "option-unknown"],
    ["apprentice_name", "", "cell-empty"],
    ["apprentice_name", "x".repeat(201), "too-long"],
    ["apprentice_name", "x".repeat(1001), "too-long"],
    ["apprentice_name", "a\u0007b", "control-character"],
    ["apprentice_name", ' "Jo" Doe', "bad-quote"],
    ["apprentice_email", "", "cell-empty"],
    ["apprentice_email", "one.x.example", "email-bad"],
    ["apprentice_email", "one@x", "email-bad"],
    ["apprentice_email", "a b@x.example", "email-bad"],
    ["apprentice_email", `${"a".repeat(250)}@x.example`, "email-bad"],
    ["master_email", "one@x.example", "own-supervisor"],
    ["master_email", "", "name-alone"],
    ["tutor_email", "nobody", "email-bad"],
    ["option", "", "needs-option"],
  ])("refuses %s “%.20s”", (column, value, id) => {
    expect(wrong(rowWith(column, value), TWO)).toEqual([`2 ${id}`]);
  });

  it("refuses one person as master and tutor of one learner, any case; an option head may be either", () => {
    const both = ONE.replace("Tutor One,t1@x.example", "Master One,M1@x.example");
    expect(wrong(both, TWO)).toEqual(["2 two-roles"]);
    expect(wrong(rowWith("option_head_email", "t1@x.example"))).toEqual([]);
  });

  it("refuses one learner twice in a cohort, any case, naming both lines", () => {
    const again = rowWith("apprentice_email", "ONE@x.example");
    const refused = read(ROSTER_COLUMNS, ONE, TWO, again);
    expect(refused.ok ? [] : refused.problems.map((problem) => sayProblem(problem, "en"))).toEqual([
      "line 4: one@x.example is already in the cohort “c1” on line 2. Keep one of the two lines.",
    ]);
    expect(wrong(ONE, rowWith("cohort", "c2"))).toEqual([]);
  });

  it("refuses one address under two names; case, accents and hyphens make no other name", () => {
    expect(wrong(ONE, TWO.replace(",,,,,,", ",Somebody Else,m1@x.example,,,,"))).toEqual(["3 name-differs"]);
    const [, second] = rowsOf(read(ROSTER_COLUMNS, ONE, TWO.replace(",,,,,,", ",MÀSTER-one,m1@x.example,,,,")));
    expect(second?.around[0]?.name).toBe("Master One");
  });

  it("refuses a cohort of two programmes or two start years, in the file or against those that exist", () => {
    expect(wrong(ONE, TWO.replace("2026", "2025"))).toEqual(["3 cohort-differs-file"]);
    const cohorts = new Map([["c1", { id: "c1", programme: "short-course", startYear: 2026, version: 1 }]]);
    expect(problemsOf(readRoster(bytesOf(ROSTER_COLUMNS, ONE, TWO), { programmes: PROGRAMMES, cohorts }))).toEqual([
      "2 cohort-differs",
      "3 cohort-differs",
    ]);
  });

  it("refuses two heads of one option in one cohort", () => {
    expect(wrong(ONE, TWO.replace(/,$/, ",blue@x.example"))).toEqual(["3 head-differs"]);
    expect(wrong(ONE, TWO.replace("RED", "BLUE").replace(/,$/, ",blue@x.example"))).toEqual([]);
  });

  it("refuses an option in a programme without options", () => {
    expect(wrong(rowWith("option", "RED").replace("long-course", "short-course"))).toContain("2 option-none");
  });

  it("lists every bad line and says each problem in both languages", () => {
    const refused = read(ROSTER_COLUMNS, rowWith("start_year", "x"), ONE, "", rowWith("option", "GREEN"), "a,b");
    expect(problemsOf(refused)).toEqual(["2 start-year", "5 option-unknown", "5 learner-twice", "6 cells-count"]);
    const said = refused.ok ? [] : refused.problems.map((problem) => sayProblem(problem, "fr"));
    expect(said.at(-1)).toBe(
      "ligne 6 : 2 cases au lieu de 12. Entourez de guillemets une case qui contient le séparateur.",
    );
  });

  it("lists 10,000 bad lines among 20,000 as readily as one", () => {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      ONE.replace("Apprentice One", `Apprentice ${i}`)
        .replace("one@x", `apprentice${i}@x`)
        .replace("2026", i % 2 === 0 ? "2026" : "soon"),
    );
    const refused = readRoster(bytesOf([ROSTER_COLUMNS, ...lines].join("\n")), known);
    expect(problemsOf(refused)).toHaveLength(10_000);
    expect(problemsOf(refused)[0]).toBe("3 start-year");
  });
});

describe("a roster of a programme with its own word for those who learn, and roles of a cohort", () => {
  const WITH = (learner: string) =>
    `programme,cohort,start_year,option,${learner}_name,${learner}_email,company,chef_name,chef_email,juror_name,juror_email`;
  const one = "house-course,h1,2026,,Trainee One,one@x.example,,Chef One,chef@x.example,Juror One,juror@x.example";
  const two = "house-course,h1,2026,,Trainee Two,two@x.example,,Chef One,chef@x.example,,";

  it("takes its own word for the learner's columns, or that of every roster, and gives the same", () => {
    const own = rowsOf(read(WITH("trainee"), one, two));
    expect(own).toEqual(rowsOf(read(WITH("apprentice"), one, two)));
    expect(own[0]).toMatchObject({
      learner: { role: "trainee", name: "Trainee One", email: "one@x.example" },
      around: [
        { role: "chef", per: "enrolment" },
        { role: "juror", per: "cohort", name: "Juror One", email: "juror@x.example" },
      ],
    });
    expect(own[1]?.around).toHaveLength(1);
  });

  it("takes one of the two words in a row, and asks for the programme's own where neither stands", () => {
    const both = (mine: string, theirs: string) =>
      problemsOf(
        read(
          `${WITH("trainee")},apprentice_name,apprentice_email`,
          `house-course,h1,2026,,${mine},,Chef One,chef@x.example,,,${theirs}`,
        ),
      );
    expect(both("Trainee One,one@x.example", ",")).toEqual([]);
    expect(both(",", "Trainee One,one@x.example")).toEqual([]);
    expect(both("Trainee One,one@x.example", "Trainee One,one@x.example")).toEqual([
      "2 columns-both",
      "2 columns-both",
    ]);
    expect(both(",", ",")).toEqual(["2 cell-empty", "2 cell-empty"]);
    const other = read(WITH("trainee"), one, one.replace("house-course,h1", "short-course,s1").replace("one@", "two@"));
    expect(problemsOf(other).slice(0, 3)).toEqual(["1 column-missing", "1 column-missing", "1 column-missing"]);
    expect(problemsOf(other)).toContain("3 role-unknown");
  });

  it("may leave the juror's columns out, as well as the name", () => {
    const short = WITH("trainee").replace(",juror_name,juror_email", "");
    expect(rowsOf(read(short, one.replace(",Juror One,juror@x.example", "")))[0]?.around).toHaveLength(1);
    expect(rowsOf(read(WITH("trainee"), one.replace("Juror One", "")))[0]?.around).toContainEqual({
      role: "juror",
      per: "cohort",
      name: null,
      email: "juror@x.example",
    });
  });

  it("names one juror for a cohort, who may also be someone's chef but not the learner", () => {
    const others = two.replace(/,,$/, ",,other@x.example");
    expect(problemsOf(read(WITH("trainee"), one, others))).toEqual(["3 cohort-holder-differs"]);
    expect(problemsOf(read(WITH("trainee"), one, others.replace("h1", "h2")))).toEqual([]);
    expect(problemsOf(read(WITH("trainee"), one.replace("Juror One,juror@", "Chef One,chef@")))).toEqual([]);
    expect(problemsOf(read(WITH("trainee"), one.replace("Juror One,juror@", ",one@")))).toEqual(["2 own-supervisor"]);
  });

  it("tells the possible columns of the programmes its rows name, and of all of them when they name none", () => {
    const told = (...rows: readonly string[]) => {
      const refused = read(`${WITH("trainee")},x`, ...rows);
      return refused.ok ? [] : refused.problems.map((problem) => sayProblem(problem, "en"));
    };
    expect(told(`${one},`)).toEqual([
      "line 1: there is no column “x” here. Possible columns: programme, cohort, start_year, option, apprentice_name, apprentice_email, company, region, team, trainee_name, trainee_email, chef_name, chef_email, juror_name, juror_email.",
    ]);
    expect(told(`${one.replace("house", "no")},`)[0]).toContain("coach_name");
  });
});

describe("a programme whose options the roster names", () => {
  it("takes any option, and its head", () => {
    const open = {
      ...known,
      programmes: new Map([...known.programmes].map(([id, one]) => [id, { ...one, anyOption: true }])),
    };
    const read = readRoster(bytesOf([ROSTER_COLUMNS, rowWith("option", "Robotics")].join("\n")), open);
    expect(read).toMatchObject({ ok: true, rows: [{ option: "Robotics" }] });
  });
});
