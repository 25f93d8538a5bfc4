import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

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

  it("gives a tutor the next ones of each apprentice", async () => {
    const school = await demoSchool();
    expect(dataOf<Data>(await school.ask("tutor1@demo.example", "deadlines")).enrolments).toHaveLength(3);
  });

  it.each(["deadlines", "calendar", "next-period"])(
    "says of somebody they do not follow that they do not (/%s)",
    async (command) => {
      const school = await demoSchool();
      for (const who of ["apprentice1", "tutor1"]) {
        const outcome = await school.press(`${who}@demo.example`, command, { filter: "Student CMI" }, "fr");
        const message = "Je ne trouve pas « Student CMI » parmi les personnes que vous suivez.";
        expect(outcome).toMatchObject({ ok: false, error: { id: "not-found", message } });
      }
    },
  );
});
