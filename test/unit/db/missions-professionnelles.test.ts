import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { actsOf } from "../../../src/domain/dossier/steps.ts";
import { deadlines } from "../../../src/domain/programme/deadlines.ts";
import { fileStory } from "../../support/file-story.ts";
import { printedAt, printedLines } from "../../support/printed-lines.ts";
import { shipped, timelineOf } from "../domain/programme/support.ts";

// Typed by hand from the document's rules, not read off the programme file.

const missions = () => shipped("missions-professionnelles");
const { dossier, told, asked } = fileStory(missions);
const printed = printedLines("003");

describe("who does what in the Missions Professionnelles, in which order", () => {
  it("MIS-02 a student applies for a published need and the coordinator answers", () => {
    expect(told("mission-application", ["student", "mission_coordinator"], { path: "published-need" })).toEqual([
      "student fills",
      "mission_coordinator validates",
      "",
      "done",
    ]);
  });

  it("MIS-02 a student submits a project of their own with its specification and the institute validates it", () => {
    expect(told("mission-application", ["student", "institute"], { path: "own-project" })).toEqual([
      "student completes",
      "institute validates",
      "",
      "done",
    ]);
  });

  it("MIS-02 the specification has objectives and the members' missions; a published need asks for neither", () => {
    const both = ["The need, or the title of the project", "Contractor", "My profile and skills for this project"];
    expect(asked("mission-application", "student", "published-need")).toEqual(both);
    expect(asked("mission-application", "student", "own-project")).toEqual([
      ...both,
      "Specification: objectives of the project",
      "Specification: missions of the team's members",
    ]);
    expect(dossier("mission-application").form.every(({ required }) => required)).toBe(true);
  });

  it("MIS-03 the faculty tutor advises, then each student completes and signs the internship agreement", () => {
    expect(told("internship-agreement", ["faculty_tutor", "student"])).toEqual([
      "faculty_tutor fills",
      "student completes and signs",
      "",
      "done",
    ]);
    expect(asked("internship-agreement", "faculty_tutor")).toEqual(["Advice of the faculty tutor"]);
    expect(asked("internship-agreement", "student")).toEqual(["Signed agreement"]);
  });

  it("MIS-04 each student passes the module and the coordinator attests it", () => {
    expect(told("project-management-module", ["student", "mission_coordinator"])).toEqual([
      "student fills",
      "mission_coordinator attests",
      "",
      "done",
    ]);
  });

  it("MIS-01 MIS-04 a team asks for its launch and the coordinator validates it", () => {
    expect(told("project-launch", ["student", "mission_coordinator"])).toEqual([
      "student fills",
      "mission_coordinator validates",
      "",
      "done",
    ]);
  });

  it("MIS-05 each student logs hours, what was done and when, and certifies them alone", () => {
    expect(told("hours-log", ["student"])).toEqual(["student fills", "", "done"]);
    expect(asked("hours-log", "student")).toEqual(["Hours", "Work done", "Day"]);
    expect(told("hours-certificate", ["student"])).toEqual(["student signs", "", "done"]);
    expect(actsOf(dossier("hours-certificate")).map(({ inPerson }) => inPerson)).toEqual([true]);
  });

  it("MIS-06 the team fills one report of fifteen pages, then the jury attests the presentation", () => {
    expect(told("collective-report", ["student", "faculty_tutor"], { values: { pages: 15 } })).toEqual([
      "student fills",
      "faculty_tutor attests",
      "",
      "done",
    ]);
    expect(asked("collective-report", "student")).toEqual([
      "Progress of the project",
      "Challenges met and the strategy against them",
      "Collective assessment",
      "Assessment by each member",
      "Number of pages",
      "Report handed in",
    ]);
    const pages = dossier("collective-report").form.find(({ kind }) => kind === "number");
    expect(pages).toMatchObject({ least: 15, most: 15, whole: true });
    expect(told("jury-presentation", ["jury"])).toEqual(["jury attests", "", "done"]);
  });

  it("MIS-07 each student chooses one benefit of three", () => {
    expect(told("benefit-choice", ["student"])).toEqual(["student chooses", "", "done"]);
    const benefits = dossier("benefit-choice").form.flatMap(({ choices }) => choices.map(({ name }) => name.en));
    expect(benefits).toEqual([
      "a mark in the open teaching unit (3 ECTS)",
      "a mark in an additional course (3 ECTS)",
      "a detailed certificate from the IDIP, outside the course",
    ]);
  });
});

describe("what holds back what in the Missions Professionnelles", () => {
  it("MIS-01 a team has 3 to 5 students, and its two tutors and its jury are the team's", () => {
    expect(missions().teams).toEqual({ least: 3, most: 5 });
    const around = missions().roles.filter(({ per }) => per === "team");
    expect(around.map(({ id, outside }) => [id, outside])).toEqual([
      ["professional_tutor", true],
      ["faculty_tutor", false],
      ["jury", false],
    ]);
  });

  it("MIS-01 MIS-04 the launch waits for a whole team, and for the module of every member", () => {
    expect(dossier("project-launch").requires.map(({ needs }) => needs)).toEqual([
      { kind: "team-complete" },
      { kind: "every-member", dossier: "project-management-module" },
    ]);
    expect(dossier("project-launch").requires.map((one) => one.else.en)).toEqual([
      expect.stringContaining("{missing}"),
      expect.stringContaining("{who}"),
    ]);
  });

  it("MIS-05 the certificate waits for 40 hours and is not given for more than 100, of the 40 to 100 that are wanted of each student", () => {
    expect(dossier("hours-certificate").requires.map(({ needs }) => needs)).toEqual([
      { kind: "counter", counter: "mission-hours", least: 40, most: null },
      { kind: "counter", counter: "mission-hours", least: null, most: 100 },
    ]);
    const [hours] = missions().counters;
    expect(hours).toMatchObject({
      id: "mission-hours",
      unit: "hour",
      compulsory: true,
      target: { least: 40, most: 100, recommended: false },
      adds: "cumulative",
      per: "enrolment",
      counts: [{ dossier: "hours-log", of: { kind: "field", field: "worked" }, when: null }],
    });
  });

  it("MIS-06 the jury waits for the report", () => {
    expect(dossier("jury-presentation").requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: "collective-report", sameDays: false },
    ]);
  });

  it.each([
    ["MIS-01", "project-launch", "team"],
    ["MIS-06", "collective-report", "team"],
    ["MIS-06", "jury-presentation", "team"],
    ["MIS-03", "internship-agreement", "enrolment"],
    ["MIS-04", "project-management-module", "enrolment"],
    ["MIS-05", "hours-certificate", "enrolment"],
    ["MIS-05", "hours-log", "enrolment"],
    ["MIS-07", "benefit-choice", "enrolment"],
  ])("%s the %s is borne by the %s", (_, id, per) => {
    expect(dossier(id).per).toBe(per);
  });
});

describe("when things are due in the Missions Professionnelles that begin in 2026", () => {
  const due = (id: string, settings: Record<string, string> = {}) =>
    deadlines(missions(), timelineOf(missions(), 2026), settings, dayOf("2026-01-01"), dayOf("2028-12-31"))
      .filter((one) => one.dossier.id === id)
      .map(({ opens, due: day }) => `${opens === null ? "" : isoOf(opens)} → ${isoOf(day)}`);

  it.each([
    ["MIS-03", "internship-agreement", "2026-08-31 → 2026-11-09"],
    ["MIS-04", "project-management-module", "2026-08-31 → 2026-11-06"],
    ["MIS-04", "project-launch", "2026-09-14 → 2026-11-09"],
    ["MIS-07", "benefit-choice", "2026-08-31 → 2026-11-09"],
    ["MIS-05", "hours-certificate", "2027-04-23 → 2027-05-21"],
    ["MIS-06", "collective-report", "2027-02-26 → 2027-05-21"],
    ["MIS-06", "jury-presentation", "2027-06-04 → 2027-06-11"],
  ])("%s the %s opens and is due: %s", (_, id, days) => {
    expect(due(id)).toEqual([days]);
  });

  it("MIS-04 the module and the choices move with the launch that the coordinator sets", () => {
    const settings = { launchDay: "8 weeks after the start of the course" };
    expect(due("project-launch", settings)).toEqual(["2026-08-31 → 2026-10-26"]);
    expect(due("project-management-module", settings)).toEqual(["2026-08-31 → 2026-10-23"]);
    expect(due("benefit-choice", settings)).toEqual(["2026-08-31 → 2026-10-26"]);
  });

  it("MIS-07 nobody chooses a benefit after its last day", () => {
    const [act] = actsOf(dossier("benefit-choice"));
    expect(act?.closes).toBe(true);
    expect(act?.before).toEqual({ base: { kind: "setting", id: "benefitDue" }, offset: null });
  });

  it("MIS-02 answers have ten working days, a default that no document backs", () => {
    const within = actsOf(dossier("mission-application")).flatMap((act) => act.within ?? []);
    expect(within.map(({ count, unit }) => [count, unit])).toEqual([
      [10, "working-days"],
      [10, "working-days"],
    ]);
    expect(missions().settings.map(({ source }) => source.line)).toEqual(missions().settings.map(() => null));
    expect(missions().settings).toHaveLength(8);
  });

  it.each([
    ["MIS-03", "internship-agreement", ["faculty_tutor", "mission_coordinator"]],
    ["MIS-04", "project-launch", ["faculty_tutor", "mission_coordinator"]],
    ["MIS-05", "hours-certificate", ["faculty_tutor", "mission_coordinator"]],
    ["MIS-06", "jury-presentation", ["mission_coordinator"]],
    ["MIS-07", "benefit-choice", ["faculty_tutor", "mission_coordinator"]],
  ])("%s silence about the %s goes up to %j after five working days", (_, id, roles) => {
    expect(dossier(id).escalate).toMatchObject({ after: { count: 5, unit: "working-days" }, to: roles });
    expect(dossier(id).remind?.before.at(-1)).toBe(0);
  });
});

describe("what the Missions Professionnelles answer from their document", () => {
  it.each([
    ["MIS-01", "team-size", "From 3 to 5", "3 to 5", 7],
    ["MIS-01", "what-it-is", "2017/2018", "2017/2018", 7],
    ["MIS-02", "answer-a-need", "“Missionpro”", "“Missionpro”", 17],
    ["MIS-02", "own-project", "specification", "bill of specifications", 21],
    ["MIS-03", "agreement", "advice of their faculty tutor", "on the advice of their faculty tutor", 21],
    ["MIS-04", "module", "3-5 From the team to the project", "3-5 From the team to the project", 21],
    ["MIS-05", "hours", "40 to 100 hours", "40 to 100 hours", 28],
    ["MIS-06", "report", "15 pages", "15-page", 29],
    ["MIS-06", "jury", "jury", "to a jury", 30],
    ["MIS-07", "benefits", "3 ECTS", "3 ECTS", 11],
    ["MIS-07", "benefits", "detailed certificate", "detailed certificate", 13],
  ])("%s %s says “%s”, which is printed as “%s” on line %i", (_, id, said, words, line) => {
    const fact = missions().facts.find((one) => one.id === id);
    expect(fact?.answer.en).toContain(said);
    if (printed === null) return;
    expect(printed[line - 1]).toContain(words);
    expect(printedAt(printed, fact?.source.line ?? "")).toContain(words);
  });
});
