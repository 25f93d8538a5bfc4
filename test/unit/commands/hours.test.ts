import { beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import { readHours } from "../../../src/core/dossiers/hours.ts";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import { errorOf, formOf, held } from "../../support/dossier-desk.ts";
import { dataOf, demoSchool } from "../../support/school.ts";
import { type TwoProgrammes, twoProgrammes } from "../../support/two-programmes.ts";

interface Book {
  programme: string;
  settled: number;
  target: object;
  total: number;
  entries: { dossier: string; amount: number; what: string; day: string }[];
}
interface Data {
  books: Book[];
  added: string | null;
}

const TODAY = dayOf("2026-11-25");

let school: TwoProgrammes;
beforeEach(async () => {
  school = await twoProgrammes();
});

const north = (line: string, lang: "fr" | "en" = "en") => school.ask("learner-north", line, lang);
const bookOf = async (who = "learner-north", line = "hours") => dataOf<Data>(await school.ask(who, line)).books[0];
const itemsOf = ({ parts }: Card) => parts.filter((part) => part.kind === "item");

/** So many hours in entries of 10, each of a day of its own. */
async function note(hours: number): Promise<void> {
  for (let left = hours, day = 1; left > 0; left -= 10, day++) {
    expect((await north(`hours ${Math.min(10, left)} work ${day}/11/2026`)).ok).toBe(true);
  }
}

describe("/hours", () => {
  it("MIS-05 records an amount, what and today at once, and tells how the total stands", async () => {
    const outcome = await north('hours 3.5 "meeting with the client"');
    expect(outcome.card.title).toBe("3.5 hours more on Wednesday 25 November 2026: meeting with the client");
    expect(cardText(outcome.card, "en")).toContain("North total: 3.5 hours");
    expect(cardText(outcome.card, "en")).toContain("36.5 hours still missing: 40 to 100 hours are asked for.");
    const entry = { amount: 3.5, what: "meeting with the client", day: "2026-11-25" };
    expect(await bookOf()).toMatchObject({ settled: 3.5, total: 1, entries: [entry] });
  });

  it.each([
    ["hours 3,5 réunion avec le client", 3.5, "réunion avec le client", "2026-11-25"],
    ["hours 3h30 essai 4/11/2026", 3.5, "essai", "2026-11-04"],
    ['hours 2 "un rapport" 2026-11-20', 2, "un rapport", "2026-11-20"],
    ["hours 4 atelier hier", 4, "atelier", "2026-11-24"],
    ["hours 4 workshop yesterday", 4, "workshop", "2026-11-24"],
    ['hours 4 "atelier" avant-hier', 4, "atelier", "2026-11-23"],
    ["hours 4 atelier aujourd'hui", 4, "atelier", "2026-11-25"],
    ["hours 4 atelier 21/11", 4, "atelier", "2026-11-21"],
    ["hours 4 atelier le 20 novembre", 4, "atelier", "2026-11-20"],
    ["hours 1.25 lecture day=20.11.2026", 1.25, "lecture", "2026-11-20"],
  ])("reads %s", async (line, amount, what, day) => {
    expect((await north(line, "fr")).ok).toBe(true);
    expect((await bookOf())?.entries).toMatchObject([{ amount, what, day }]);
  });

  it("takes a date for the day only where it ends what was typed", () => {
    expect(readHours({ amount: "2", what: "plan of 1/12/2026 drawn" }, TODAY)).toEqual({
      amount: "2",
      what: "plan of 1/12/2026 drawn",
      day: "",
    });
    expect(readHours({ amount: "2 h 05", what: "" }, TODAY)).toEqual({ amount: "2.08", what: "", day: "" });
  });

  it("is two entries when it is typed twice on purpose", async () => {
    await north("hours 2 talk");
    await north("hours 2 talk");
    expect(await bookOf()).toMatchObject({ settled: 4, total: 2 });
  });

  it.each([
    ["nothing", "hours 0 rest", "f.amount", "0.5"],
    ["less than nothing", "hours -2 rest", "f.amount", "0.5"],
    ["more than a day holds", "hours 30 rest", "f.amount", "12"],
    ["no number", "hours 3x rest", "f.amount", "number"],
    ["a day that does not exist", "hours 3 rest 32/13/2026", "f.day", "exists"],
    ["a day without a year that does not exist", "hours 3 rest 32/13", "f.day", "exists"],
    ["a day of another time", "hours 3 rest 4/11/2020", "f.day", "2025"],
  ])("MIS-05 refuses %s in the form's own words, and loses nothing", async (_, line, field, words) => {
    const outcome = await north(line);
    expect(errorOf(outcome)).toBe("bad-form");
    const form = formOf(outcome);
    expect(form.fields.find(({ name }) => name === field)?.problem).toContain(words);
    expect(held(form)["f.what"]).toBe("rest");
    expect(await bookOf()).toMatchObject({ total: 0 });
    const mended = { ...held(form), "f.amount": "4", "f.day": "2026-11-20" };
    const sent = await school.press("learner-north", form.command, { ...form.fixed, ...mended } as Record<
      string,
      string
    >);
    expect(sent.ok).toBe(true);
    expect(await bookOf()).toMatchObject({ settled: 4, entries: [{ what: "rest" }] });
  });

  it("MIS-05 takes no more than 24 hours of one day over all entries, and says what stands and what is left", async () => {
    await north("hours 10 work 20/11/2026");
    await north("hours 9.5 work 20/11/2026");
    const over = await north("hours 5 more 20/11/2026");
    expect(errorOf(over)).toBe("bad-form");
    const problem = (of: typeof over) => formOf(of).fields.find(({ name }) => name === "f.amount")?.problem;
    expect(problem(over)).toBe("A day has 24 hours: 19.5 hours are noted for that one already, 4.5 are left.");
    expect(problem(await north("hours 5 more 20/11/2026", "fr"))).toBe(
      "Une journée a 24 heures : 19,5 heures sont déjà notées ce jour-là, il en reste 4,5.",
    );
    expect(held(formOf(over))).toMatchObject({ "f.amount": "5", "f.what": "more" });
    expect(await bookOf()).toMatchObject({ settled: 19.5, total: 2 });
    expect((await north("hours 4.5 more 20/11/2026")).ok).toBe(true);
    expect((await north("hours 5 more 19/11/2026")).ok).toBe(true);
    const form = formOf(over);
    const again = { ...form.fixed, ...held(form), "f.amount": "0.5" } as Record<string, string>;
    expect(errorOf(await school.press("learner-north", form.command, again))).toBe("bad-form");
    expect(await bookOf()).toMatchObject({ settled: 29, total: 4 });
  });

  it("asks with the form for what is still missing, filled in with the rest", async () => {
    const asked = await north("hours 3");
    expect(cardText(asked.card, "en")).toMatch(/Nothing is recorded yet: [\s\S]*: 3\n/);
    const form = formOf(asked);
    expect(held(form)).toMatchObject({ "f.amount": "3", "f.day": "2026-11-25", "f.what": undefined });
    expect(form.fields.every(({ problem }) => problem === undefined)).toBe(true);
    const typed = { "f.amount": "3", "f.what": "reading", "f.day": "2026-11-25" };
    expect((await school.press("learner-north", form.command, { ...form.fixed, ...typed })).ok).toBe(true);
    expect(errorOf(await school.press("learner-north", form.command, { ...form.fixed, ...typed }))).toBe(
      "done-already",
    );
    expect(await bookOf()).toMatchObject({ settled: 3, total: 1 });
  });

  it("asks which of several counters is meant; its button adds once", async () => {
    const asked = await school.ask("learner-both", "hours 2,5 plans", "fr");
    expect(asked.card.title).toBe("À quel compte ajouter 2,5 heures ?");
    expect(asked.card.buttons.map(({ label }) => label)).toEqual([
      "Total Nord · Formation Nord",
      "Total Sud · Formation Sud",
    ]);
    const [first, second] = asked.card.buttons;
    const press = () => school.press("learner-both", "hours", first?.input ?? {}, "fr");
    expect((await press()).card.title).toBe("2,5 heures de plus, le mercredi 25 novembre 2026 : plans");
    expect(errorOf(await press())).toBe("done-already");
    // The other programme asks for more than was typed.
    const form = formOf(await school.press("learner-both", "hours", second?.input ?? {}));
    expect(held(form)).toMatchObject({ "f.amount": "2.5", "f.what": "plans", "f.place": undefined });
    expect(dataOf<Data>(await school.ask("learner-both", "hours")).books).toMatchObject([
      { programme: "north", settled: 2.5 },
      { programme: "south", settled: 0 },
    ]);
  });

  it.each([
    [30, "10 hours still missing: 40 to 100 hours are asked for."],
    [40, "That is within what is asked for: 40 to 100 hours."],
    [105, "That is 5 hours too many: 40 to 100 hours are asked for."],
  ])("MIS-05 says plainly how %i hours stand against a range", async (hours, line) => {
    await note(hours);
    expect(cardText((await north("hours")).card, "en")).toContain(line);
  });

  it("shows the last ten entries, the latest day first, each to look at, and a form to add", async () => {
    for (let day = 1; day <= 12; day++) await north(`hours 1 thing ${day} ${day}/11/2026`);
    const { card, ...outcome } = await north("hours");
    expect(itemsOf(card).map(({ title }) => title)[0]).toBe("1 hour: thing 12 (12 Nov 2026)");
    expect(itemsOf(card)).toHaveLength(10);
    expect(cardText(card, "en")).toContain("… and 2 older");
    const [look] = itemsOf(card)[0]?.buttons ?? [];
    expect(dataOf(await school.press("learner-north", look?.command ?? "", look?.input ?? {}))).toMatchObject({
      dossiers: [{ dossier: dataOf<Data>({ card, ...outcome }).books[0]?.entries[0]?.dossier }],
    });
    const [add] = card.buttons;
    expect(formOf(await school.press("learner-north", add?.command ?? "", add?.input ?? {})).command).toBe(
      "dossier-do",
    );
    expect(card.about).toMatchObject({ command: "hours", input: { book: expect.any(String) } });
  });

  it("shows theirs to those who follow them, by name or one by one, and gives them no form", async () => {
    await note(20);
    const one = await school.ask("tutor-north", "hours learner north", "fr");
    expect(one.card.title).toBe("Total Nord, Learner North");
    expect(one.card.buttons).toEqual([]);
    expect(dataOf<Data>(one).books).toMatchObject([{ settled: 20, total: 2, entries: { length: 2 } }]);
    const both = await school.ask("tutor-both", "hours");
    expect(itemsOf(both.card).map(({ title }) => title)).toEqual([
      "North total, Learner Both · North course",
      "South total, Learner Both · South course",
    ]);
    const [open] = itemsOf(both.card)[1]?.buttons ?? [];
    const south = await school.press("tutor-both", "hours", open?.input ?? {});
    expect(south.card.title).toBe("South total, Learner Both · South course");
    expect(cardText(south.card, "en")).toContain("10 hours still missing: 10 hours are asked for.");
    expect(cardText(south.card, "en")).toContain("not what was noted day by day");
    expect(dataOf(south)).toMatchObject({ books: [{ settled: 0, entries: null, total: null }] });
  });

  it.each(["abc", "NaN", "Infinity"])(
    "answers %s hours as a wrong number, and keeps what they went into",
    async (typed) => {
      for (const [lang, label] of [
        ["en", "Hours (Write a number)"],
        ["fr", "Heures (Écrivez un nombre)"],
      ] as const) {
        const refused = await north(`hours ${typed} "meeting"`, lang);
        expect(refused).toMatchObject({ ok: false, error: { id: "bad-form", next: expect.stringContaining(label) } });
        expect(formOf(refused).fields.map(({ value }) => value)).toContain("meeting");
      }
    },
  );

  it("tells those who have no such counter, with the next step", async () => {
    const demo = await demoSchool();
    const none = await demo.ask("apprentice1@demo.example", "hours", "fr");
    expect(none).toMatchObject({ ok: true, card: { title: "Aucune heure n'est comptée ici" }, data: { books: [] } });
    const refused = await demo.ask("apprentice1@demo.example", "hours 3 reading", "fr");
    expect(errorOf(refused)).toBe("not-found");
    for (const { card } of [none, refused]) expect(cardText(card, "fr")).toContain("start");
    expect(errorOf(await school.ask("tutor-north", "hours 3 reading"))).toBe("not-found");
    expect(errorOf(await school.ask("tutor-north", "hours nobody"))).toBe("not-found");
  });
});
