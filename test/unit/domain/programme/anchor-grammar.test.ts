import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor, AnchorBase } from "../../../../src/domain/programme/anchor.ts";
import { type NamedSetting, parseAnchor, parseSpan } from "../../../../src/domain/programme/anchor-grammar.ts";
import { sayAnchor, writeAnchor } from "../../../../src/domain/programme/say-anchor.ts";

const SETTINGS: readonly NamedSetting[] = [
  { id: "semesterEnd", is: "day", default: "friday of week 5" },
  { id: "openDay", is: "date", default: null },
  { id: "answerTime", is: "working-days", default: "10" },
  { id: "wanted", is: "number", default: "3" },
];

/** What a text is understood as, written the one way. */
function understood(text: string): string | null {
  const read = parseAnchor(text, SETTINGS);
  return read.ok ? writeAnchor(read.value) : null;
}

describe("a day told by the calendar", () => {
  it.each([
    ["friday of week 5", "Friday of week 5"],
    ["  FRIDAY  of week 05 ", "Friday of week 5"],
    ["vendredi de la semaine 5", "Friday of week 5"],
    ["le vendredi de la semaine 5", "Friday of week 5"],
    ["friday of the 4th week of the year", "Friday of the 4th week of the year"],
    ["friday of the 1st week of the year", "Friday of the 1st week of the year"],
    ["le lundi de la 1re semaine de l'année", "Monday of the 1st week of the year"],
    ["vendredi de la 4e semaine de l’année", "Friday of the 4th week of the year"],
    ["monday of the last company week", "Monday of the last company week"],
    ["lundi de la dernière semaine en entreprise", "Monday of the last company week"],
    ["monday of that week", "Monday of that week"],
    ["day of the return", "the day of the return to school"],
    ["Jour du retour à l'école", "the day of the return to school"],
    ["start of the school period", "the start of the school period"],
    ["la fin de la période à l'école", "the end of the school period"],
    ["début de l'annee", "the start of the year"],
    ["end of the year", "the end of the year"],
    ["start of the course", "the start of the course"],
    ["fin de la formation", "the end of the course"],
    ["5 february", "5 February"],
    ["1er mars", "1 March"],
    ["14 août", "14 August"],
    ["29 february", "29 February"],
    ["visit", "the day of the event"],
    ["day of the visit", "the day of the event"],
    ["start of the internship", "the day of the event"],
    ["end of the stay", "the end of the event"],
    ["day it is opened", "the day it is opened"],
    ["semesterEnd", "semesterEnd"],
    ["SEMESTEREND", "semesterEnd"],
    ["openDay", "openDay"],
    ["12 weeks before semesterEnd", "12 weeks before semesterEnd"],
    ["1 week after the start of the year", "1 week after the start of the year"],
    ["5 jours ouvrés après le jour du retour", "5 working days after the day of the return to school"],
    ["2 semaines avant la fin de l'année", "2 weeks before the end of the year"],
    ["0 days after friday of week 5", "0 days after Friday of week 5"],
    ["answerTime after the visit", "answerTime after the day of the event"],
  ])("reads “%s”", (text, meaning) => {
    expect(understood(text)).toBe(meaning);
  });

  it.each([
    "",
    "soon",
    "friday",
    "fryday of week 5",
    "friday of week 0",
    "friday of week 53",
    "friday of the 53rd week of the year",
    "30 february",
    "0 march",
    "5 februember",
    "wanted",
    "wanted before semesterEnd",
    "1000000 weeks before semesterEnd",
    "weeks before semesterEnd",
    "2 weeks before",
    "2 weeks before 3 days before semesterEnd",
  ])("does not guess what “%s” means", (text) => {
    expect(understood(text)).toBeNull();
  });

  it("keeps the setting that gives a span, with its default", () => {
    expect(parseAnchor("answerTime before semesterEnd", SETTINGS)).toMatchObject({
      value: { offset: { count: -10, unit: "working-days", setting: "answerTime" } },
    });
  });

  it("suggests the setting that was probably meant", () => {
    expect(parseAnchor("semestreEnd", SETTINGS)).toMatchObject({ mend: { en: "write `semesterEnd`" } });
    expect(parseSpan("anserTime", SETTINGS)).toMatchObject({ mend: { fr: "écrivez `answerTime`" } });
  });

  const weekday = fc.integer({ min: 1, max: 7 });
  const week = fc.integer({ min: 1, max: 52 });
  const base: fc.Arbitrary<AnchorBase> = fc.oneof(
    fc.record({ kind: fc.constant("weekday-of-week" as const), weekday, week }),
    fc.record({ kind: fc.constant("weekday-of-nth-week" as const), weekday, nth: week }),
    fc.record({ kind: fc.constant("weekday-of-last-company-week" as const), weekday }),
    fc.record({ kind: fc.constant("weekday-of-that-week" as const), weekday }),
    fc.record({
      kind: fc.constant("month-day" as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    fc.constantFrom(
      ...(["return", "period-start", "period-end", "year-start", "year-end", "course-start"] as const).map((kind) => ({
        kind,
      })),
      ...(["course-end", "event-start", "event-end", "opened"] as const).map((kind) => ({ kind })),
    ),
  );
  const offset = fc.option(
    fc.record({
      count: fc.integer({ min: -999, max: 999 }),
      unit: fc.constantFrom("days" as const, "weeks" as const, "working-days" as const),
    }),
  );

  it.each(["fr", "en"] as const)("says nothing in %s that it would not read back", (lang) => {
    fc.assert(
      fc.property(fc.record({ base, offset }), (anchor: Anchor) => {
        const said = sayAnchor(anchor, lang, (id) => id);
        expect(parseAnchor(said, [])).toEqual({ ok: true, value: anchor });
      }),
    );
  });
});
