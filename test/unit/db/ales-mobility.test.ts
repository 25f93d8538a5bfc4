import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../src/domain/calendar/day.ts";
import { actsOf } from "../../../src/domain/dossier/steps.ts";
import { broughtDeadline, deadlines } from "../../../src/domain/programme/deadlines.ts";
import { fileStory } from "../../support/file-story.ts";
import { printedAt, printedLines } from "../../support/printed-lines.ts";
import { shipped, timelineOf } from "../domain/programme/support.ts";

// Typed by hand from the document's rules, not read off the programme file.

const ales = () => shipped("ales-mobility");
const { dossier, told, asked } = fileStory(ales);
const printed = printedLines("002");
const setting = (id: string) => ales().settings.find((one) => one.id === id);
const counter = (id: string) => ales().counters.find((one) => one.id === id);

describe("who does what in the mobility of Mines Alès, in which order", () => {
  it("ALE-02 the student applies, the tutor tells the academic level, the head of the international service selects", () => {
    expect(told("mobility-selection", ["student", "tutor", "international_head"])).toEqual([
      "student fills",
      "tutor completes",
      "international_head validates",
      "",
      "done",
    ]);
    expect(asked("mobility-selection", "student")).toEqual([
      expect.stringContaining("university"),
      "Study project",
      "Motivation",
      expect.stringContaining("language"),
      expect.stringContaining("criteria for grants"),
    ]);
    expect(asked("mobility-selection", "tutor")).toEqual(["Academic level"]);
    const criteria = dossier("mobility-selection").form.find(({ id }) => id === "grant-criteria");
    expect(criteria?.mustBeYes).toBe(true);
    expect(dossier("mobility-selection").each).toBe("application");
  });

  it.each([[["student", "tutor"]], [["tutor", "student"]]])(
    "ALE-03 the learning agreement is drawn up by %j, then the stay is authorised",
    (both) => {
      const story = told("study-stay", [...both, "international_head"]);
      expect(story[0]).toBe("student fills, tutor fills");
      expect(story.slice(2)).toEqual(["international_head validates", "", "done"]);
      expect(dossier("study-stay").each).toBe("stay");
    },
  );

  it("ALE-03 nobody authorises a stay before the checklist, nor is there one without a selection", () => {
    const authorises = actsOf(dossier("study-stay")).find(({ verb }) => verb === "validates");
    expect(authorises?.requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: "departure-checklist", sameDays: true },
    ]);
    expect(dossier("study-stay").requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: "mobility-selection", sameDays: false },
    ]);
  });

  it("ALE-03 the checklist has host university, courses, insurance and social cover, each of them yes", () => {
    expect(told("departure-checklist", ["student"])).toEqual(["student fills", "", "done"]);
    expect(asked("departure-checklist", "student")).toEqual([
      expect.stringContaining("host university"),
      expect.stringContaining("courses"),
      expect.stringContaining("insured"),
      expect.stringContaining("social cover"),
    ]);
    expect(dossier("departure-checklist").form.every(({ mustBeYes }) => mustBeYes)).toBe(true);
  });

  it.each([[["internship_service", "teaching_head"]], [["teaching_head", "internship_service"]]])(
    "ALE-05 an internship in France is approved by %j, then the agreement is put on file",
    (both) => {
      const story = told("company-placement", ["student", ...both, "internship_service"], {
        values: { abroad: false },
      });
      expect(story[0]).toBe("student fills");
      expect(story[1]).toBe("teaching_head validates, internship_service validates");
      expect(story.slice(3)).toEqual(["internship_service completes", "", "done"]);
    },
  );

  it("ALE-06 abroad the head of the international service must agree too, in whatever order", () => {
    const abroad = (doers: readonly string[]) => told("company-placement", doers, { values: { abroad: true } });
    const three = ["international_head", "teaching_head", "internship_service"];
    expect(abroad(["student", ...three, "internship_service"])).toEqual([
      "student fills",
      "teaching_head validates, internship_service validates, international_head validates",
      "teaching_head validates, internship_service validates",
      "internship_service validates",
      "internship_service completes",
      "",
      "done",
    ]);
    expect(abroad(["student", "internship_service", "teaching_head"]).at(-2)).toBe("international_head validates");
  });

  it("ALE-06 an internship abroad asks for a selection, one in France does not", () => {
    const [only, ...others] = dossier("company-placement").requires;
    expect(others).toEqual([]);
    expect(only?.when).toEqual({ field: "abroad", not: false, is: null });
    expect(only?.needs).toEqual({ kind: "dossier", dossier: "mobility-selection", sameDays: false });
  });

  it("ALE-07 length, topic, place, pay and social cover are told, and the agreement is a paper signed elsewhere", () => {
    expect(dossier("company-placement").each).toBe("internship");
    const labels = asked("company-placement", "student");
    for (const detail of ["Topic", "Town", "Pay", "Social cover"]) expect(labels).toContain(detail);
    const agreement = dossier("company-placement").form.find(({ kind }) => kind === "paper");
    expect(agreement).toMatchObject({ by: ["internship_service"], required: true });
  });

  it("ALE-08 the company appraises and the specialist teacher evaluates the written report, independently", () => {
    expect(told("placement-evaluation", ["student", "company_supervisor", "specialist_teacher"])).toEqual([
      "student fills, company_supervisor fills",
      "specialist_teacher fills, company_supervisor fills",
      "specialist_teacher fills",
      "",
      "done",
    ]);
    expect(dossier("placement-evaluation").requires.map(({ needs }) => needs)).toEqual([
      { kind: "dossier", dossier: "company-placement", sameDays: true },
    ]);
    expect(asked("placement-evaluation", "student")).toEqual(["Written report"]);
    expect(asked("placement-evaluation", "company_supervisor")).toEqual(["Appraisal by the company"]);
    expect(asked("placement-evaluation", "specialist_teacher")).toEqual(["Evaluation of the report"]);
  });

  it("ALE-09 any of the four notes a contact during the stay", () => {
    const four = ["student", "teaching_head", "company_supervisor", "internship_service"];
    expect(told("placement-contact", [])[0]).toBe(four.map((role) => `${role} fills`).join(", "));
    for (const role of four) expect(told("placement-contact", [role]).at(-1)).toBe("done");
  });

  it("ALE-10 the student gives the level reached in English and the registrar attests it, once", () => {
    expect(told("english-level", ["student", "school_office"])).toEqual([
      "student fills",
      "school_office attests",
      "",
      "done",
    ]);
    expect(asked("english-level", "student")).toEqual(["Exam taken", "Level reached", "Certificate"]);
    expect(dossier("english-level").each).toBe("once");
  });

  it("ALE-11 an incoming student asks about school, courses, formalities or housing and the service answers", () => {
    expect(told("arrival-help", ["student", "international_head"])).toEqual([
      "student fills",
      "international_head completes",
      "",
      "done",
    ]);
    const about = dossier("arrival-help").form.find(({ kind }) => kind === "choice");
    expect(about?.choices.map(({ id }) => id)).toEqual(["school-and-town", "courses", "formalities", "housing"]);
  });
});

describe("when things are due in the mobility of Mines Alès", () => {
  const timeline = () => timelineOf(ales(), 2026);
  /** From Thursday 1 April to Friday 30 July 2027. */
  const event = { from: dayOf("2027-04-01"), to: dayOf("2027-07-30") };
  const days = (id: string) => {
    const { opens, due } = broughtDeadline(
      ales(),
      timeline(),
      {},
      { dossier: dossier(id), occasion: "abcdefgh", event },
    );
    return [opens && isoOf(opens), due && isoOf(due)];
  };

  it("ALE-03 ALE-05 a study stay and an internship are settled before departure", () => {
    expect(days("study-stay")).toEqual([null, "2027-03-03"]);
    expect(days("departure-checklist")).toEqual([null, "2027-03-03"]);
    expect(days("company-placement")).toEqual([null, "2027-03-17"]);
  });

  it("ALE-08 an internship is evaluated around its end", () => {
    expect(days("placement-evaluation")).toEqual(["2027-07-02", "2027-08-27"]);
  });

  it("ALE-10 the calendar brings about the level in English alone, by the end of the course", () => {
    const all = deadlines(ales(), timeline(), {}, 0, 1e9);
    expect(all.map(({ id, due }) => [id, isoOf(due)])).toEqual([["english-level:once", "2029-08-31"]]);
  });
});

describe("what Mines Alès counts, and what it leaves open", () => {
  it("ALE-01 three months abroad without a break, by studies or by an internship abroad", () => {
    expect(counter("months-abroad")).toMatchObject({
      unit: "month",
      compulsory: true,
      target: { least: 3, most: null, recommended: false },
      adds: "continuous",
    });
    expect(counter("months-abroad")?.counts.map((one) => [one.dossier, one.of.kind, one.when?.field])).toEqual([
      ["study-stay", "length", undefined],
      ["company-placement", "length", "abroad"],
    ]);
  });

  it("ALE-04 two internships are compulsory, a third is possible, and there is one final project", () => {
    expect(counter("internships")).toMatchObject({ compulsory: true, target: { least: 2, most: 3 } });
    expect(counter("final-projects")).toMatchObject({ compulsory: true, target: { least: 1 } });
    const counted = ["internships", "final-projects"].flatMap((id) => counter(id)?.counts ?? []);
    expect(counted.map((one) => [one.dossier, one.when?.is])).toEqual([
      ["company-placement", "internship"],
      ["company-placement", "final-project"],
    ]);
  });

  it("ALE-09 how often there is contact is the school's to say, three times a placement until then", () => {
    expect(setting("contactsWanted")).toMatchObject({ is: "number", default: "9", source: { line: null } });
    expect(counter("contacts-made")).toMatchObject({ compulsory: false, target: { setting: "contactsWanted" } });
  });

  it("ALE-10 the level in English is the school's to say", () => {
    expect(setting("englishLevel")).toMatchObject({ is: "text", default: "B2", source: { line: null } });
  });

  it("gives every setting a reason, for the document sets none of them", () => {
    for (const { source } of ales().settings) expect(source).toMatchObject({ line: null, why: expect.anything() });
  });
});

describe("what Mines Alès answers", () => {
  it.skipIf(printed === null).each([
    ["ALE-01", "abroad", "3 mois minimum en continu"],
    ["ALE-01", "study-or-internship", "La moitié des étudiants"],
    ["ALE-02", "selection", "niveaux académique et linguistique"],
    ["ALE-02", "grants", "ERASMUS, Région, Ecole"],
    ["ALE-03", "learning-agreement", "Il élabore le contrat d’études avec l’étudiant"],
    ["ALE-03", "recognition", "autorisé à partir"],
    ["ALE-03", "before-departure", "assurances, couverture sociale"],
    ["ALE-04", "internships", "2 stages et un Projet de Fin d’Etudes"],
    ["ALE-04", "internships", "troisième stage non obligatoire"],
    ["ALE-05", "approval", "validés conjointement"],
    ["ALE-06", "approval-abroad", "responsable du Service Pédagogie Internationale"],
    ["ALE-07", "tripartite-agreement", "durée, localisation, sujet, rémunération, couverture sociale"],
    ["ALE-08", "evaluation", "enseignant spécialiste"],
    ["ALE-09", "contact", "contact est permanent"],
    ["ALE-10", "english", "niveau minimum en anglais est obligatoire"],
    ["ALE-11", "incoming-students", "Maison des Elèves"],
    ["ALE-11", "visiting-teachers", "professeurs étrangers invités"],
  ])("%s the lines of the answer %s print “%s”", (rule, id, words) => {
    const fact = ales().facts.find((one) => one.id === id);
    expect(fact?.rules).toContain(rule);
    expect(printedAt(printed ?? [], fact?.source.line ?? "")).toContain(words);
  });

  it.skipIf(printed === null)("gives the telephone and the address as they are printed", () => {
    const details = ales().contacts.flatMap((contact) => contact.details);
    expect(details).toHaveLength(2);
    for (const { value, source } of details) expect(printedAt(printed ?? [], source.line ?? "")).toContain(value);
  });
});
