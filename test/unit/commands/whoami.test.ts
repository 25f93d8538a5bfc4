import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { operator } from "../../../src/core/authority.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

describe("/whoami", () => {
  it.each([
    ["apprentice1@demo.example", "en", "demo-1"],
    ["master1@demo.example", "fr", "maître d'apprentissage (Apprentice "],
    ["tutor1@demo.example", "fr", "tuteur pédagogique (Apprentice "],
    ["optionhead-simma@demo.example", "en", "SIMMA"],
    ["registrar@demo.example", "fr", "scolarité"],
  ] as const)("tells %s their roles in %s", async (email, lang, held) => {
    const school = await demoSchool();
    const outcome = await school.ask(email, "whoami", lang);
    expect(cardText(outcome.card, outcome.lang)).toContain(held);
    expect(dataOf<{ person: { email: string } }>(outcome).person.email).toBe(email);
  });

  it.each([
    ["en", "Role: a role that the programme no longer has"],
    ["fr", "Rôle : un rôle que la formation n'a plus"],
  ] as const)("shows in %s no id of a role that a new version dropped", async (lang, held) => {
    const school = await demoSchool();
    const at = Temporal.Instant.from("2026-11-01T09:00:00+01:00");
    await school.app.stores.people.grant(operator("roster"), "tutor1@demo.example", "old_helper", at);
    const text = cardText((await school.ask("tutor1@demo.example", "whoami", lang)).card, lang);
    expect(text).toContain(held);
    expect(text).not.toContain("old_helper");
  });

  it("shows deputies both ways, until it is over", async () => {
    const school = await demoSchool();
    await school.ask("tutor1@demo.example", "delegate master3@demo.example 2027-01-04 2027-01-08");
    const away = await school.ask("tutor1@demo.example", "whoami");
    expect(cardText(away.card, "en")).toContain("Stands in for you: Master Three, from 4 Jan 2027 to 8 Jan 2027");
    const deputy = await school.ask("master3@demo.example", "whoami", "fr");
    expect(cardText(deputy.card, "fr")).toContain("Vous remplacez : Tutor One, du 4 janv. 2027 au 8 janv. 2027");
    school.setClock("2027-01-09T09:00:00+01:00");
    expect(dataOf<{ deputies: unknown[] }>(await school.ask("tutor1@demo.example", "whoami")).deputies).toEqual([]);
  });
});
