import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  enrolments: { person: { name: string }; next: { place: string; from: string } | null; due: { id: string }[] }[];
  page?: { number: number; of: number; total: number };
}

describe("/next-period", () => {
  it("speaks French or English, and names its source and its doubts", async () => {
    const school = await demoSchool();
    const fr = cardText((await school.ask("apprentice1@demo.example", "next-period", "fr")).card, "fr");
    expect(fr).toContain("Retour à l'école le lundi 4 janvier 2027");
    expect(fr).toContain("semaine 53");
    expect(fr).toContain("001:L");
    const en = cardText((await school.ask("apprentice1@demo.example", "next-period", "en")).card, "en");
    expect(en).toContain("Back to school on Monday 4 January 2027");
  });

  it.each([
    ["a Sunday", "2026-11-22"],
    ["a Monday", "2026-11-23"],
    ["the Sunday of week 53", "2027-01-03"],
  ])("ALB-03 says on %s what /calendar and /my-people say, where nothing is known of the week", async (_, date) => {
    const school = await demoSchool();
    school.setClock(`${date}T09:00:00+01:00`);
    for (const [who, line] of [
      ["student-ales-1", "next-period"],
      ["student-ales-1", "calendar"],
      ["tutor-ales", "my-people"],
      ["tutor-ales", "calendar"],
    ] as const) {
      const { card } = await school.ask(`${who}@demo.example`, line, "fr");
      expect(cardText(card, "fr")).toMatch(/pas encore fixé/i);
      expect(cardText(card, "fr")).not.toMatch(/fermé|pas certain|\(!\)/i);
    }
  });

  it("takes the place in either language", async () => {
    const school = await demoSchool();
    const ask = async (line: string) =>
      dataOf<Data>(await school.ask("apprentice1@demo.example", line)).enrolments[0]?.next;
    expect(await ask("next-period entreprise")).toMatchObject({ place: "company", from: "2027-01-25" });
    expect(await ask("next-period school")).toMatchObject({ place: "school", from: "2027-01-04" });
  });

  it("gives a tutor one answer an apprentice, by name", async () => {
    const school = await demoSchool();
    const { enrolments } = dataOf<Data>(await school.ask("tutor1@demo.example", "next-period"));
    const names = enrolments.map((one) => one.person.name);
    expect(names).toHaveLength(3);
    expect(names).toEqual([...names].sort(new Intl.Collator("fr").compare));
  });

  it("ALB-03 says of whom each doubt is where several people stand on one card", async () => {
    const school = await demoSchool();
    const notes = async (who: string, lang: "fr" | "en") => {
      const { card } = await school.ask(who, "next-period", lang);
      return card.parts.flatMap((part) => (part.kind === "doubt" ? part.text : []));
    };
    expect(await notes("master1@demo.example", "fr")).toEqual([
      expect.stringMatching(/^Apprentice One : Pas certain .* ne sont pas au même endroit\.$/),
      expect.stringMatching(/^Apprentice Two : Pas certain .* lue comme les semaines 52 et 1\.$/),
    ]);
    expect(await notes("tutor1@demo.example", "en")).toContainEqual(
      expect.stringMatching(/^Apprentice Three, Apprentice Two: Not certain .* read like weeks 52 and 1\.$/),
    );
    expect(await notes("apprentice1@demo.example", "en")).toEqual([expect.stringMatching(/^Not certain /)]);
  });

  it("gives a registrar pages and a filter", async () => {
    const school = await demoSchool();
    const all = dataOf<Data>(await school.ask("registrar@demo.example", "next-period"));
    expect(all.page).toEqual({ number: 1, of: 1, total: 3 });
    const some = dataOf<Data>(await school.ask("registrar@demo.example", "next-period filter=apprentice2"));
    expect(some.enrolments).toHaveLength(1);
  });

  it("gives an option head those of the option", async () => {
    const school = await demoSchool();
    const { enrolments } = dataOf<Data>(await school.ask("optionhead-simma@demo.example", "next-period"));
    expect(enrolments).toHaveLength(1);
  });

  it("answers nonsense with the usage line in the person's language", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "next-period lune", "fr");
    expect(outcome).toMatchObject({ ok: false, command: "next-period", error: { id: "bad-arguments" } });
    expect(cardText(outcome.card, outcome.lang)).toContain("/next-period [école|entreprise]");
  });

  it("answers a misspelling with the nearest command, ready to press", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "/next-perod");
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-command" } });
    expect(outcome.card.buttons[0]).toMatchObject({ command: "next-period" });
  });

  it("tells a stranger what to do", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("nobody@demo.example", "next-period");
    expect(outcome).toMatchObject({ ok: false, error: { id: "unknown-person" } });
    expect(cardText(outcome.card, outcome.lang)).toContain("Ask your school to add this address to the roster");
  });
});
