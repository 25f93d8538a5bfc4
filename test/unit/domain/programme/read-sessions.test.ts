import { describe, expect, it } from "vitest";
import { changed, refusedLines, told } from "./support.ts";

const SETTING = `  sessionWeeks:
    name: { fr: semaines, en: weeks }
    rules: [ABC-10]
    is: weeks
    default: null
    source: 009:L8
`;
const plan = (lines: string, source = "009:L8") =>
  changed(
    "  plan:\n    1:",
    `  sessions:\n    source: ${source}\n    hours: 3.5\n    years:\n      ${lines.split("\n").join("\n      ")}\n  plan:\n    1:`,
  ).replace("settings:\n", `settings:\n${SETTING}`);
const year = (number: number, more = "", aWeek = "2") =>
  `${number}:\n  count: 12\n  a week: ${aWeek}\n  in: company weeks${more && `\n  ${more}`}`;

describe("the sessions of a year are refused, on their own line, where", () => {
  it("the course has no such year", () => {
    expect(refusedLines(plan(year(2)))).toEqual([]);
    const three = plan(year(3));
    expect(refusedLines(three)).toEqual([
      expect.stringContaining("the course has no year 3 → write a year from 1 to 2"),
    ]);
    expect(told(three).fr[0]).toContain("la formation n'a pas d'année 3 → écrivez une année de 1 à 2");
  });

  it("their weeks are said by a setting that there is not, or that gives none", () => {
    expect(refusedLines(plan(year(2, "weeks: sessionWeeks")))).toEqual([]);
    for (const other of ["half", "weeksOfSessions"]) {
      const text = plan(year(2, `weeks: ${other}`));
      expect(refusedLines(text)).toEqual([
        `weeks: ${other}: no setting \`${other}\` gives weeks → write one of: \`sessionWeeks\``,
      ]);
      expect(told(text).fr[0]).toContain(`aucun réglage \`${other}\` ne donne des semaines → écrivez`);
    }
  });

  it("there are so many a week the wrong way round, or they are said by another document", () => {
    expect(refusedLines(plan(year(2, "", "3 to 2")))).toEqual([
      expect.stringMatching(/^a week: 3 to 2: “3 to 2” is no quantity → /),
    ]);
    expect(refusedLines(plan(year(2), "008:L8"))).toEqual([expect.stringMatching(/^source: 008:L8: /)]);
  });
});
