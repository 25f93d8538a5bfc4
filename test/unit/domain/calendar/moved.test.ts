import { describe, expect, it } from "vitest";
import { dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { type Move, movedDays, movedTimelines, netMoves } from "../../../../src/domain/calendar/moved.ts";
import { albiSources } from "../../../support/albi-plan.ts";
import { fileSources, imported, stretches } from "../../../support/imports.ts";

const read = (moves: readonly Move[]) =>
  moves.map(({ from, to, before, after }) => `${isoOf(from)}/${isoOf(to)} ${before} > ${after}`);

describe("what moved between two versions of a file", () => {
  const before = imported(["2026-11-02", "2026-11-13", "school"], ["2026-11-16", "2026-11-20", "company"]);

  it("is nothing when it is the same file", () => {
    expect(movedDays(before, new Map(before))).toEqual([]);
  });

  it("is told in stretches of one move, which weekends do not cut and untouched days do", () => {
    const after = imported(
      ["2026-11-02", "2026-11-03", "company"],
      ["2026-11-04", "2026-11-04", "school"],
      ["2026-11-05", "2026-11-09", "company"],
      ["2026-11-10", "2026-11-13", "exam"],
      ["2026-11-16", "2026-11-20", "company"],
    );
    expect(read(movedDays(before, after))).toEqual([
      "2026-11-02/2026-11-03 school > company",
      "2026-11-05/2026-11-09 school > company",
      "2026-11-10/2026-11-13 school > exam",
    ]);
  });

  it("holds days that only one of them speaks of, and no weekend", () => {
    const after = imported(["2026-11-02", "2026-11-13", "school"], ["2026-11-23", "2026-11-29", "off"]);
    expect(read(movedDays(before, after))).toEqual([
      "2026-11-16/2026-11-20 company > null",
      "2026-11-23/2026-11-27 null > off",
    ]);
  });

  it("is cut where it moves from or to another place, and told in order whichever version speaks of it first", () => {
    const was = imported(["2026-11-05", "2026-11-06", "company"], ["2026-11-02", "2026-11-04", "school"]);
    const after = imported(["2026-11-02", "2026-11-03", "off"], ["2026-11-04", "2026-11-06", "exam"]);
    expect(read(movedDays(was, after))).toEqual([
      "2026-11-02/2026-11-03 school > off",
      "2026-11-04/2026-11-04 school > exam",
      "2026-11-05/2026-11-06 company > exam",
    ]);
  });

  it("is nothing when only what a weekend was changes", () => {
    const sunday = new Map([...before, ...imported(["2026-11-15", "2026-11-15", "company"])]);
    expect(movedDays(before, sunday)).toEqual([]);
  });
});

describe("what moved between two calendars", () => {
  it("ALB-02 is what settling a week changed elsewhere", () => {
    const settled = stretches(["2025-09-29", "2025-10-03", "company"]);
    const moves = movedTimelines(deriveTimeline(albiSources(2023)), deriveTimeline(albiSources(2023, { settled })));
    expect(read(moves)[0]).toBe("2025-09-29/2025-11-07 school > company");
  });

  it("ALB-06 holds no day of which neither says anything, though it lies between two that are said", () => {
    const days = imported(["2026-09-07", "2026-09-09", "school"], ["2026-09-21", "2026-09-22", "company"]);
    const moves = movedTimelines(
      deriveTimeline(fileSources(2026)),
      deriveTimeline(fileSources(2026, { imported: days })),
    );
    expect(read(moves)).toEqual(["2026-09-07/2026-09-09 null > school", "2026-09-21/2026-09-22 null > company"]);
  });

  it("reaches over both of them, and is nothing between two empty ones", () => {
    const none = deriveTimeline(fileSources(2026));
    const some = deriveTimeline(fileSources(2026, { imported: imported(["2026-11-02", "2026-11-13", "school"]) }));
    expect(read(movedTimelines(none, some))).toEqual(["2026-11-02/2026-11-13 null > school"]);
    expect(read(movedTimelines(some, none))).toEqual(["2026-11-02/2026-11-13 school > null"]);
    expect(movedTimelines(none, none)).toEqual([]);
  });
});

describe("what several changes come to", () => {
  const move = (from: IsoDate, to: IsoDate, before: Move["before"], after: Move["after"]): Move => ({
    ...{ from: dayOf(from), to: dayOf(to) },
    ...{ before, after },
  });
  const nowhere = { planned: () => null };
  const inCompany = { planned: () => "company" as const };

  it("is one change itself, weekends no cut and no days of it", () => {
    const change = move("2026-11-05", "2026-11-10", "school", "company");
    expect(netMoves([[change]], nowhere)).toEqual([change]);
    expect(netMoves([], nowhere)).toEqual([]);
  });

  it("goes from where the earliest found a day to where the last left it, in the order of days", () => {
    const changes = [
      [move("2026-11-12", "2026-11-13", "school", "off")],
      [move("2026-11-03", "2026-11-04", "company", "school"), move("2026-11-12", "2026-11-12", "off", "exam")],
    ];
    expect(read(netMoves(changes, nowhere))).toEqual([
      "2026-11-03/2026-11-04 company > school",
      "2026-11-12/2026-11-12 school > exam",
      "2026-11-13/2026-11-13 school > off",
    ]);
  });

  it("leaves out what was undone since, day by day", () => {
    const there = move("2026-11-02", "2026-11-06", "school", "company");
    expect(netMoves([[there], [move("2026-11-02", "2026-11-06", "company", "school")]], nowhere)).toEqual([]);
    expect(read(netMoves([[there], [move("2026-11-04", "2026-11-04", "company", "school")]], nowhere))).toEqual([
      "2026-11-02/2026-11-03 school > company",
      "2026-11-05/2026-11-06 school > company",
    ]);
  });

  it("takes a day of which a change knows no place for one where it is planned", () => {
    const said = move("2026-11-02", "2026-11-03", null, "school");
    expect(read(netMoves([[said]], inCompany))).toEqual(["2026-11-02/2026-11-03 company > school"]);
    expect(read(netMoves([[said]], nowhere))).toEqual(["2026-11-02/2026-11-03 null > school"]);
    expect(netMoves([[move("2026-11-02", "2026-11-03", "company", null)]], inCompany)).toEqual([]);
    expect(netMoves([[move("2026-11-02", "2026-11-03", null, "company")]], inCompany)).toEqual([]);
  });
});
