import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  around: { role: string; person: { email: string }; of: string[] }[];
  contacts: { details: { kind: string; value: string; source: string }[]; note: string | null }[];
}

describe("/contacts", () => {
  it("tells an apprentice who stands around them", async () => {
    const school = await demoSchool();
    const { around } = dataOf<Data>(await school.ask("apprentice1@demo.example", "contacts"));
    const emails = around.map(({ person }) => person.email);
    expect(emails).toEqual(
      expect.arrayContaining(["master1@demo.example", "tutor1@demo.example", "optionhead-simma@demo.example"]),
    );
    expect(emails).not.toContain("apprentice1@demo.example");
  });

  it.each([
    [
      "apprentice1",
      [
        "maître d'apprentissage master1",
        "tuteur pédagogique tutor1",
        "responsable d'option optionhead-simma",
        "scolarité registrar",
        "commission de validation des séjours registrar",
      ],
    ],
    [
      "student-cmi-1",
      [
        "tuteur en entreprise company-tutor-cmi-1",
        "tuteur académique academic-tutor-cmi",
        "équipe pédagogique teaching.team.cmi",
        "scolarité teaching.team.cmi",
      ],
    ],
    [
      "student-missions-1",
      [
        "étudiant student-missions-3",
        "étudiant student-missions-2",
        "tuteur professionnel professional-tutor-missions",
        "tuteur universitaire faculty-tutor-missions",
        "jury institute.missions",
        "coordination des Missions Professionnelles mission.coordinator",
        "IDIP, l'institut qui porte le dispositif institute.missions",
      ],
    ],
    [
      "master1",
      [
        "apprenti apprentice1",
        "apprenti apprentice2",
        "tuteur pédagogique tutor1",
        "responsable d'option optionhead-simma (Apprentice One)",
        "responsable d'option optionhead-senmba (Apprentice Two)",
        "scolarité registrar",
        "commission de validation des séjours registrar",
      ],
    ],
    [
      "registrar",
      [
        "apprenti apprentice1",
        "apprenti apprentice3",
        "apprenti apprentice2",
        "maître d'apprentissage master1 (Apprentice One, Apprentice Two)",
        "maître d'apprentissage master3 (Apprentice Three)",
        "tuteur pédagogique tutor1",
        "responsable d'option optionhead-simma (Apprentice One)",
        "responsable d'option optionhead-siphass (Apprentice Three)",
        "responsable d'option optionhead-senmba (Apprentice Two)",
      ],
    ],
  ])("gives %s only people in the roles of their own programme, by its names", async (who, expected) => {
    const school = await demoSchool();
    const outcome = await school.ask(`${who}@demo.example`, "contacts", "fr");
    const told = dataOf<Data>(outcome).around.map(({ role, person, of }) =>
      [role, person.email.replace("@demo.example", ""), ...(of.length > 0 ? [`(${of.join(", ")})`] : [])].join(" "),
    );
    expect(told).toEqual(expected);
    for (const { person } of dataOf<Data>(outcome).around) {
      expect(cardText(outcome.card, outcome.lang)).toContain(person.email);
    }
  });

  it("finds those around one by name", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("tutor1@demo.example", "contacts filter=apprentice3");
    expect(dataOf<Data>(outcome).around.map(({ person }) => person.email)).toEqual([
      "apprentice3@demo.example",
      "master3@demo.example",
      "optionhead-siphass@demo.example",
      "registrar@demo.example",
      "registrar@demo.example",
    ]);
  });

  it("ALB-44 shows both telephone numbers printed for the office, each with its line", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "contacts", "fr");
    const phones = dataOf<Data>(outcome).contacts.flatMap(({ details }) =>
      details.filter(({ kind }) => kind === "phone"),
    );
    const sources = phones.map(({ source }) => source);
    expect(sources).toEqual(expect.arrayContaining(["001:L16", "001:L423"]));
    expect(cardText(outcome.card, outcome.lang)).toContain("001:L423");
  });
});
