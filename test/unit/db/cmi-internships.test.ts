import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { broughtDeadline, deadlines } from "../../../src/domain/programme/deadlines.ts";
import { fileStory } from "../../support/file-story.ts";
import { printedAt, printedLines } from "../../support/printed-lines.ts";
import { shipped, timelineOf } from "../domain/programme/support.ts";

// Typed by hand from the document's rules, not read off the programme file.

const cmi = () => shipped("cmi-internships");
const { dossier, told, asked } = fileStory(cmi);
const printed = printedLines("000");

describe("who does what in the internships of the CMI, in which order", () => {
  it("CMI-01 the student finds the immersion internship and the academic tutor agrees", () => {
    expect(told("immersion-internship", ["student", "academic_tutor"])).toEqual([
      "student fills",
      "academic_tutor validates",
      "",
      "done",
    ]);
    expect(dossier("immersion-internship").years).toEqual([1]);
  });

  it("CMI-01 the student alone assesses the immersion on six points, none of them left out", () => {
    expect(told("immersion-assessment", ["student"])).toEqual(["student fills", "", "done"]);
    expect(asked("immersion-assessment", "student")).toEqual([
      expect.stringMatching(/company.*place/i),
      expect.stringMatching(/colleagues/),
      expect.stringMatching(/missions/i),
      expect.stringMatching(/skills, autonomy/),
      expect.stringMatching(/acquired.*responsibility/),
      expect.stringMatching(/difficulties.*solutions/i),
    ]);
    expect(dossier("immersion-assessment").form.filter(({ required }) => !required)).toEqual([]);
  });

  it("CMI-02 the teaching team holds the debriefing: on a day, with a group, and with a debate", () => {
    const either = "academic_tutor attests, teaching_team attests";
    expect(told("immersion-debriefing", ["teaching_team"])).toEqual([either, "", "done"]);
    expect(told("immersion-debriefing", ["academic_tutor"])).toEqual([either, "", "done"]);
    expect(asked("immersion-debriefing", "teaching_team")).toEqual([
      "Day of the debriefing",
      "Group",
      "What came out of the debate",
    ]);
  });

  it("CMI-03 student, company tutor and academic tutor agree on a specialisation internship in a company", () => {
    const chosen = { values: { host: "company" } };
    expect(told("specialisation-internship", ["student", "company_tutor", "academic_tutor"], chosen)).toEqual([
      "student fills",
      "company_tutor completes and signs",
      "academic_tutor validates",
      "",
      "done",
    ]);
    expect(asked("specialisation-internship", "company_tutor")).toEqual(["What the company expects of them"]);
    expect(dossier("specialisation-internship")).toMatchObject({ each: "internship", years: [3, 4] });
  });

  it("CMI-03 nobody of a company is asked when it takes place in a laboratory", () => {
    const chosen = { values: { host: "laboratory" } };
    expect(told("specialisation-internship", ["student", "academic_tutor"], chosen)).toEqual([
      "student fills",
      "academic_tutor validates",
      "",
      "done",
    ]);
  });

  it.each([
    ["company", ["student", "company_tutor", "academic_tutor"]],
    ["laboratory", ["student", "academic_tutor"]],
  ])("CMI-04 the graduation topic in a %s passes %j in this order", (host, doers) => {
    const story = told("graduation-internship", doers, { values: { host } });
    expect(story.slice(0, -2).map((turn) => turn.split(" ")[0])).toEqual(doers);
    expect(story.at(-1)).toBe("done");
    expect(dossier("graduation-internship").years).toEqual([5]);
  });

  it("CMI-05 the student hands in the report in French or English and the academic tutor receives it", () => {
    expect(told("graduation-report", ["student", "academic_tutor"])).toEqual([
      "student fills",
      "academic_tutor attests",
      "",
      "done",
    ]);
    for (const id of ["graduation-report", "graduation-defence"]) {
      const language = dossier(id).form.find((field) => field.id === "language");
      expect(language?.choices.map((choice) => choice.id)).toEqual(["french", "english"]);
    }
  });

  it("CMI-05 the jury is of the teaching team, of an external member, and of the supervisor when in a company", () => {
    const jury = (host: string, doers: readonly string[]) => told("graduation-defence", doers, { values: { host } });
    const others = "academic_tutor attests, external_member attests, teaching_team attests";
    expect(jury("company", ["teaching_team", "company_tutor", "external_member"])).toEqual([
      "company_tutor attests, academic_tutor attests, external_member attests, teaching_team attests",
      "company_tutor attests, external_member attests",
      "external_member attests",
      "",
      "done",
    ]);
    expect(jury("laboratory", ["external_member", "academic_tutor"])).toEqual([
      others,
      "academic_tutor attests, teaching_team attests",
      "",
      "done",
    ]);
  });

  it("CMI-05 nobody on the jury is asked where the internship was: its topic said so", () => {
    const { form } = dossier("graduation-defence");
    expect(form.find(({ id }) => id === "host")?.from).toEqual({ dossier: "graduation-internship", field: "host" });
    for (const role of ["academic_tutor", "external_member", "company_tutor"]) {
      expect(asked("graduation-defence", role)).toEqual(["Day of the defence", "Language"]);
    }
  });

  it("CMI-06 every course has the student's self-assessment and the teaching team's evaluation", () => {
    expect(told("course-assessment", ["student", "teaching_team"])).toEqual([
      "student fills",
      "teaching_team completes",
      "",
      "done",
    ]);
    expect(asked("course-assessment", "student")).toEqual(["Course or internship", "My self-assessment"]);
    expect(asked("course-assessment", "teaching_team")).toEqual(["Evaluation"]);
    expect(dossier("course-assessment").each).toBe("when-needed");
  });
});

describe("when things are due in the internships of the CMI", () => {
  const timeline = () => timelineOf(cmi(), 2026);

  it("CMI-01 CMI-02 CMI-04 CMI-05 fall in years 1, 2 and 5, each open before it is due", () => {
    const all = deadlines(cmi(), timeline(), {}, 0, 1e9);
    const days = all.map(({ id, opens, due }) => `${id} ${opens === null ? "" : isoOf(opens)} ${isoOf(due)}`);
    expect(days).toEqual([
      "immersion-internship:year-1 2027-01-15 2027-06-04",
      "immersion-assessment:year-2 2027-09-06 2027-10-01",
      "immersion-debriefing:year-2 2027-09-06 2027-10-29",
      "graduation-internship:year-5 2030-09-02 2030-12-06",
      "graduation-report:year-5 2031-05-23 2031-08-15",
      "graduation-defence:year-5 2031-08-01 2031-08-29",
    ]);
  });

  it("CMI-03 the specialisation internship is settled ten working days before its first day", () => {
    const event = { from: dayOf("2029-06-04"), to: dayOf("2029-08-10") };
    const at = { dossier: dossier("specialisation-internship"), occasion: "abcdefgh", event };
    const { due, year } = broughtDeadline(cmi(), timeline(), {}, at);
    expect([year, due && isoOf(due)]).toEqual([3, "2029-05-18"]);
  });
});

describe("what the CMI counts and asks for first", () => {
  it.each([
    ["CMI-04", "company-weeks", 14, false, "cumulative"],
    ["CMI-03", "specialisation-weeks", 10, true, "continuous"],
    ["CMI-04", "graduation-weeks", 24, true, "cumulative"],
  ])("%s %s: %i weeks, compulsory %s, %s", (rule, id, least, compulsory, adds) => {
    const counter = cmi().counters.find((one) => one.id === id);
    expect(counter).toMatchObject({ unit: "week", target: { least, recommended: false }, compulsory, adds });
    expect(counter?.rules).toContain(rule);
    expect(counter?.counts.every(({ of }) => of.kind === "length")).toBe(true);
  });

  it("CMI-04 weeks in a company are those of the immersion and of a specialisation in a company, not in a laboratory", () => {
    const counted = cmi().counters.find(({ id }) => id === "company-weeks")?.counts;
    expect(counted?.map((one) => [one.dossier, one.when?.is ?? null])).toEqual([
      ["immersion-internship", null],
      ["specialisation-internship", "company"],
    ]);
  });

  it("CMI-04 14 weeks in a company are asked for a laboratory alone, and what is missing is said", () => {
    const [long, only, ...others] = dossier("graduation-internship").requires;
    expect(others).toEqual([]);
    expect([long?.when, long?.needs]).toEqual([null, { kind: "lasts", least: 24, unit: "week" }]);
    expect(only?.when).toEqual({ field: "host", not: false, is: "laboratory" });
    expect(only?.needs).toEqual({ kind: "counter", counter: "company-weeks", least: 14, most: null });
    expect([only?.else.fr, only?.else.en].map((text) => text?.includes("{missing}"))).toEqual([true, true]);
  });

  it("CMI-03 a specialisation internship lasts ten weeks", () => {
    expect(dossier("specialisation-internship").requires.map(({ needs }) => needs)).toEqual([
      { kind: "lasts", least: 10, unit: "week" },
    ]);
  });

  it.each([
    ["CMI-01", "immersion-assessment", "immersion-internship"],
    ["CMI-02", "immersion-debriefing", "immersion-assessment"],
    ["CMI-05", "graduation-report", "graduation-internship"],
    ["CMI-05", "graduation-defence", "graduation-report"],
  ])("%s the %s comes after the %s", (_, id, before) => {
    expect(dossier(id).requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: before, sameDays: false },
    ]);
  });
});

describe("what the CMI answers", () => {
  it.skipIf(printed === null).each([
    ["CMI-01", "immersion", "first year"],
    ["CMI-02", "debriefing", "in small groups, with debates after each"],
    ["CMI-03", "specialisation", "ten-week internship, in 3rd or 4th year"],
    ["CMI-03", "triangle", "company tutor, academic tutor, student"],
    ["CMI-03", "specialisation", "research laboratory"],
    ["CMI-04", "graduation", "24-week internship"],
    ["CMI-04", "graduation-laboratory", "14 weeks of internship in a company"],
    ["CMI-05", "report-and-defence", "in French or English"],
    ["CMI-05", "jury", "mixed jury"],
    ["CMI-06", "assessment-of-courses", "with evaluation and self-assessment"],
  ])("%s the lines of the answer %s print “%s”", (rule, id, words) => {
    const fact = cmi().facts.find((one) => one.id === id);
    expect(fact?.rules).toContain(rule);
    expect(printedAt(printed ?? [], fact?.source.line ?? "")).toContain(words);
  });

  it.skipIf(printed === null)("CMI-01 the six points are printed on six lines, the first and the last as told", () => {
    const points = cmi().facts.find(({ id }) => id === "immersion-points");
    const lines = printedAt(printed ?? [], points?.source.line ?? "").split("\n");
    expect(lines).toHaveLength(6);
    expect([lines[0], lines[5]]).toEqual([
      expect.stringContaining("positionning oneself"),
      expect.stringContaining("difficulties"),
    ]);
    expect(points?.answer.en.split(";")).toHaveLength(6);
  });

  it("gives every setting a reason, for the document sets none of them", () => {
    for (const { source } of cmi().settings) expect(source).toMatchObject({ line: null, why: expect.anything() });
  });
});
