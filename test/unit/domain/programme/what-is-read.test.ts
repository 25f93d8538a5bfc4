import { describe, expect, it } from "vitest";
import type { Programme } from "../../../../src/domain/programme/programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { changed, SMALL } from "./support.ts";

const read = (from = "", to = ""): Programme => readProgramme(changed(from, to), "small.yaml");
const from = (line: string) => ({ line, why: null });
const text = (fr: string, en: string) => ({ fr, en });

describe("what is read of a programme file", () => {
  it("is what it says of itself, and nothing where it says nothing", () => {
    expect(read()).toMatchObject({
      ...{ id: "small", version: 1, name: text("Petite", "Small"), document: "009_guide.txt", years: 2, startWeek: 40 },
      ...{ options: ["RED"], optionNames: [{ id: "RED", name: text("Rouge", "Red") }], anyOption: false },
      ...{ calendarSource: { line: null, why: null }, calendarReminders: { return: null, period: null } },
      ...{ sessions: [], teams: null },
    });
  });

  it("is a course whose options the roster names, in teams", () => {
    const own = SMALL.replace(/ {4}- \{ unit: RED.*\n/, "").replace(
      /options:\n.*\n/,
      "options: any\nteams: { size: 3 }\n",
    );
    expect(readProgramme(own, "small.yaml")).toMatchObject({
      ...{ anyOption: true, options: [], optionNames: [], teams: { least: 3, most: null } },
    });
  });

  it("is each role, and who learns", () => {
    const { roles, learner } = read();
    const student = { id: "student", name: text("étudiant", "student"), per: "enrolment", learner: true };
    const coach = { id: "coach", name: text("accompagnateur", "coach"), per: "enrolment", learner: false };
    const office = { id: "office", name: text("secrétariat", "office"), per: "school", learner: false };
    expect(roles).toEqual([
      { ...student, outside: false, duties: [] },
      { ...coach, outside: true, duties: [] },
      { ...office, outside: false, duties: ["calendar", "settings", "roster"] },
    ]);
    expect(learner).toEqual(roles[0]);
  });

  it("is each setting with its default as the school would say it, and where it comes from", () => {
    const why = text("Le guide ne le dit pas.", "The guide does not say.");
    expect(read().settings).toEqual([
      {
        ...{ id: "half", name: text("fin du semestre", "end of the semester"), rules: ["ABC-01"], is: "day" },
        ...{ default: "Friday of week 5", source: from("009:L12") },
      },
      {
        ...{ id: "coachTime", name: text("délai", "time to answer"), rules: ["ABC-01"], is: "working-days" },
        ...{ default: "10", source: { line: null, why } },
      },
      {
        ...{ id: "hoursWanted", name: text("heures", "hours"), rules: ["ABC-02"], is: "number" },
        ...{ default: "40", source: from("009:L13") },
      },
    ]);
    expect(read("default: 40", "default: null").settings[2]?.default).toBeNull();
  });

  it("is the sessions of each year", () => {
    const plan = (own: string) =>
      read(
        "  plan:\n    1:",
        `  sessions:\n    source: 009:L8\n    hours: 3.5\n    years:\n      2: { count: 12, ${own} }\n  plan:\n    1:`,
      ).sessions;
    const year = { year: 2, count: 12, hours: 3.5, setting: null, source: from("009:L8") };
    expect(plan("a week: 2 to 3, in: company weeks")).toEqual([
      { ...year, perWeek: { least: 2, most: 3 }, fill: "some", sparesLastPeriod: false },
    ]);
    expect(plan("a week: 2, in: every company week before the last company period")).toEqual([
      { ...year, perWeek: { least: 2, most: 2 }, fill: "every", sparesLastPeriod: true },
    ]);
  });

  it("is the reminders of the calendar, each on its own", () => {
    const said = (line: string) =>
      read("  starts: week 40\n", `  starts: week 40\n  remind: ${line}\n`).calendarReminders;
    expect(said("{ return: '7, 1 days before' }")).toEqual({ return: { before: [7, 1], unit: "days" }, period: null });
    expect(said("{ period: 1 working day before }")).toEqual({
      ...{ return: null, period: { before: [1], unit: "working-days" } },
    });
  });
});

describe("what is read of a form", () => {
  const form = (own: string) =>
    read("      hours: { label: { fr: Heures, en: Hours }, is: number }", own).dossiers[0]?.form.slice(2);
  const label = "label: { fr: a, en: b }";
  const plain = {
    ...{ label: text("a", "b"), help: null, required: true, by: [], least: null, most: null, mustBeYes: false },
    ...{ whole: false, during: null, pastOnly: false, between: null, together: null, when: null, from: null },
    choices: [],
  };
  const days = `      from: { ${label}, is: date }\n      to: { ${label}, is: date }\n`;
  const number = (own: string) => `      hours: { ${label}, is: number${own} }`;

  it("is a question with nothing but its kind, which has to be answered by whoever fills the form", () => {
    expect(form(number(""))).toEqual([{ ...plain, id: "hours", kind: "number" }]);
  });

  it.each<[string, object]>([
    ["help: { fr: c, en: d }", { help: text("c", "d") }],
    ["required: false", { required: false }],
    ["by: [student, coach]", { by: ["student", "coach"] }],
    ["least: 2, most: 9", { least: 2, most: 9 }],
    ["whole: true", { whole: true }],
    ["when: abroad", { when: { field: "abroad", not: false, is: null } }],
    ["when: not abroad", { when: { field: "abroad", not: true, is: null } }],
  ])("is what `%s` says", (own, more) => {
    expect(form(number(`, ${own}`))).toEqual([{ ...plain, id: "hours", kind: "number", ...more }]);
  });

  it("is what only a date, a yes or no, or a choice can say", () => {
    const one = (is: string) => form(`${number("")}\n      more: { ${label}, is: ${is} }`)?.[1];
    expect(one("date, during: its own days, not after: today")).toEqual({
      ...plain,
      ...{ id: "more", kind: "date", during: "own-days", pastOnly: true },
    });
    expect(one("yes or no, must be: yes")).toEqual({ ...plain, id: "more", kind: "yes or no", mustBeYes: true });
    expect(one("choice, choices: { x: { fr: c, en: d }, y: { fr: e, en: f } }")).toEqual({
      ...plain,
      ...{ id: "more", kind: "choice" },
      choices: [
        { id: "x", name: text("c", "d") },
        { id: "y", name: text("e", "f") },
      ],
    });
  });

  it("is how many there may be between two of its dates, in days or weeks", () => {
    for (const unit of ["days", "weeks"]) {
      const found = form(days + number(`, no more than: ${unit} between from and to`))?.[2];
      expect(found).toEqual({ ...plain, id: "hours", kind: "number", between: { unit, from: "from", to: "to" } });
    }
  });

  it("is the number that it makes at least 1 with, of the same people in whatever order", () => {
    const other = (by: string) => `      missed: { ${label}, is: number, by: ${by} }\n`;
    const found = form(other("[coach, student]") + number(", at least 1 with: missed, by: [student, coach]"));
    expect(found?.[1]).toMatchObject({ id: "hours", together: "missed" });
  });
});

describe("what is read of what is done", () => {
  it("is a dossier as it stands there", () => {
    const { form: _, ...dossier } = read().dossiers[0] ?? {};
    const act = { kind: "act", object: null, inPerson: false, within: null, before: null, closes: false, backTo: null };
    const done = { ...act, requires: [] };
    expect(dossier).toEqual({
      ...{ id: "plan", rules: ["ABC-01"], name: text("projet", "plan"), command: "plan", each: "year", years: null },
      opens: { base: { kind: "setting", id: "half" }, offset: { count: -12, unit: "weeks" } },
      due: { base: { kind: "setting", id: "half" }, offset: null },
      ...{ during: null, inYear: [], per: "enrolment", readers: [], paths: [], requires: [] },
      steps: {
        kind: "in-order",
        steps: [
          { ...done, id: "student-fills", roles: ["student"], verb: "fills" },
          {
            kind: "any-order",
            steps: [
              { ...done, id: "coach-completes-and-signs", roles: ["coach"], verb: "completes and signs" },
              { ...done, id: "office-attests", roles: ["office"], verb: "attests" },
            ],
          },
          {
            kind: "when",
            condition: { field: "abroad", not: false, is: null },
            step: {
              ...done,
              ...{
                id: "office-validates",
                roles: ["office"],
                verb: "validates",
                within: { count: 10, unit: "working-days", setting: "coachTime" },
              },
            },
          },
        ],
      },
      remind: { before: [14, 7, 0], unit: "days" },
      escalate: { after: { count: 5, unit: "working-days", setting: null }, to: ["coach", "office"] },
      source: from("009:L12"),
    });
  });

  it("is what a dossier adds: years and what one of them changes, readers, roads, and where its days fall", () => {
    const adds = "readers: [coach]\n    paths: { a: { fr: c, en: d }, b: { fr: e, en: f } }";
    const change = "{ due: end of the year, note: { fr: g, en: h } }";
    const [plan] = read(
      "    each: year\n",
      `    each: year\n    years: [2]\n    ${adds}\n    in year: { 2: ${change} }\n`,
    ).dossiers;
    expect(plan).toMatchObject({
      ...{ each: "year", years: [2], during: null, readers: ["coach"] },
      paths: [
        { id: "a", name: text("c", "d") },
        { id: "b", name: text("e", "f") },
      ],
      inYear: [{ year: 2, opens: null, due: { base: { kind: "year-end" } }, note: text("g", "h") }],
    });
    for (const [during, place] of [
      ["school period", "school"],
      ["company period", "company"],
    ] as const) {
      const due = "each: visit\n    due: 5 working days after the visit";
      const [, log] = read(
        "each: return to school\n    due: day of the return",
        `${due}\n    during: ${during}`,
      ).dossiers;
      expect(log).toMatchObject({ each: "visit", during: place, command: null });
    }
  });

  it("is what is required first, and what is said until then", () => {
    const needs = (own: string) => read("{ dossier: plan, else:", `{ ${own}, else:`).dossiers[1]?.requires;
    const said = text("Le projet d'abord.", "The plan first.");
    expect(needs("dossier: plan")).toEqual([
      { when: null, needs: { kind: "dossier", dossier: "plan", sameDays: false }, else: said },
    ]);
    expect(needs("counter: hours, at least: 3")).toEqual([
      { when: null, needs: { kind: "counter", counter: "hours", least: 3, most: null }, else: said },
    ]);
    expect(needs("counter: hours, at most: 3")).toMatchObject([{ needs: { least: null, most: 3 } }]);
  });
});

describe("what is read of a counter", () => {
  const counter = (change = "", to = "") => read(change, to).counters[0];

  it("is all of it, over the course and of each learner unless it says otherwise", () => {
    expect(counter()).toEqual({
      ...{ id: "hours", rules: ["ABC-02"], name: text("heures", "hours"), unit: "hour", compulsory: true },
      ...{ target: { least: 40, most: null, recommended: false, setting: "hoursWanted" }, targets: [] },
      ...{ adds: "cumulative", each: "course", per: "enrolment" },
      counts: [{ dossier: "plan", of: { kind: "field", field: "hours" }, when: null }],
      ...{ approvedBy: null, best: null, remind: null, source: from("009:L13") },
    });
    const more = "adds: continuous\n    each: year\n    approved by: office\n    best: { fr: a, en: b }";
    expect(counter("adds: cumulative", `${more}\n    remind: 30 days before the end`)).toMatchObject({
      ...{ adds: "continuous", each: "year", approvedBy: "office", best: text("a", "b") },
      remind: { before: [30], unit: "days" },
    });
  });

  it("is a team's where it says so", () => {
    const withTeams = changed("years: 2", "years: 2\nteams: { size: 3 to 5 }")
      .replace("unit: hour\n", "unit: hour\n    per: team\n")
      .replace("    counts: { dossier: plan, field: hours }\n", "");
    const programme = readProgramme(withTeams, "small.yaml");
    expect(programme.counters[0]).toMatchObject({ per: "team", counts: [] });
    expect(programme.teams).toEqual({ least: 3, most: 5 });
  });

  it("has a target of its own, a range, one for each year, or none", () => {
    const target = (to: string) => {
      const { target: all, targets } = counter("    target: hoursWanted\n", to) ?? {};
      return { all, targets };
    };
    const least = (count: number, most: number | null = null) => ({
      least: count,
      most,
      recommended: false,
      setting: null,
    });
    expect(target("    target: 14\n")).toEqual({ all: least(14), targets: [] });
    expect(target("    target: 40 to 100\n    recommended: true\n")).toEqual({
      all: { ...least(40, 100), recommended: true },
      targets: [],
    });
    expect(target("    target: { 1: 46, 2: 3 to 5 }\n")).toEqual({
      all: null,
      targets: [
        { year: 1, ...least(46) },
        { year: 2, ...least(3, 5) },
      ],
    });
    expect(target("")).toEqual({ all: null, targets: [] });
  });

  it("wants nothing yet of a setting without a value", () => {
    expect(counter("default: 40", "default: null")?.target).toMatchObject({ least: 0, setting: "hoursWanted" });
  });

  it("counts times, lengths, and only what is asked for, of one dossier or several", () => {
    const counts = (to: string) => counter("{ dossier: plan, field: hours }", to)?.counts;
    expect(counts("[{ dossier: plan, when: abroad }, { dossier: log }]")).toEqual([
      { dossier: "plan", of: { kind: "times" }, when: { field: "abroad", not: false, is: null } },
      { dossier: "log", of: { kind: "times" }, when: null },
    ]);
  });
});

describe("what is read of what a programme knows", () => {
  it("is the curriculum, each module with its line, whose units are common or an option's", () => {
    const common = { id: "CORE", option: null, name: text("Tronc commun", "Core"), year: 1, semester: 1, ects: 3 };
    const own = { id: "RED", option: "RED", name: text("Rouge", "Red"), year: 2, semester: 2, ects: 1.5 };
    const unmarked = { repaired: null, note: null };
    const curriculum = {
      source: from("009:L20-22"),
      units: [
        {
          ...{ ...common, ...unmarked, source: from("009:L20-21") },
          modules: [
            { name: "ALGÈBRE", hours: 30, source: from("009:L20") },
            { name: "ANALYSE", hours: 30, source: from("009:L21") },
          ],
        },
        {
          ...{ ...own, ...unmarked, source: from("009:L22") },
          modules: [{ name: "COULEUR", hours: 30, source: from("009:L22") }],
        },
      ],
    };
    expect(read().curriculum).toEqual(curriculum);
    const marked = read("ects: 1.5, hours: 30,", "ects: 1.5, repaired: { fr: a, en: b }, note: { fr: c, en: d },");
    expect(marked.curriculum?.units[1]).toMatchObject({
      ...{ repaired: text("a", "b"), note: text("c", "d"), modules: [{ hours: null }] },
    });
  });

  it("is each fact with the words for it, and none where there are none", () => {
    const cost = { id: "cost", ask: text("Combien ?", "How much?"), answer: text("Rien.", "Nothing.") };
    expect(read().facts).toEqual([{ ...cost, rules: ["ABC-03"], source: from("009:L30"), words: [] }]);
    expect(read("    rules: [ABC-03]\n", "    words: [prix, 30]\n").facts).toEqual([
      { ...cost, rules: [], source: from("009:L30"), words: ["prix", "30"] },
    ]);
    const none = SMALL.replace(/facts:[\s\S]*$/, "");
    expect(readProgramme(none, "small.yaml")).toMatchObject({ facts: [], contacts: [] });
  });

  it("is each contact with its details, of which each says one thing", () => {
    const office = { id: "office", name: text("secrétariat", "office"), about: text("tout", "everything") };
    const phone = { kind: "phone", value: "01 02 03 04 05", source: from("009:L31") };
    expect(read().contacts).toEqual([{ ...office, details: [phone], option: null, note: null }]);
    const [contact] = read(
      "    details:\n",
      "    option: RED\n    note: { fr: a, en: b }\n    details:\n      - { mail: x@example.org, source: 009:L32 }\n",
    ).contacts;
    const mail = { kind: "mail", value: "x@example.org", source: from("009:L32") };
    expect(contact).toEqual({ ...office, details: [mail, phone], option: "RED", note: text("a", "b") });
  });
});
