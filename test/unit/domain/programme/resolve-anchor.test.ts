import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deadlines } from "../../../../src/domain/programme/deadlines.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { changed, timelineOf } from "./support.ts";

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
