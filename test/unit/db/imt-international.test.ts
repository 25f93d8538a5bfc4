import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { actsOf } from "../../../src/domain/dossier/steps.ts";
import { broughtDeadline } from "../../../src/domain/programme/deadlines.ts";
import { fileStory } from "../../support/file-story.ts";
import { printedAt, printedLines } from "../../support/printed-lines.ts";
import { shipped, timelineOf } from "../domain/programme/support.ts";

// Typed by hand from the document's rules, not read off the programme file.

const imt = () => shipped("imt-international");
const { dossier, told, asked } = fileStory(imt);
const printed = printedLines("004");

describe("who does what in the international programme, in which order", () => {
  it("IMT-02 for a double degree the partner attests written tests, then admission is decided", () => {
    const doers = ["student", "partner", "recruitment_officer"];
    expect(told("international-application", doers, { path: "dual-degree-road" })).toEqual([
      "student fills",
      "partner attests",
      "recruitment_officer validates",
      "",
      "done",
    ]);
    expect(asked("international-application", "partner")).toEqual([
      "Day of the written tests",
      "Results: mathematics, physics, specialised areas",
    ]);
  });

  it("IMT-02 for a free-mover the panel attests a motivation interview, then admission is decided", () => {
    const doers = ["student", "recruitment_panel", "recruitment_officer"];
    expect(told("international-application", doers, { path: "free-mover-road" })).toEqual([
      "student fills",
      "recruitment_panel attests",
      "recruitment_officer validates",
      "",
      "done",
    ]);
    expect(asked("international-application", "recruitment_panel")).toEqual([
      "Day of the motivation interview",
      "View of the personal and professional project",
    ]);
  });

  it("IMT-02 an application is handed in whole, of a free-mover with the personal and professional project", () => {
    expect(asked("international-application", "student", "free-mover-road")).toEqual([
      "Course applied for",
      "Personal and professional project",
      "Application file handed in online",
    ]);
    expect(asked("international-application", "student", "dual-degree-road")).toEqual([
      "Course applied for",
      "Application file handed in online",
    ]);
    expect(dossier("international-application").each).toBe("application");
    expect(actsOf(dossier("international-application")).map(({ object }) => object)).toEqual([
      null,
      "test-results",
      "interview-view",
      null,
    ]);
  });

  it("IMT-03 an agreement is prepared by study, visits and exchanges, and signed by both sides in either order", () => {
    expect(told("double-degree-agreement", ["recruitment_officer", "international_director", "partner"])).toEqual([
      "recruitment_officer fills",
      "partner signs, international_director signs",
      "partner signs",
      "",
      "done",
    ]);
    expect(asked("double-degree-agreement", "recruitment_officer")).toEqual([
      "Study of the partner's courses",
      "Visits made",
      "Exchanges with the partner",
    ]);
    const paper = dossier("double-degree-agreement").form.find(({ kind }) => kind === "paper");
    expect(paper).toMatchObject({ required: true, by: ["international_director"] });
  });

  it("IMT-03 the entry to a double degree waits for the signed agreement", () => {
    expect(dossier("double-degree-entry").requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: "double-degree-agreement", sameDays: false },
    ]);
    expect(told("double-degree-entry", ["student", "recruitment_officer", "partner"])).toEqual([
      "student fills",
      "partner validates, recruitment_officer validates",
      "partner validates",
      "",
      "done",
    ]);
  });

  it("IMT-04 a question about a country goes to its representative, or to the recruitment officer", () => {
    expect(told("country-enquiry", ["student", "country_representative"])).toEqual([
      "student fills",
      "country_representative completes, recruitment_officer completes",
      "",
      "done",
    ]);
    expect(imt().roles.find(({ id }) => id === "country_representative")?.per).toBe("option");
  });

  it("IMT-01 IMT-06 the student fills the mobility stay and the international relations service validates it", () => {
    expect(told("mobility-stay", ["student", "international_office"])).toEqual([
      "student fills",
      "international_office validates",
      "",
      "done",
    ]);
    expect(dossier("mobility-stay").each).toBe("stay");
  });

  it("IMT-06 a stay is outgoing or incoming, under one of two key actions", () => {
    const choices = dossier("mobility-stay").form.filter(({ kind }) => kind === "choice");
    expect(choices.map((field) => field.choices.map(({ name }) => name.en))).toEqual([
      ["from IMT abroad", "from abroad to IMT"],
      ["key action 1, mobility of individuals", "key action 2, cooperation and good practices"],
    ]);
  });

  it("IMT-05 an internship is assessed by a professor and a member from business together", () => {
    expect(told("company-internship", ["student", "business_member", "research_professor"])).toEqual([
      "student fills",
      "research_professor attests, business_member attests",
      "research_professor attests",
      "",
      "done",
    ]);
    expect(asked("company-internship", "business_member")).toEqual(["Appraisal by the member from business"]);
    expect(imt().roles.find(({ id }) => id === "business_member")?.outside).toBe(true);
  });
});

describe("what the international programme counts", () => {
  const counter = (id: string) => imt().counters.find((one) => one.id === id);

  it("IMT-01 one semester abroad is compulsory, counted from outgoing stays", () => {
    expect(counter("semesters-abroad")).toMatchObject({
      unit: "semester",
      compulsory: true,
      target: { least: 1, most: null, recommended: false },
      adds: "cumulative",
      each: "course",
      counts: [
        {
          dossier: "mobility-stay",
          of: { kind: "field", field: "semesters" },
          when: { field: "direction", not: false, is: "outgoing-mobility" },
        },
      ],
    });
  });

  it("IMT-05 internships make 9 to 12 months, counted by their length", () => {
    expect(counter("internship-months")).toMatchObject({
      unit: "month",
      compulsory: false,
      target: { least: 9, most: 12 },
      counts: [{ dossier: "company-internship", of: { kind: "length" }, when: null }],
    });
  });
});

describe("whom and when the international programme asks", () => {
  const due = (id: string, from: string, to: string) => {
    const event = { from: dayOf(from), to: dayOf(to) };
    const asks = { dossier: dossier(id), occasion: "own", event };
    const day = broughtDeadline(imt(), timelineOf(imt(), 2026), {}, asks).due;
    return day === null ? null : isoOf(day);
  };

  it("IMT-06 a stay is settled twenty working days before it begins", () => {
    expect(due("mobility-stay", "2027-02-01", "2027-06-30")).toBe("2027-01-04");
  });

  it("IMT-05 an internship is assessed ten working days after its end, 14 July left out", () => {
    expect(due("company-internship", "2027-02-01", "2027-06-30")).toBe("2027-07-15");
  });

  it("IMT-05 the internship is described before it begins", () => {
    const [act] = actsOf(dossier("company-internship"));
    expect(act?.before?.base.kind).toBe("event-start");
  });

  it.each([
    ["IMT-02", "international-application", [20, 20, 10]],
    ["IMT-03", "double-degree-entry", [10, 10]],
    ["IMT-04", "country-enquiry", [5]],
  ])("%s the steps of the %s have %j working days", (_, id, days) => {
    const within = actsOf(dossier(id)).flatMap((act) => act.within ?? []);
    expect(within.map(({ count }) => count)).toEqual(days);
    expect(within.every(({ unit, setting }) => unit === "working-days" && setting !== null)).toBe(true);
  });

  it.each([
    ["IMT-02", "international-application", ["recruitment_officer", "international_director"]],
    ["IMT-03", "double-degree-entry", ["recruitment_officer", "international_director"]],
    ["IMT-04", "country-enquiry", ["international_director"]],
    ["IMT-05", "company-internship", ["international_office"]],
    ["IMT-06", "mobility-stay", ["international_director"]],
  ])("%s silence about the %s goes up to %j", (_, id, roles) => {
    expect(dossier(id).escalate).toMatchObject({ after: { count: 5, unit: "working-days" }, to: roles });
  });

  it("IMT-04 there are nine target countries, an option each, and no representative is made up for any", () => {
    const countries = "India, China, Vietnam, Indonesia, Malaysia, Mexico, Colombia, Venezuela, Brazil";
    expect(imt().optionNames.map(({ name }) => name.en)).toEqual(countries.split(", "));
    expect(imt().contacts).toEqual([]);
    if (printed !== null) expect(printed[15]).toContain(countries.replace(/, Brazil$/, " and Brazil"));
  });

  it("marks every delay as a default that no document backs", () => {
    expect(imt().settings.map(({ source }) => source.line)).toEqual(imt().settings.map(() => null));
    expect(imt().settings).toHaveLength(7);
  });
});

describe("what the international programme answers from its document", () => {
  it.each([
    ["IMT-01", "semester-abroad", "at least one semester", "at least one semester", 58],
    ["IMT-02", "how-to-apply", "online", "submitted online", 46],
    ["IMT-02", "written-tests", "mathematics, physics", "written tests (math, physics, specialized areas)", 46],
    ["IMT-02", "motivation-interview", "personal and professional project", "motivation interview", 46],
    ["IMT-02", "who-recruits", "travel to the countries", "travel to the countries", 46],
    ["IMT-03", "double-degree", "signed agreement", "requires the signing of an agreement", 20],
    ["IMT-03", "double-degree", "several visits and exchanges", "several visits and exchanges", 20],
    ["IMT-04", "target-countries", "9 in all", "9 target countries", 16],
    ["IMT-04", "representatives", "5 of the 9", "5 of the 9 IMT target countries", 37],
    ["IMT-05", "internships", "From 9 to 12 months", "9 to 12 months", 93],
    ["IMT-05", "business-people", "Over 30%", "Over 30% of the staff", 89],
    ["IMT-06", "key-actions", "2014-2020", "2014-2020", 1],
    ["IMT-06", "who-runs-mobility", "4 to 6 people", "4 to 6 people", 42],
    ["IMT-06", "staff-mobility", "short trips", "short trips", 65],
  ])("%s %s says “%s”, which is printed as “%s” on line %i", (_, id, said, words, line) => {
    const fact = imt().facts.find((one) => one.id === id);
    expect(fact?.answer.en).toContain(said);
    if (printed === null) return;
    expect(printed[line - 1]).toContain(words);
    expect(printedAt(printed, fact?.source.line ?? "")).toContain(words);
  });
});
