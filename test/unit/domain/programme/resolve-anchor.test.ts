import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { parseAnchor } from "../../../../src/domain/programme/anchor-grammar.ts";
import { deadlines } from "../../../../src/domain/programme/deadlines.ts";
import { NO_OCCASION, type Occasion } from "../../../../src/domain/programme/occurrences.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { resolveAnchor, spanEnd } from "../../../../src/domain/programme/resolve-anchor.ts";
import { changed, SMALL, timelineOf } from "./support.ts";

/** The day in each year (2026-27 and 2027-28) for which something is due. Weeks 40-44 school, 45-52 company, 1-39 school; then company to week 20. */
function dueEachYear(text: string, settings: Record<string, string> = {}): string[] {
  const programme = readProgramme(changed("    due: half", `    due: ${text}`), "small.yaml");
  const due = deadlines(programme, timelineOf(programme, 2026), settings, dayOf("2020-01-01"), dayOf("2040-01-01"));
  return due.filter(({ dossier }) => dossier.id === "plan").map(({ due }) => isoOf(due));
}

describe("the day that an anchor stands for", () => {
  it.each([
    ["friday of week 5", "2027-02-05", "2028-02-04"],
    ["monday of week 40", "2026-09-28", "2027-10-04"],
    ["sunday of week 39", "2027-10-03", "2028-10-01"],
    ["friday of week 52", "2026-12-25", "2027-12-31"],
    ["friday of week 1", "2027-01-08", "2028-01-07"],
    ["monday of the 1st week of the year", "2026-09-28", "2027-10-04"],
    ["friday of the 4th week of the year", "2026-10-23", "2027-10-29"],
    ["monday of the last company week", "2026-12-21", "2028-05-15"],
    ["start of the year", "2026-09-28", "2027-10-04"],
    ["end of the year", "2027-10-01", "2028-09-29"],
    ["start of the course", "2026-09-28", "2026-09-28"],
    ["end of the course", "2028-09-29", "2028-09-29"],
    ["5 february", "2027-02-05", "2028-02-05"],
    ["28 september", "2026-09-28", "2028-09-28"],
    ["27 september", "2027-09-27", "2028-09-27"],
    ["31 december", "2026-12-31", "2027-12-31"],
    ["29 february", "2027-03-01", "2028-02-29"],
    ["half", "2027-02-05", "2028-02-04"],
    ["3 days after half", "2027-02-08", "2028-02-07"],
    ["2 weeks before half", "2027-01-22", "2028-01-21"],
    ["10 working days after half", "2027-02-19", "2028-02-18"],
    ["coachTime after half", "2027-02-19", "2028-02-18"],
    ["coachTime before half", "2027-01-22", "2028-01-21"],
    ["1 working day before 2 january", "2026-12-31", "2027-12-31"],
    ["0 working days after 1 january", "2027-01-04", "2028-01-03"],
  ])("%s: %s, %s", (text, one, other) => {
    expect(dueEachYear(text)).toEqual([one, other]);
  });

  it("follows the settings that the school chose, in spans too", () => {
    expect(dueEachYear("coachTime after half", { coachTime: "1", half: "jeudi de la semaine 5" })).toEqual([
      "2027-02-05",
      "2028-02-04",
    ]);
    expect(dueEachYear("half", { half: "2 weeks after friday of week 5" })).toEqual(["2027-02-19", "2028-02-18"]);
  });

  it("stands for no day where a chosen setting cannot be read or goes in a circle", () => {
    expect(dueEachYear("half", { half: "some day" })).toEqual([]);
    expect(dueEachYear("half", { half: "1 week after half" })).toEqual([]);
  });

  it("stands for no day in a year without company weeks", () => {
    const text = changed("    due: half", "    due: monday of the last company week").replace(
      "S40-44 C45-52 S1-39",
      "S40-52 S1-39",
    );
    const programme = readProgramme(text, "small.yaml");
    const due = deadlines(programme, timelineOf(programme, 2026), {}, dayOf("2020-01-01"), dayOf("2040-01-01"));
    expect(due.filter(({ dossier }) => dossier.id === "plan").map(({ id }) => id)).toEqual(["plan:year-2"]);
  });

  it("is in doubt when the last company week of a year rests on a day that is", () => {
    const programme = readProgramme(
      changed("    due: half", "    due: monday of the last company week").replace(
        "S40-44 C45-52 S1-39",
        "S40-44 C45-52 U1-39",
      ),
      "small.yaml",
    );
    const days = Array.from({ length: 5 }, (_, step) => dayOf("2027-03-01") + step);
    const imported = new Map(days.map((day) => [day, { place: "unknown" as const }]));
    const timeline = timelineOf(programme, 2026, { imported });
    const [first] = deadlines(programme, timeline, {}, dayOf("2026-12-01"), dayOf("2027-01-31"));
    expect(first).toMatchObject({ id: "plan:year-1", doubtful: true });
  });
});

describe("the day that an anchor stands for when something happens", () => {
  const NEVER: Occasion = { ...NO_OCCASION, id: "once" };
  const frame = (text = SMALL, said: Parameters<typeof timelineOf>[2] = {}) => {
    const programme = readProgramme(text, "small.yaml");
    const calendar = { startYear: 2026, startWeek: programme.startWeek };
    return { programme, timeline: timelineOf(programme, 2026, said), calendar, settings: {} };
  };
  const resolved = (written: string, occasion: Partial<Occasion> = {}, within = frame()) => {
    const anchor = parseAnchor(written, within.programme.settings);
    if (!anchor.ok) throw new Error(`${written} is no day`);
    const found = resolveAnchor(anchor.value, { ...NEVER, ...occasion }, within);
    return found && `${isoOf(found.day)}${found.doubtful ? " in doubt" : ""}`;
  };

  it.each([
    ...["friday of week 5", "friday of the 4th week of the year", "monday of the last company week", "5 february"],
    ...["friday of that week", "day of the return", "start of the school period", "end of the school period"],
    ...["start of the year", "end of the year", "day of the visit", "end of the stay", "day it is opened"],
  ])("is none for `%s` where nothing of the kind happens", (written) => {
    expect(resolved(written)).toBeNull();
    expect(resolved(`2 weeks before ${written}`)).toBeNull();
  });

  it("is that of the visit, the return, the period, the week, or when it was opened", () => {
    const run = { from: dayOf("2027-01-04"), to: dayOf("2027-01-08") };
    expect(resolved("day of the visit", { event: run })).toBe("2027-01-04");
    expect(resolved("end of the stay", { event: run })).toBe("2027-01-08");
    expect(resolved("3 days after end of the stay", { event: run })).toBe("2027-01-11");
    expect(resolved("day it is opened", { opened: run.from })).toBe("2027-01-04");
    expect(resolved("day of the return", { returnDay: run.from, doubtful: true })).toBe("2027-01-04 in doubt");
    expect(resolved("wednesday of that week", { week: run.from })).toBe("2027-01-06");
    // Week 53 of 2026 may be spent in the company as well.
    expect(resolved("monday of the last company week", { returnDay: run.from })).toBe("2026-12-21 in doubt");
    expect(resolved("monday of the last company week", { returnDay: dayOf("2026-09-29") })).toBeNull();
  });

  it("of the year is known without being said where the course has one year only", () => {
    const one = changed("years: 2", "years: 1")
      .replace(/ {4}2: "C40.*\n/, "")
      .replace("year: 2, semester: 2", "year: 1, semester: 2");
    expect(resolved("friday of week 5", {}, frame(one))).toBe("2027-02-05");
    expect(resolved("end of the year", {}, frame(one))).toBe("2027-10-01");
  });

  it("of the end of the course is in doubt while the calendar does not reach so far, and no later than its last year", () => {
    const imported = (from: string, to: string) => {
      const days = new Map<number, { place: "school" }>();
      for (let day = dayOf(from); day <= dayOf(to); day++) days.set(day, { place: "school" });
      const text = changed(/ {2}plan:\n.*\n.*\n/.exec(SMALL)?.[0] ?? "", "  imported: true\n");
      return resolved("end of the course", {}, frame(text, { imported: days }));
    };
    expect(imported("2026-10-05", "2027-07-02")).toBe("2028-09-29 in doubt");
    expect(imported("2026-10-05", "2027-10-04")).toBe("2027-10-04");
    expect(imported("2026-10-05", "2028-07-07")).toBe("2028-07-07");
    expect(imported("2026-10-05", "2028-12-01")).toBe("2028-09-29");
  });

  it("a span is over after so many days, or as many as its setting says", () => {
    const from = dayOf("2027-01-04");
    const within = frame();
    const end = (count: number, setting: string | null, settings = {}) =>
      isoOf(spanEnd({ count, unit: "working-days", setting }, from, { ...within, settings }));
    expect(end(3, null)).toBe("2027-01-07");
    expect(end(3, "coachTime")).toBe("2027-01-18");
    expect(end(3, "coachTime", { coachTime: "1" })).toBe("2027-01-05");
    expect(end(3, "nothing")).toBe("2027-01-07");
  });
});
