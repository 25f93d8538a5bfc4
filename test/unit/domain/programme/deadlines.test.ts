import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { CalendarSources } from "../../../../src/domain/calendar/sources.ts";
import { type Deadline, deadlines } from "../../../../src/domain/programme/deadlines.ts";
import { shipped, timelineOf } from "./support.ts";

const albi = () => shipped("albi-apprenticeship");
const plain = () => shipped("plain-alternation");
const ALWAYS = [dayOf("2020-01-01"), dayOf("2040-12-31")] as const;

function all(
  startYear: number,
  settings: Record<string, string> = {},
  said: Partial<CalendarSources> = {},
): readonly Deadline[] {
  return deadlines(albi(), timelineOf(albi(), startYear, said), settings, ...ALWAYS);
}

/** `OCCASION opens → due`, with `?` when in doubt. */
function shown(list: readonly Deadline[], dossier: string): string[] {
  return list
    .filter((one) => one.dossier.id === dossier)
    .map(({ id, opens, due, doubtful }) => {
      const occasion = id.slice(dossier.length + 1);
      return `${occasion} ${opens === null ? "" : isoOf(opens)} → ${isoOf(due)}${doubtful ? "?" : ""}`;
    });
}

describe("deadlines", () => {
  const list = () => all(2026);

  it("ALB-20 has the topic due at the end of semester 1 of every year, open twelve weeks before", () => {
    expect(shown(list(), "project-topic")).toEqual([
      "year-1 2026-11-13 → 2027-02-05",
      "year-2 2027-11-12 → 2028-02-04",
      "year-3 2028-11-10 → 2029-02-02",
    ]);
  });

  it("ALB-24 has the observation report in year 1 only, and ALB-25 the engineering report in year 2 only", () => {
    expect(shown(list(), "observation-report")).toEqual(["year-1 2026-09-28 → 2027-02-05"]);
    expect(shown(list(), "engineering-report")).toEqual(["year-2 2027-10-04 → 2028-02-04"]);
  });

  it("ALB-30 has a liaison form at each return, open from the Monday of the last company week", () => {
    expect(shown(list(), "liaison-form").slice(0, 4)).toEqual([
      "2026-11-02 2026-10-26 → 2026-11-02",
      "2027-01-04 2026-12-21 → 2027-01-04?",
      "2027-03-15 2027-03-08 → 2027-03-15",
      "2027-05-10 2027-05-03 → 2027-05-10",
    ]);
  });

  it("ALB-04 ALB-30 has no liaison form in week 40 of year 3, which follows school", () => {
    expect(shown(list(), "liaison-form").filter((one) => one.startsWith("2028"))).toEqual([
      "2028-02-07 2028-01-31 → 2028-02-07",
      "2028-05-29 2028-05-22 → 2028-05-29",
      "2028-09-04 2028-08-28 → 2028-09-04",
    ]);
  });

  it("ALB-03 ALB-30 is in doubt where week 53 may move the return, and no longer once it is settled", () => {
    const settled = all(
      2026,
      {},
      { settled: [{ from: dayOf("2026-12-28"), to: dayOf("2027-01-01"), place: "school" }] },
    );
    expect(shown(settled, "liaison-form").slice(0, 2)).toEqual([
      "2026-11-02 2026-10-26 → 2026-11-02",
      "2026-12-28 2026-12-21 → 2026-12-28",
    ]);
  });

  it("ALB-32 has a meeting in every school period, also in one that goes on over the end of a year", () => {
    expect(shown(list(), "school-meeting").slice(0, 2)).toEqual([
      "2026-11-02 2026-11-02 → 2026-11-13",
      "2027-01-04 2027-01-04 → 2027-01-22?",
    ]);
    expect(shown(list(), "school-meeting")).toContain("2028-09-04 2028-09-04 → 2028-11-10?");
  });

  it("ALB-33 has the missions due at the end of the fourth week of each year", () => {
    expect(shown(list(), "mission-description")).toEqual([
      "year-1 2026-09-28 → 2026-10-23",
      "year-2 2027-10-04 → 2027-10-29",
      "year-3 2028-10-02 → 2028-10-27",
    ]);
  });

  it("ALB-22 has the thesis due ten working days before the defences, which year 3 has in weeks 37 and 38", () => {
    expect(shown(list(), "project-thesis").map((one) => one.slice(-10))).toEqual([
      "2027-08-30",
      "2028-08-28",
      "2029-08-27",
    ]);
    expect(shown(list(), "project-defence")).toEqual([
      "year-1 2027-09-13 → 2027-09-24",
      "year-2 2028-09-11 → 2028-09-22",
      "year-3 2029-09-10 → 2029-09-21",
    ]);
  });

  it("ALB-14 ALB-41 has what is once in the course at its start and its end", () => {
    expect(shown(list(), "prior-agreement")).toEqual(["once 2026-08-31 → 2026-09-28"]);
    expect(shown(list(), "english-level")).toEqual(["once 2026-09-28 → 2029-09-28"]);
  });

  it("ALB-10 spreads the sessions over the company weeks from the first, none in the last company period of year 3", () => {
    const weeks = shown(list(), "session-log").map((one) => one.slice(0, 8));
    const inYear = (from: string, to: string) => weeks.filter((week) => week >= from && week < to);
    expect(inYear("2026-W40", "2027-W40")).toHaveLength(23);
    expect(inYear("2027-W40", "2028-W40")).toHaveLength(20);
    expect(inYear("2028-W40", "2029-W40")).toEqual([
      ...["2028-W46", "2028-W47", "2028-W48", "2028-W49", "2028-W50", "2028-W51", "2028-W52"],
      ...["2029-W01", "2029-W02", "2029-W03", "2029-W04", "2029-W05"],
    ]);
    expect(shown(list(), "session-log")[0]).toBe("2026-W40 2026-09-28 → 2026-10-02");
  });

  it("ALB-10 keeps to the weeks that the school names", () => {
    const named = all(2026, { sessionWeeksYear1: "51-1" });
    expect(
      shown(named, "session-log")
        .slice(0, 4)
        .map((one) => one.slice(0, 8)),
    ).toEqual(["2026-W51", "2026-W52", "2026-W53", "2027-W01"]);
  });

  it("ALB-10 says that the weeks with sessions are a default until the school names them", () => {
    const first = (settings: Record<string, string>) =>
      all(2026, settings).find(({ dossier }) => dossier.id === "session-log");
    expect(first({})?.defaulted).toEqual(["sessionWeeksYear1"]);
    expect(first({ sessionWeeksYear1: "40-44" })).toMatchObject({ defaulted: [], chosen: ["sessionWeeksYear1"] });
  });

  it("ALB-31 leaves to people what no calendar brings about: visits, stays, reports of problems", () => {
    const ids = new Set(list().map(({ dossier }) => dossier.id));
    for (const id of ["visit-form", "stay-abroad", "remote-work-report"]) expect(ids).not.toContain(id);
  });

  it("names the defaults it rests on, until the school has said otherwise", () => {
    const rests = (id: string, settings: Record<string, string> = {}) => {
      const found = all(2026, settings).find((one) => one.id === id);
      return [found?.defaulted, found?.chosen];
    };
    const topic = "project-topic:year-1";
    expect(rests(topic)).toEqual([["semester1End"], []]);
    expect(rests(topic, { semester1End: "friday of week 6" })).toEqual([[], ["semester1End"]]);
    const both = ["observationReportDue", "semester1End"];
    expect(rests("observation-report:year-1")).toEqual([both, []]);
    const said = { semester1End: "friday of week 6" };
    expect(rests("observation-report:year-1", said)).toEqual([["observationReportDue"], ["semester1End"]]);
  });

  it("takes a value that the school said though the file has it for no other day", () => {
    const as = albi().settings.find(({ id }) => id === "semester1End")?.default ?? "";
    const topic = all(2026, { semester1End: as }).find(({ id }) => id === "project-topic:year-1");
    expect(topic).toMatchObject({ defaulted: [], chosen: [] });
  });

  it("counts no value of the document among the defaults", () => {
    expect(all(2026).find(({ id }) => id === "project-defence:year-3")?.defaulted).toEqual([]);
  });

  it("follows what the school chose, also through other settings", () => {
    const moved = all(2026, { semester1End: "29 January" });
    expect(shown(moved, "observation-report")).toEqual(["year-1 2026-09-28 → 2027-01-29"]);
    expect(shown(moved, "project-topic")[0]).toBe("year-1 2026-11-06 → 2027-01-29");
  });

  it("gives those due in a stretch of days, both ends included, the earliest first", () => {
    const timeline = timelineOf(albi(), 2026);
    const due = deadlines(albi(), timeline, {}, dayOf("2027-02-05"), dayOf("2027-03-15"));
    expect(due.map(({ id }) => id).filter((id) => !id.startsWith("session"))).toEqual([
      "observation-report:year-1",
      "project-topic:year-1",
      "liaison-form:2027-03-15",
    ]);
    expect(
      deadlines(albi(), timeline, {}, dayOf("2027-02-06"), dayOf("2027-03-14")).map(({ id }) => id.slice(0, 7)),
    ).toEqual(expect.not.arrayContaining(["project", "liaison"]));
  });

  it("works in public holidays: an offset in working days passes over them", () => {
    const moved = all(2026, {
      liaisonDue: "1 working day after the day of the return",
      liaisonOpens: "day of the return",
    });
    expect(shown(moved, "liaison-form")).toContain("2027-05-10 2027-05-10 → 2027-05-11");
    const easter = all(2026, { thesisDue: "1 working day before defenceDay", defenceDay: "17 May" });
    expect(shown(easter, "project-thesis")[0]?.slice(-10)).toBe("2027-05-14");
    const whit = all(2026, { thesisDue: "1 working day before defenceDay", defenceDay: "18 May" });
    expect(shown(whit, "project-thesis")[0]?.slice(-10)).toBe("2027-05-14");
  });

  it("has none where a programme has no dossiers, or a calendar says nothing", () => {
    expect(deadlines(plain(), timelineOf(plain(), 2026), {}, ...ALWAYS)).toEqual([]);
    expect(deadlines(albi(), timelineOf({ ...albi(), plan: null }, 2026), {}, ...ALWAYS)).toEqual([]);
  });

  it("reads an imported calendar that covers a part of one year, and says that the end of the course is in doubt", () => {
    const days = Array.from({ length: 60 }, (_, step) => dayOf("2026-10-12") + step);
    const imported = new Map(
      days.map((day, step) => [day, { place: step < 30 ? ("company" as const) : ("school" as const) }]),
    );
    const own = { ...albi(), plan: null };
    const list = deadlines(own, timelineOf(own, 2026, { imported }), {}, ...ALWAYS);
    expect(shown(list, "liaison-form")).toEqual(["2026-11-12 2026-11-09 → 2026-11-12"]);
    expect(shown(list, "project-topic")).toEqual(["year-1 2026-11-13 → 2027-02-05"]);
    expect(shown(list, "english-level")).toEqual(["once 2026-10-12 → 2029-09-28?"]);
  });
});
