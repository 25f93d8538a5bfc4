import { describe, expect, it } from "vitest";
import { dayWritten, fittingDays, misfit } from "../../../../src/domain/programme/anchor-fits.ts";
import { type NamedSetting, parseAnchor } from "../../../../src/domain/programme/anchor-grammar.ts";
import { OCCURRENCES } from "../../../../src/domain/programme/occurrence-words.ts";
import type { Occurrence } from "../../../../src/domain/programme/programme.ts";

const AROUND = ["day of the event", "end of the event", "day it is opened", "start of the course", "end of the course"];
const COURSE = ["start of the course", "end of the course"];
const OPENED = [...COURSE, "day it is opened"];
const FITTING: Readonly<Record<Occurrence, readonly string[]>> = {
  year: [
    ...["friday of week 5", "friday of the 4th week of the year", "monday of the last company week", "5 february"],
    ...["start of the year", "end of the year", ...COURSE],
  ],
  return: ["day of the return", "monday of the last company week"],
  "school-period": ["start of the school period", "end of the school period"],
  "week-with-sessions": ["friday of that week"],
  once: COURSE,
  team: COURSE,
  ...{ visit: AROUND, internship: AROUND, stay: AROUND },
  ...{ application: OPENED, "when-needed": OPENED },
};
const each = Object.values(OCCURRENCES);
const everyDay = [...new Set(Object.values(FITTING).flat())];

const setting = (id: string, value: string | null, is: NamedSetting["is"] = "day"): NamedSetting => ({
  ...{ id, is },
  default: value,
});

function wrong(text: string, one: Occurrence, settings: readonly NamedSetting[] = [], years = 2) {
  const anchor = parseAnchor(text, settings);
  if (!anchor.ok) throw new Error(`${text} is no day`);
  return misfit(anchor.value, one, settings, years);
}

describe("the days that come with what happens so often", () => {
  it.each(each)("are told for %s as people would write them", (one) => {
    expect(fittingDays(one, 2)).toEqual(FITTING[one]);
  });

  it.each(each)("are all taken for %s, and no others", (one) => {
    for (const day of everyDay) {
      const inYear = FITTING.year.includes(day);
      expect(wrong(day, one)).toEqual(FITTING[one].includes(day) ? null : { fit: FITTING[one], inYear });
      expect(wrong(`2 weeks before ${day}`, one)).toEqual(wrong(day, one));
    }
  });

  it("are those of the year too for what comes once in a course of one year", () => {
    for (const one of ["once", "team"] as const) {
      const days = FITTING.year.filter((day) => wrong(day, one, [], 1) === null);
      expect(days).toEqual(FITTING.year.filter((day) => day !== "monday of the last company week"));
      expect(wrong("day of the return", one, [], 1)?.fit).toEqual(fittingDays(one, 1));
    }
    expect(wrong("friday of week 5", "return", [], 1)).not.toBeNull();
  });

  it("are those that a chain of settings ends at", () => {
    const settings = [setting("half", "Friday of week 5"), setting("later", "2 weeks after half")];
    expect(wrong("later", "year", settings)).toBeNull();
    expect(wrong("later", "once", settings)).toEqual({ fit: COURSE, inYear: true });
  });

  it("may be any where a setting is a date, has no value yet, or goes in a circle", () => {
    const open = [setting("open", null), setting("day", "2027-03-01", "date"), setting("round", "2 weeks after round")];
    for (const { id } of open) expect([id, wrong(id, "return", open)]).toEqual([id, null]);
  });
});

describe("a day of the file, in its own words", () => {
  const settings = [setting("half", "Friday of week 5"), setting("later", "2 weeks after half"), setting("open", null)];
  const written = (text: string) => dayWritten(text, settings);

  it("is without what it is moved by, in English and in French", () => {
    for (const text of [
      "2 weeks before start of the year",
      "5 working days after start of the year",
      "2 semaines avant start of the year",
      "2 semaines après start of the year",
      " 2 semaines apres start of the year ",
      "start of the year",
      "  start of the year  ",
    ]) {
      expect(written(text)).toEqual({ fr: "start of the year", en: "start of the year" });
    }
  });

  it("is each setting with what it stands for", () => {
    expect(written("2 weeks before HALF")).toEqual({
      fr: "HALF, qui est friday of week 5",
      en: "HALF, which is friday of week 5",
    });
    expect(written("later").en).toBe("later, which is 2 weeks after half, which is friday of week 5");
    expect(written("open").en).toBe("open");
  });

  it("ends where settings go in a circle", () => {
    const round = [setting("one", "two"), setting("two", "one")];
    expect(dayWritten("one", round).en).toBe("one, which is two, which is one");
  });
});
