import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  around: { role: string; person: { email: string } }[];
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
