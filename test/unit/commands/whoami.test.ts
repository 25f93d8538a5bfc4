import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

describe("/whoami", () => {
  it.each([
    ["apprentice1@demo.example", "en", "demo-1"],
    ["master1@demo.example", "fr", "maître d'apprentissage de"],
    ["tutor1@demo.example", "fr", "tuteur pédagogique de"],
    ["optionhead-simma@demo.example", "en", "SIMMA"],
    ["registrar@demo.example", "fr", "scolarité"],
  ] as const)("tells %s their roles in %s", async (email, lang, held) => {
    const school = await demoSchool();
    const outcome = await school.ask(email, "whoami", lang);
    expect(cardText(outcome.card, outcome.lang)).toContain(held);
    expect(dataOf<{ person: { email: string } }>(outcome).person.email).toBe(email);
  });
});
