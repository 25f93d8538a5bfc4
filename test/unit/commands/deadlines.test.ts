import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";
import { twoProgrammes } from "../../support/two-programmes.ts";

interface Data {
  enrolments: {
    cohort: string;
    due: { id: string; title: string; opens: string | null; due: string; source: string }[];
  }[];
}

describe("/deadlines", () => {
  it("ALB-20 ALB-30 tells a first-year apprentice of the topic before the end of semester 1 and of the liaison form at each return", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "deadlines");
    const due = dataOf<Data>(outcome).enrolments[0]?.due ?? [];
    expect(due.find(({ id }) => id.startsWith("project-topic:"))).toMatchObject({ due: "2027-02-05" });
    expect(due.filter(({ id }) => id.startsWith("liaison")).map((one) => one.due)).toContain("2027-01-04");
    expect(due.map((one) => one.due)).toEqual(due.map((one) => one.due).sort());
  });

  it("never presents a default as the school's word", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "deadlines", "fr");
    const topic = dataOf<Data>(outcome).enrolments[0]?.due.find(({ id }) => id.startsWith("project-topic:"));
    expect(topic?.source).toContain("001:L401");
    expect(topic?.source).toContain("par défaut");
    expect(cardText(outcome.card, outcome.lang)).toContain("valeur par défaut de Passerelle");
  });

  it("follows the registrar's setting, and then is no default", async () => {
    const school = await demoSchool();
    dataOf(await school.ask("registrar@demo.example", "programme-settings semester1End friday of week 6"));
    const outcome = await school.ask("apprentice1@demo.example", "deadlines");
    const topic = dataOf<Data>(outcome).enrolments[0]?.due.find(({ id }) => id.startsWith("project-topic:"));
    expect(topic).toMatchObject({
      due: "2027-02-12",
      source: "001:L401; day chosen by the school (setting: end of semester 1)",
    });
  });

  it("CMI-03 CMI-06 lists the days of what people have brought about, with what tells one from the next and its source", async () => {
    const school = await demoSchool();
    for (const lang of ["en", "fr"] as const) {
      const outcome = await school.ask("student-cmi-1@demo.example", "deadlines", lang);
      const due = dataOf<Data>(outcome).enrolments[0]?.due ?? [];
      expect(due.map((one) => [one.id.split(":")[0], one.due])).toEqual([
        ["specialisation-internship", "2026-12-03"],
        ["course-assessment", "2026-12-10"],
        ["specialisation-internship", "2027-01-04"],
      ]);
      const text = cardText(outcome.card, lang);
      const [which, source] =
        lang === "fr"
          ? ["Stage de spécialisation (18 janv. 2027)", "000:L26-28 ; par défaut (pas de l'école)"]
          : ["Specialisation internship (18 Jan 2027)", "000:L26-28; by default (not the school's word)"];
      expect(text).toContain(which);
      expect(text).toContain(source);
    }
  });

  it("CMI-03 CMI-06 shows each only what they may read", async () => {
    const school = await demoSchool();
    const kinds = async (who: string) => {
      const outcome = await school.ask(`${who}@demo.example`, "deadlines student-cmi-1");
      return dataOf<Data>(outcome).enrolments.flatMap(({ due }) => due.map(({ id }) => id.split(":")[0]));
    };
    expect(await kinds("company-tutor-cmi-1")).toEqual(["specialisation-internship", "specialisation-internship"]);
    expect(await kinds("teaching.team.cmi")).toContain("course-assessment");
  });

  it("says nothing of what is done", async () => {
    const school = await twoProgrammes();
    const dueOf = async () => dataOf<Data>(await school.ask("learner-north", "deadlines")).enrolments[0]?.due ?? [];
    const [report] = await dueOf();
    expect(report).toMatchObject({ id: "report:year-1", due: "2026-12-11" });
    const { dossiers } = dataOf<{ dossiers: { dossier: string }[] }>(await school.ask("learner-north", "report"));
    const { dossier = "" } = dossiers[0] ?? {};
    const input = { dossier, version: 0, step: "student-fills", sent: true, "f.title": "A title" };
    dataOf(await school.press("learner-north", "dossier-do", input));
    expect(await dueOf()).toEqual([report]);
    dataOf(await school.press("tutor-north", "dossier-do", { dossier, version: 1, step: "tutor-countersigns" }));
    expect(await dueOf()).toEqual([]);
  });

  it("gives a tutor the next ones of each apprentice", async () => {
    const school = await demoSchool();
    expect(dataOf<Data>(await school.ask("tutor1@demo.example", "deadlines")).enrolments).toHaveLength(3);
  });

  it.each(["deadlines", "calendar", "next-period"])(
    "says of somebody they do not follow that they do not (/%s)",
    async (command) => {
      const school = await demoSchool();
      for (const who of ["apprentice1", "tutor1", "registrar"]) {
        const outcome = await school.press(`${who}@demo.example`, command, { filter: "Student CMII" }, "fr");
        const message = "Je ne trouve pas « Student CMII » parmi les personnes que vous suivez.";
        expect(outcome).toMatchObject({ ok: false, error: { id: "not-found", message } });
      }
    },
  );
});
