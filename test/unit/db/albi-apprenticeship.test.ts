import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/domain/programme/programme.ts";
import { shipped } from "../domain/programme/support.ts";

const albi = () => shipped("albi-apprenticeship");
const units = () => albi().curriculum?.units ?? [];
const academic = () => units().filter(({ id }) => id !== "UW");
const total = (list: readonly Unit[]) => list.reduce((sum, { ects }) => sum + ects, 0);
const modules = (list: readonly Unit[]) => list.reduce((sum, unit) => sum + unit.modules.length, 0);

describe("the curriculum of the apprenticeship", () => {
  it.each([1, 2, 3])("ALB-42 gives 60 ECTS in year %i, whatever the option", (year) => {
    for (const option of albi().options) {
      const followed = units().filter((unit) => unit.year === year && (unit.option === null || unit.option === option));
      expect(total(followed)).toBe(60);
    }
  });

  it("ALB-42 gives the company unit 8 and 22, 30, 30 ECTS", () => {
    const company = units().filter(({ id }) => id === "UW");
    expect(company.map(({ year, semester, ects }) => [year, semester, ects])).toEqual([
      [1, 1, 8],
      [1, 2, 22],
      [2, 2, 30],
      [3, 2, 30],
    ]);
  });

  it("ALB-42 gives every academic module 30 hours and 1.5 ECTS", () => {
    for (const unit of academic()) {
      expect(unit.ects).toBe(unit.modules.length * 1.5);
      expect(new Set(unit.modules.map(({ hours }) => hours))).toEqual(new Set([30]));
    }
  });

  it("ALB-42 has 10, 21 and 11 common modules and 18 in each option, six a year: 96 lines, 60 for an apprentice", () => {
    const common = (id: string) => modules(units().filter((unit) => unit.option === null && unit.id.startsWith(id)));
    expect([common("SF"), common("TI"), common("CI")]).toEqual([10, 21, 11]);
    for (const option of albi().options) {
      const own = units().filter((unit) => unit.option === option);
      expect([1, 2, 3].map((year) => modules(own.filter((unit) => unit.year === year)))).toEqual([6, 6, 6]);
    }
    expect(modules(academic())).toBe(96);
  });

  it("ALB-42 takes every printed line once, in the order of the document", () => {
    const lines = units().flatMap((unit) =>
      unit.modules.map(({ source }) => Number(source.line?.slice("001:L".length))),
    );
    const printed = [
      ...Array.from({ length: 231 - 198 + 1 }, (_, step) => 198 + step),
      ...Array.from({ length: 267 - 235 + 1 }, (_, step) => 235 + step),
      ...Array.from({ length: 303 - 271 + 1 }, (_, step) => 271 + step),
    ];
    expect(lines).toEqual(printed);
  });

  it("ALB-42 puts the modules whose rows slipped where they belong, and says what was printed", () => {
    const home = (line: number) =>
      units().find((unit) => unit.modules.some(({ source }) => source.line === `001:L${line}`));
    const slipped: readonly (readonly [number, string, number])[] = [
      [212, "SIMMA", 1],
      [216, "SIPHASS", 1],
      [219, "SF", 2],
      [222, "TI", 2],
      [224, "CI", 2],
      [225, "UW", 2],
      [227, "SENMBA", 2],
      [229, "SIMMA", 2],
      [230, "SIPHASS", 2],
      [252, "SIPHASS", 1],
      [267, "SIPHASS", 2],
      [299, "SIMMA", 2],
      [303, "SIPHASS", 2],
    ];
    for (const [line, id, semester] of slipped) {
      expect([line, home(line)?.id, home(line)?.semester]).toEqual([line, id, semester]);
      expect(home(line)?.repaired?.en).toContain("L");
    }
  });

  it("ALB-42 marks the one wrong value as repaired", () => {
    const basics = units().find((unit) => unit.year === 1 && unit.semester === 2 && unit.id === "SF");
    expect(basics?.ects).toBe(4.5);
    expect(basics?.repaired?.en).toContain("The printed value, 6 ECTS, is wrong");
  });

  it("ALB-42 leaves unmarked what stands as printed", () => {
    const whole = units()
      .filter(({ repaired }) => repaired === null)
      .map((unit) => `${unit.year}.${unit.semester} ${unit.id}`);
    expect(whole).toEqual([
      ...["1.1 SF", "1.1 TI", "1.1 UW", "1.1 SENMBA"],
      ...["2.1 SF", "2.1 TI", "2.1 CI", "2.1 SENMBA", "2.1 SIMMA"],
      ...["2.2 SF", "2.2 TI", "2.2 CI", "2.2 UW", "2.2 SENMBA", "2.2 SIMMA"],
      ...["3.1 TI-1", "3.1 TI-2", "3.1 CI", "3.1 SENMBA", "3.1 SIMMA", "3.1 SIPHASS"],
      ...["3.2 TI-1", "3.2 TI-2", "3.2 CI", "3.2 UW", "3.2 SENMBA"],
    ]);
  });
});

describe("what the apprenticeship's file says of its document", () => {
  const fact = (id: string) => albi().facts.find((one) => one.id === id);

  it.each([
    ["age-limit", "30", "001:L78"],
    ["degree-needed", "baccalauréat", "001:L79"],
    ["who-may-be-master", "three years", "001:L90-92"],
    ["contract", "MIDISUP", "001:L97-100"],
    ["cost", "€11,000", "001:L68"],
    ["english", "B2", "001:L61, L405"],
    ["abroad", "14 weeks", "001:L405"],
    ["jury", "three", "001:L401"],
  ])("ALB-43 answers %s and cites the line", (id, figure, line) => {
    expect(fact(id)?.answer.en).toContain(figure);
    expect(fact(id)?.source.line).toBe(line);
  });

  it("ALB-05 gives the hours and weeks of a year", () => {
    expect(fact("weeks-a-year")?.answer.en).toMatch(/17 weeks.*35/);
    expect(fact("where-the-hours-are")?.answer.fr).toMatch(/440, 460 puis 510 h.*160, 140 puis 90 h/);
    expect(fact("hours-a-year")?.answer.fr).toMatch(/600 heures.*1 000 heures/);
  });

  it("ALB-44 shows both telephone numbers of the same office, each with its line, and says that they differ", () => {
    const office = albi().contacts.find(({ id }) => id === "admissions");
    expect(office?.details.filter(({ kind }) => kind === "phone")).toEqual([
      { kind: "phone", value: "05 63 49 30 70 / 30 45", source: { line: "001:L16", why: null } },
      { kind: "phone", value: "05 63 49 30 70 / 32 45", source: { line: "001:L423", why: null } },
    ]);
    expect(office?.note?.en).toContain("different");
  });

  it("cites a line for every fact and contact, or says why there is none", () => {
    const sources = [...albi().facts, ...albi().contacts.flatMap(({ details }) => details)].map(({ source }) => source);
    for (const source of sources) expect(source.line ?? source.why?.en).toBeTruthy();
    expect(
      albi()
        .facts.filter(({ source }) => source.line === null)
        .map(({ id }) => id),
    ).toEqual(["week-53"]);
  });

  it("ALB-10 gives the sessions of each year", () => {
    expect(albi().sessions.map(({ count, hours, perWeek }) => [count, hours, perWeek.least, perWeek.most])).toEqual([
      [46, 3.5, 2, 2],
      [40, 3.5, 2, 2],
      [26, 3.5, 2, 3],
    ]);
  });

  it("has a default for every setting but the one that no guess would do justice, and says where each comes from", () => {
    expect(
      albi()
        .settings.filter((setting) => setting.default === null)
        .map(({ id }) => id),
    ).toEqual(["permanenceSlot"]);
    for (const { source } of albi().settings) expect(source.line ?? source.why?.fr).toBeTruthy();
  });

  it.each([
    ["ALB-20", "semester1End", "Friday of week 5"],
    ["ALB-20", "topicTutorDelay", "10"],
    ["ALB-24", "observationReportDue", "semester1End"],
    ["ALB-30", "liaisonOpens", "Monday of the last company week"],
    ["ALB-30", "liaisonDue", "the day of the return to school"],
    ["ALB-30", "liaisonTutorDelay", "5"],
    ["ALB-31", "visitFormDelay", "5"],
    ["ALB-33", "missionsDue", "Friday of the 4th week of the year"],
    ["ALB-40", "weeksAbroadTarget", "14"],
  ])("%s has the default of %s", (rule, id, value) => {
    const setting = albi().settings.find((one) => one.id === id);
    expect(setting?.default).toBe(value);
    expect(setting?.rules).toContain(rule);
  });
});

describe("the dossiers of the apprenticeship", () => {
  const dossier = (id: string) => albi().dossiers.find((one) => one.id === id);

  it("ALB-20 sends the topic from the apprentice to the master to the tutor, who has ten working days", () => {
    expect(dossier("project-topic")?.steps).toMatchObject({
      kind: "in-order",
      steps: [
        { roles: ["apprentice"], verb: "fills" },
        { roles: ["master"], verb: "completes and signs" },
        {
          roles: ["tutor"],
          verb: "validates",
          within: { count: 10, unit: "working-days", setting: "topicTutorDelay" },
        },
      ],
    });
  });

  it("ALB-21 ALB-24 asks for seven points of the topic and eight of the observation report", () => {
    const points = (id: string) =>
      dossier(id)
        ?.form.filter(({ kind }) => kind === "long text")
        .filter(({ required }) => required);
    expect(points("project-topic")).toHaveLength(7);
    expect(points("observation-report")).toHaveLength(8);
  });

  it("ALB-22 has a jury of three, and ALB-23 leaves the assessment of behaviour to the master alone", () => {
    expect(dossier("project-defence")?.steps).toMatchObject({
      kind: "all-of",
      steps: [{ roles: ["master"] }, { roles: ["tutor"] }, { roles: ["option_head"] }],
    });
    expect(dossier("behaviour-assessment")?.steps).toMatchObject({ kind: "act", roles: ["master"], verb: "fills" });
  });

  it("ALB-30 lets master and apprentice fill the liaison form in either order, then the tutor countersigns", () => {
    expect(dossier("liaison-form")?.steps).toMatchObject({
      kind: "in-order",
      steps: [
        { kind: "any-order", steps: [{ roles: ["apprentice"] }, { roles: ["master"] }] },
        { roles: ["tutor"], verb: "countersigns", within: { count: 5 } },
      ],
    });
  });

  it("ALB-33 has the option head validate the missions, which the tutor may read", () => {
    expect(dossier("mission-description")?.readers).toEqual(["tutor"]);
    expect(dossier("mission-description")?.steps).toMatchObject({
      steps: [{ kind: "any-order" }, { roles: ["option_head"] }],
    });
  });

  it("ALB-26 says the level of the missions of each year where they are described", () => {
    for (const id of ["mission-description", "project-topic"]) {
      expect(dossier(id)?.inYear.map(({ year, note }) => [year, note?.en.includes("level")])).toEqual([
        [1, true],
        [2, true],
        [3, true],
      ]);
    }
  });

  it("ALB-40 counts the weeks abroad together, against a target that is only recommended", () => {
    expect(albi().counters.find(({ id }) => id === "weeks-abroad")).toMatchObject({
      compulsory: true,
      adds: "cumulative",
      target: { least: 14, recommended: true, setting: "weeksAbroadTarget" },
      approvedBy: "commission",
    });
  });
});
