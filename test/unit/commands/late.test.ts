import { describe, expect, it } from "vitest";
import type { CommandInput } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  late: { title: string; person: { email: string }; since: string; days: number; waiting: { roles: string[] }[] }[];
  page: { number: number; of: number; total: number };
}

const LATER = "2027-01-11T09:00:00+01:00";

async function lateSchool(at = LATER) {
  const school = await demoSchool();
  school.setClock(at);
  return school;
}

describe("/late", () => {
  it("ALB-30 lists what is past its day, nobody having begun it, the longest first, with whose turn it is", async () => {
    const school = await lateSchool();
    const outcome = await school.ask("registrar@demo.example", "late");
    const { late } = dataOf<Data>(outcome);
    expect(late.map(({ since }) => since)).toEqual(late.map(({ since }) => since).sort());
    const liaison = late.find(({ title, since }) => title === "liaison form" && since > "2026-12-01");
    // Due on Monday 4 January; five working days later it is Monday 11.
    expect(liaison).toMatchObject({ since: "2027-01-04", days: 5, person: { email: "apprentice1@demo.example" } });
    const mine = await school.ask("registrar@demo.example", "late apprentice1");
    expect(cardText(mine.card, "en")).toContain("to fill in: Apprentice One");
    expect(cardText(mine.card, "en")).toMatch(/Due Monday 4 January 2027, 5 working days late/);
    const french = await school.ask("registrar@demo.example", "late apprentice1", "fr");
    expect(cardText(french.card, "fr")).toContain("en retard de 5 jours ouvrés");
  });

  it("leaves public holidays out of the working days", async () => {
    const school = await lateSchool("2026-12-28T09:00:00+01:00");
    const { late } = dataOf<Data>(await school.ask("tutor1@demo.example", "late"));
    // From Saturday 19 to Monday 28 December: five days of work, Christmas left out.
    expect(late.find(({ since }) => since === "2026-12-18")?.days).toBe(5);
  });

  it("forgets what is done, and what is not yet past its day", async () => {
    const school = await lateSchool("2026-11-27T09:00:00+01:00");
    const validate = async (option: string) => {
      const email = `optionhead-${option}@demo.example`;
      const { waiting } = dataOf<{ waiting: { dossier: string; version: number; do: string[] }[] }>(
        await school.press(email, "inbox", {}),
      );
      for (const {
        dossier,
        version,
        do: [step = ""],
      } of waiting)
        dataOf(await school.press(email, "dossier-do", { dossier, step, version }));
    };
    const lateNow = async () => dataOf<Data>(await school.ask("registrar@demo.example", "late")).late;
    expect(
      (await lateNow()).filter(({ waiting }) => waiting.some(({ roles }) => roles.includes("option_head"))),
    ).toHaveLength(3);
    for (const option of ["simma", "senmba", "siphass"]) await validate(option);
    const left = await lateNow();
    expect(left.map(({ title, since }) => [title, since])).toEqual([
      ["autonomous sessions of the week", "2026-11-13"],
      ["liaison form", "2026-11-25"],
      ["liaison form", "2026-11-25"],
    ]);
    const outcome = await school.ask("optionhead-simma@demo.example", "late");
    expect(cardText(outcome.card, "en")).toContain("Nothing is late");
  });

  it.each([
    ["registrar@demo.example", 3],
    ["tutor1@demo.example", 3],
    ["optionhead-simma@demo.example", 1],
  ])("is for %s, who reaches %i", async (email, total) => {
    const school = await lateSchool();
    expect(dataOf<Data>(await school.ask(email, "late")).page.total).toBe(total);
  });

  it.each([
    ["en", "I cannot find “Aprentice One” among the people you follow."],
    ["fr", "Je ne trouve pas « Aprentice One » parmi les personnes que vous suivez."],
  ] as const)("says in %s that nobody is called so, and not that they are late with nothing", async (lang, message) => {
    const school = await lateSchool();
    for (const who of ["tutor1", "registrar"]) {
      const outcome = await school.ask(`${who}@demo.example`, "late Aprentice One", lang);
      expect(outcome).toMatchObject({ ok: false, error: { id: "not-found", message } });
    }
  });

  it("ALB-33 shows an option head only what they may read", async () => {
    const school = await lateSchool();
    const { late } = dataOf<Data>(await school.ask("optionhead-simma@demo.example", "late"));
    expect(late.map(({ title }) => title)).not.toContain("autonomous sessions of the week");
  });

  it.each([
    ["apprentice1@demo.example", "en", /tutor, option head, registrar/],
    ["master1@demo.example", "fr", /tuteur pédagogique, responsable d'option, scolarité/],
  ] as const)("is not for %s, who is told in %s whom to ask", async (email, lang, who) => {
    const school = await lateSchool();
    const outcome = await school.ask(email, "late", lang);
    expect(outcome).toMatchObject({ ok: false, error: { id: "not-allowed", next: expect.stringMatching(who) } });
  });

  it("ALB-10 gives sessions that nobody told of one place for each apprentice, before what is late since then, and leads to each", async () => {
    const school = await lateSchool();
    const press = (input: CommandInput) => school.press("registrar@demo.example", "late", input, "fr");
    const first = await press({ filter: "apprentice1" });
    const { late } = dataOf<Data>(first);
    const weeks = late.filter(({ title }) => title === "séances en autonomie de la semaine");
    expect(weeks.length).toBeGreaterThan(2);
    const items = (outcome: typeof first) => outcome.card.parts.flatMap((part) => (part.kind === "item" ? [part] : []));
    const places = items(first).filter(({ title }) => title.startsWith("Séances en autonomie"));
    expect(places).toHaveLength(1);
    expect(places[0]?.lines.join()).toContain(`Avec ${weeks.length - 1} plus anciennes que personne n'a commencées`);
    expect(items(first)).toHaveLength(late.length - weeks.length + 1);
    const series = await press(places[0]?.buttons.at(-1)?.input ?? {});
    expect(series.card.title).toBe(
      `${weeks.length} fois en retard : séances en autonomie de la semaine, Apprentice One`,
    );
    expect(items(series)).toHaveLength(weeks.length);
    const back = series.card.buttons.find(({ label }) => label === "Revenir au reste");
    expect((await press(back?.input ?? {})).card.parts).toEqual(first.card.parts);
  });

  it("shows ten at a time; its buttons lead on and back", async () => {
    const school = await lateSchool();
    const first = await school.ask("registrar@demo.example", "late");
    const { late } = dataOf<Data>(first);
    expect(late.length).toBeGreaterThan(10);
    const items = (outcome: typeof first) => outcome.card.parts.filter((part) => part.kind === "item");
    expect(items(first)).toHaveLength(10);
    const person = await school.app.stores.people.byEmail("registrar@demo.example");
    if (!person) throw new Error("no registrar");
    const asker = { person, lang: "en", zone: null } as const;
    const on = first.card.buttons.find(({ label }) => label === "Next");
    const second = await school.app.door.invoke("late", on?.input ?? {}, asker);
    expect(items(second).length).toBeGreaterThan(0);
    expect(items(second)[0]).not.toEqual(items(first)[0]);
    const back = second.card.buttons.find(({ label }) => label === "Back");
    expect(items(await school.app.door.invoke("late", back?.input ?? {}, asker))).toEqual(items(first));
  });
});
