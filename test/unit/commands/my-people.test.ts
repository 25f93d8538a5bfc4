import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  people: {
    person: { email: string };
    as: string[];
    for: { email: string }[];
    today: { place: string };
    until: string | null;
    late: { title: string; due: string }[];
    waiting: { dossier: string; title: string }[];
  }[];
  page: { number: number; of: number; total: number };
}

const LATER = "2027-01-11T09:00:00+01:00";

describe("/my-people", () => {
  it.each([
    ["master1@demo.example", ["apprentice1@demo.example", "apprentice2@demo.example"]],
    ["tutor1@demo.example", ["apprentice1@demo.example", "apprentice3@demo.example", "apprentice2@demo.example"]],
    ["optionhead-senmba@demo.example", ["apprentice2@demo.example"]],
    // Learners of programmes that have no such role are none of theirs.
    ["registrar@demo.example", ["apprentice1@demo.example", "apprentice3@demo.example", "apprentice2@demo.example"]],
    ["teaching.team.cmi@demo.example", ["student-cmi-1@demo.example", "student-cmi-2@demo.example"]],
  ])("gives %s their people by name", async (email, expected) => {
    const school = await demoSchool();
    const { people } = dataOf<Data>(await school.ask(email, "my-people"));
    expect(people.map(({ person }) => person.email)).toEqual(expected);
  });

  it("says where each is and until when, in both languages", async () => {
    const school = await demoSchool("2026-11-25T09:00:00+01:00");
    const outcome = await school.ask("master1@demo.example", "my-people apprentice1");
    const { people } = dataOf<Data>(outcome);
    expect(people).toMatchObject([{ today: { place: "company" } }]);
    const until = people[0]?.until ?? "";
    expect(cardText(outcome.card, "en")).toContain(`Company until`);
    expect(cardText(outcome.card, "en")).toContain(until.slice(0, 4));
    const french = await school.ask("master1@demo.example", "my-people apprentice1", "fr");
    expect(cardText(french.card, "fr")).toMatch(/Entreprise jusqu'au \p{L}+ \d/u);
  });

  it("ALB-03 marks only the days that rest on a doubt, and says of whom it is", async () => {
    const school = await demoSchool();
    const { card } = await school.ask("master1@demo.example", "my-people");
    const where = card.parts.flatMap((part) => (part.kind === "item" ? part.lines.slice(0, 1) : []));
    expect(where).toEqual(["Company until Friday 25 December 2026 (!)", "School until Friday 27 November 2026"]);
    const notes = card.parts.flatMap((part) => (part.kind === "doubt" ? part.text : []));
    expect(notes).toEqual([expect.stringMatching(/^Apprentice One: Not certain from 28 Dec 2026 /)]);
  });

  it("ALB-30 says what is late, those nobody has begun included, and what waits for the asker alone", async () => {
    const school = await demoSchool();
    school.setClock(LATER);
    const outcome = await school.ask("master1@demo.example", "my-people apprentice1");
    const [one] = dataOf<Data>(outcome).people;
    expect(one?.late).toContainEqual(expect.objectContaining({ title: "liaison form", due: "2027-01-04" }));
    expect(one?.waiting.map(({ title }) => title)).toContain("liaison form");
    // The demonstration's topic waits for the master, the missions for the option head.
    expect(one?.waiting.map(({ title }) => title)).toContain("company project topic");
    expect(one?.waiting.map(({ title }) => title)).not.toContain("description of missions and project");
    expect(cardText(outcome.card, "en")).toMatch(/^Late: .*liaison form/m);
  });

  it("ALB-33 shows an option head only what they may read", async () => {
    const school = await demoSchool();
    school.setClock(LATER);
    const [one] = dataOf<Data>(await school.ask("optionhead-simma@demo.example", "my-people")).people;
    expect(one?.late.map(({ title }) => title)).not.toContain("autonomous sessions of the week");
  });

  it("leads to the person's dossiers", async () => {
    const school = await demoSchool();
    const { card } = await school.ask("tutor1@demo.example", "my-people apprentice1");
    const item = card.parts.find((part) => part.kind === "item");
    expect(item?.buttons).toMatchObject([{ command: "dossier", input: { of: "apprentice1@demo.example" } }]);
    const person = await school.app.stores.people.byEmail("tutor1@demo.example");
    if (!person) throw new Error("no tutor");
    const asker = { person, lang: "en", zone: null } as const;
    const opened = await school.app.door.invoke("dossier", item?.buttons[0]?.input ?? {}, asker);
    const { dossiers } = dataOf<{ dossiers: { person: { email: string } }[] }>(opened);
    expect(new Set(dossiers.map((one) => one.person.email))).toEqual(new Set(["apprentice1@demo.example"]));
  });

  it("shows a deputy the other's people, saying for whom, while it lasts", async () => {
    const school = await demoSchool("2026-11-23T09:00:00+01:00");
    const { people, standIns } = school.app.stores;
    const [away, deputy] = [await people.byEmail("master1@demo.example"), await people.byEmail("master3@demo.example")];
    const days = { from: dayOf("2026-11-23"), to: dayOf("2026-11-24") };
    await standIns.delegate(away?.id ?? "", deputy?.id ?? "", days, school.app.clock.now());
    const shown = await school.ask("master3@demo.example", "my-people");
    expect(dataOf<Data>(shown).people.map((one) => [one.person.email, one.for.map(({ email }) => email)])).toEqual([
      ["apprentice1@demo.example", ["master1@demo.example"]],
      ["apprentice3@demo.example", []],
      ["apprentice2@demo.example", ["master1@demo.example"]],
    ]);
    expect(cardText(shown.card, "en")).toContain("You stand in for Master One");
    school.setClock("2026-11-25T09:00:00+01:00");
    expect(dataOf<Data>(await school.ask("master3@demo.example", "my-people")).people).toHaveLength(1);
  });

  it("is not for a learner, and finds nobody where nobody matches", async () => {
    const school = await demoSchool();
    expect(await school.ask("apprentice1@demo.example", "my-people")).toMatchObject({
      ok: false,
      error: { id: "not-allowed", next: expect.stringContaining("tutor") },
    });
    expect(dataOf<Data>(await school.ask("registrar@demo.example", "my-people zzz"))).toMatchObject({
      people: [],
      page: { total: 0 },
    });
  });
});
