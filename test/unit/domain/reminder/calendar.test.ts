import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { outdatedMoves } from "../../../../src/domain/reminder/moves.ts";
import type { Picture } from "../../../../src/domain/reminder/picture.ts";
import { remindersOf } from "../../../../src/domain/reminder/plan.ts";
import type { Reminder } from "../../../../src/domain/reminder/reminder.ts";
import { shipped } from "../programme/support.ts";
import { albi, changedAround, deputy, lines, picture, span } from "./support.ts";

const begins = ({ facts: { due, before } }: Reminder) => `${before?.count} before ${due === null ? "" : isoOf(due)}`;

describe("what the calendar brings", () => {
  it("ALB-04 tells the apprentice and the master of each return a week and a day before, and of other places the day before", () => {
    const found = remindersOf(picture(albi()), span("2026-09-21", "2026-11-16"));
    expect(
      lines(
        found.filter(({ recipient }) => recipient === "apprentice"),
        begins,
      ),
    ).toEqual([
      "2026-09-25 period apprentice 1 before 2026-09-28",
      "2026-10-26 return apprentice 7 before 2026-11-02",
      "2026-10-30 return apprentice 1 before 2026-11-02",
      "2026-11-13 period apprentice 1 before 2026-11-16",
    ]);
    expect(new Set(found.map(({ recipient }) => recipient))).toEqual(new Set(["apprentice", "master"]));
    expect(found.find(({ kind }) => kind === "return")).toMatchObject({
      key: "return:E:calendar:2026-10-26:apprentice",
      subject: "E:calendar",
      step: null,
      weight: "usual",
      lastDay: dayOf("2026-10-29"),
    });
    expect(found.findLast(({ kind }) => kind === "return")?.lastDay).toBe(dayOf("2026-11-02"));
  });

  it("ALB-04 week 40 of year 3 is no return, nor does a place begin there; a defence does", () => {
    const found = remindersOf(picture(albi()), span("2028-08-20", "2029-09-30"));
    const first = lines(
      found.filter(({ recipient }) => recipient === "apprentice"),
      begins,
    );
    expect(first.slice(0, 3)).toEqual([
      "2028-08-28 return apprentice 7 before 2028-09-04",
      "2028-09-01 return apprentice 1 before 2028-09-04",
      "2028-11-10 period apprentice 1 before 2028-11-13",
    ]);
    expect(first.at(-1)).toBe("2029-09-07 period apprentice 1 before 2029-09-10");
  });

  it("ALB-06 in a week that alternates inside says nothing of a return before the days in company begin", () => {
    const programme = shipped("plain-alternation");
    const said = ["school", "school", "school", "company", "company"] as const;
    const imported = new Map<number, { place: "school" | "company" }>();
    for (let week = 0; week < 4; week++) {
      for (const [day, place] of said.entries()) imported.set(dayOf("2027-01-11") + week * 7 + day, { place });
    }
    const found = remindersOf(picture(programme, {}, { imported }), span("2027-01-11", "2027-01-24"));
    expect(
      lines(
        found.filter(({ recipient }) => recipient === "apprentice"),
        begins,
      ),
    ).toEqual([
      "2027-01-11 period apprentice 1 before 2027-01-11",
      "2027-01-13 period apprentice 1 before 2027-01-14",
      "2027-01-15 return apprentice 1 before 2027-01-18",
      "2027-01-20 period apprentice 1 before 2027-01-21",
      "2027-01-22 return apprentice 1 before 2027-01-25",
    ]);
  });

  it("a week before a place is told although a place between begins later, on a public holiday", () => {
    const base = albi();
    const ladder = { before: [7, 0], unit: "days" } as const;
    const programme = { ...base, calendarReminders: { return: ladder, period: ladder } };
    const days = (from: string, to: string, place: "school" | "company" | "defence") => {
      return { from: dayOf(from), to: dayOf(to), place };
    };
    const settled = [
      days("2028-11-16", "2028-12-24", "school"),
      days("2028-12-25", "2028-12-25", "company"),
      days("2028-12-26", "2028-12-31", "defence"),
      days("2029-01-01", "2029-02-24", "company"),
    ];
    const found = remindersOf(picture(programme, { region: "Alsace" }, { settled }), span("2028-12-21", "2028-12-26"));
    expect(lines(found, begins).filter((line) => line.includes("apprentice"))).toEqual([
      "2028-12-26 period apprentice 7 before 2029-01-02",
    ]);
  });

  it("a closure or what nobody has said is no place, and what goes on after it does not begin", () => {
    const off = [{ from: dayOf("2026-10-12"), to: dayOf("2026-10-16"), place: "off" as const }];
    const found = remindersOf(picture(albi(), {}, { settled: off }), span("2026-09-29", "2026-10-25"));
    expect(found).toEqual([]);
    const unknown = [{ ...off[0], from: dayOf("2026-11-02"), to: dayOf("2026-11-06"), place: "unknown" as const }];
    const back = remindersOf(picture(albi(), {}, { settled: unknown }), span("2026-10-26", "2026-11-09"));
    expect(lines(back, begins).filter((line) => line.includes("apprentice"))).toEqual([
      "2026-11-02 return apprentice 7 before 2026-11-09",
      "2026-11-06 return apprentice 1 before 2026-11-09",
    ]);
  });

  it("goes on after a closure in which the days that are looked at begin", () => {
    const at = (from: string, to: string, place: "company" | "off") => ({ from: dayOf(from), to: dayOf(to), place });
    const settled = [
      at("2026-09-28", "2026-10-09", "company"),
      at("2026-10-12", "2026-10-16", "off"),
      at("2026-10-19", "2026-10-30", "company"),
    ];
    const said = (from: string) => remindersOf(picture(albi(), {}, { settled }), span(from, "2026-10-19"));
    expect(said("2026-10-05")).toEqual([]);
    expect(said("2026-10-14")).toEqual([]);
  });

  it("a place of a single day begins too, and a return may be one", () => {
    const settled = [
      { from: dayOf("2026-11-16"), to: dayOf("2026-11-18"), place: "company" as const },
      { from: dayOf("2026-11-19"), to: dayOf("2026-11-19"), place: "school" as const },
      { from: dayOf("2026-11-20"), to: dayOf("2026-11-20"), place: "defence" as const },
      { from: dayOf("2026-11-21"), to: dayOf("2026-12-11"), place: "company" as const },
    ];
    const found = remindersOf(picture(albi(), {}, { settled }), span("2026-11-17", "2026-11-20"));
    expect(lines(found, begins).filter((line) => line.includes("apprentice"))).toEqual([
      "2026-11-18 return apprentice 1 before 2026-11-19",
      "2026-11-19 period apprentice 1 before 2026-11-20",
      "2026-11-20 period apprentice 1 before 2026-11-23",
    ]);
  });

  it("is not for those outside the school who are there for all of the cohort", () => {
    const around = changedAround(albi(), "master", { scope: "cohort" });
    const found = remindersOf(picture(albi(), { around }), span("2026-10-26", "2026-10-30"));
    expect(new Set(found.map(({ recipient }) => recipient))).toEqual(new Set(["apprentice"]));
  });

  it("a public holiday puts the return off by a day, and nobody is told on it", () => {
    const settled = [
      { from: dayOf("2027-05-03"), to: dayOf("2027-05-14"), place: "company" as const },
      { from: dayOf("2027-05-17"), to: dayOf("2027-05-21"), place: "school" as const },
    ];
    const found = remindersOf(picture(albi(), {}, { settled }), span("2027-05-07", "2027-05-17"));
    expect(lines(found, begins).filter((line) => line.includes("apprentice"))).toEqual([
      "2027-05-11 return apprentice 7 before 2027-05-18",
      "2027-05-14 return apprentice 1 before 2027-05-18",
    ]);
  });

  it("deputies of the master are told while they stand in, never those of the apprentice", () => {
    const away = { deputies: [deputy("someone", "2026-10-01", "2026-10-28")] };
    const told = (role: string) =>
      lines(
        remindersOf(picture(albi(), { around: changedAround(albi(), role, away) }), span("2026-10-26", "2026-10-30")),
      );
    expect(told("master")).toEqual([
      "2026-10-26 return apprentice",
      "2026-10-26 return someone",
      "2026-10-30 return apprentice",
      "2026-10-30 return master",
    ]);
    expect(told("apprentice").some((line) => line.includes("someone"))).toBe(false);
  });

  it("goes to nobody who wants what is essential alone, nor where the file has no such words, nor before the enrolment is kept", () => {
    const within = span("2026-10-26", "2026-10-30");
    const quiet = picture(albi(), { around: changedAround(albi(), "master", { essentialOnly: true }) });
    expect(lines(remindersOf(quiet, within))).toEqual(["2026-10-26 return apprentice", "2026-10-30 return apprentice"]);
    const silent = { ...albi(), calendarReminders: { return: null, period: null } };
    expect(remindersOf({ ...picture(albi()), programme: silent }, within)).toEqual([]);
    expect(lines(remindersOf(picture(albi(), { keptFrom: dayOf("2026-10-27") }), within))).toEqual([
      "2026-10-30 return apprentice",
      "2026-10-30 return master",
    ]);
  });
});

describe("a calendar that moved", () => {
  const move = { from: dayOf("2026-12-07"), to: dayOf("2026-12-11"), before: "company", after: "school" } as const;
  const change = { id: "m1", day: dayOf("2026-11-28"), moves: [move], own: false, told: [] };
  const moved = (of: Partial<Picture> = {}, within = span("2026-11-28", "2026-12-04")) =>
    remindersOf(picture(albi(), { moves: [change], ...of }), within);

  it("ALB-06 is told once to the apprentice and those around this enrolment alone, on the next message day", () => {
    const found = moved();
    expect(lines(found, ({ weight }) => weight)).toEqual([
      "2026-11-30 moved apprentice essential",
      "2026-11-30 moved master essential",
      "2026-11-30 moved tutor essential",
    ]);
    expect(found[0]).toMatchObject({
      key: "moved:cohort:C:m1:apprentice",
      subject: "cohort:C",
      step: null,
      lastDay: dayOf("2026-11-30") + 56,
      facts: { moves: [move], due: null, role: "apprentice" },
    });
  });

  it("what is all past is not told", () => {
    const past = { ...move, from: dayOf("2026-11-23"), to: dayOf("2026-11-27") };
    expect(moved({ moves: [{ ...change, moves: [past] }] })).toEqual([]);
    const today = { ...move, from: dayOf("2026-11-30"), to: dayOf("2026-11-30") };
    expect(moved({ moves: [{ ...change, moves: [past, today] }] })).toHaveLength(3);
  });

  const back = { ...change, id: "m2", moves: [{ ...move, before: move.after, after: move.before }] };
  const later = { ...move, from: dayOf("2026-12-28"), to: dayOf("2027-01-01") };
  const further = { ...change, id: "m2", moves: [later] };
  const of = (moves: Picture["moves"]) => ({
    told: moved({ moves })
      .filter(({ recipient }) => recipient === "tutor")
      .map(({ key, facts }) => [key, facts.moves]),
    outdated: outdatedMoves(moves, picture(albi())).filter((key) => key.endsWith(":tutor")),
  });

  it("two changes that were not told are told in one, and what the first said alone is out of date", () => {
    expect(of([change, further])).toEqual({
      told: [["moved:cohort:C:m2:tutor", [move, later]]],
      outdated: ["moved:cohort:C:m1:tutor"],
    });
  });

  it("a change that was undone before it was told is not told at all", () => {
    expect(of([change, back])).toEqual({
      told: [],
      outdated: ["moved:cohort:C:m1:tutor", "moved:cohort:C:m2:tutor"],
    });
  });

  it("after one was told the next is told by itself, also where it undoes the first", () => {
    const told = { ...change, told: ["tutor"] };
    expect(of([told])).toEqual({ told: [], outdated: [] });
    expect(of([told, further])).toEqual({ told: [["moved:cohort:C:m2:tutor", [later]]], outdated: [] });
    expect(of([told, back])).toEqual({ told: [["moved:cohort:C:m2:tutor", back.moves]], outdated: [] });
  });

  it("what is of this enrolment alone is told apart from its cohort's", () => {
    expect(of([change, { ...further, own: true }]).told).toEqual([
      ["moved:cohort:C:m1:tutor", [move]],
      ["moved:cohort:C:m2:tutor", [later]],
    ]);
  });
});
