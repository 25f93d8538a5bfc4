import { describe, expect, it } from "vitest";
import { dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { doubtsTouching, nextPeriod } from "../../../../src/domain/calendar/next.ts";
import type { Doubt, Period, Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { albiSources } from "../../../support/albi-plan.ts";
import { fileSources, imported } from "../../../support/imports.ts";

const period = (of: Period | null) => of && `${isoOf(of.from)}/${isoOf(of.to)} ${of.place}`;

function asker(timeline: () => Timeline) {
  return (date: IsoDate, wanted: "school" | "company" | null = null) => {
    const answer = nextPeriod(timeline(), dayOf(date), wanted);
    return {
      ...answer,
      current: period(answer.current),
      next: period(answer.next),
      return: answer.return === null ? null : isoOf(answer.return),
      doubts: answer.doubts.map(({ from, to, reason }) => `${isoOf(from)}/${isoOf(to)} ${reason}`),
    };
  };
}

describe("the answer on one's own calendar", () => {
  const ask = asker(() =>
    deriveTimeline(
      fileSources(2026, {
        imported: imported(
          ["2026-10-05", "2026-10-16", "school"],
          ["2026-10-19", "2026-10-23", "off"],
          ["2026-10-26", "2026-10-30", "school"],
          ["2026-11-02", "2026-11-06", "company"],
          ["2026-11-09", "2026-11-10", "exam"],
          ["2026-11-11", "2026-11-11", "exam"],
          ["2026-11-12", "2026-11-13", "exam"],
          ["2026-11-16", "2026-11-17", "unknown"],
          ["2026-11-19", "2026-11-20", "defence"],
          ["2026-11-23", "2026-11-24", "school"],
        ),
      }),
    ),
  );

  it("before the first day: unknown, on a weekend too, and the first period is next", () => {
    const before = { year: null, place: "unknown", current: null, next: "2026-10-05/2026-10-16 school" };
    expect([ask("2026-10-02"), ask("2026-10-04")]).toMatchObject([before, before]);
    expect(ask("2026-10-02", "company").next).toBe("2026-11-02/2026-11-06 company");
  });

  it("after the last day: off, and nothing more", () => {
    const over = { year: null, place: "off", current: null, next: null, return: null, doubts: [] };
    expect([ask("2026-11-25"), ask("2030-01-01", "school")]).toEqual([over, over]);
  });

  it("on the last day: still there, nothing next, and no doubt of the past", () => {
    expect(ask("2026-11-24")).toEqual({
      year: 1,
      place: "school",
      current: "2026-11-23/2026-11-24 school",
      next: null,
      return: null,
      doubts: [],
    });
  });

  it("on a weekend inside a run: off, in that run; on a weekend between two: in none", () => {
    expect(ask("2026-10-11")).toMatchObject({ year: 1, place: "off", current: "2026-10-05/2026-10-16 school" });
    expect(ask("2026-11-08")).toMatchObject({
      year: 1,
      place: "off",
      current: null,
      next: "2026-11-09/2026-11-13 school",
    });
  });

  it("in a closure there is no current period, and the same place may come next", () => {
    expect(ask("2026-10-20")).toMatchObject({ place: "off", current: null, next: "2026-10-26/2026-10-30 school" });
  });

  it("next is in another place than now, even when a closure comes between", () => {
    expect(ask("2026-10-06").next).toBe("2026-11-02/2026-11-06 company");
  });

  it("with a place asked for, next is the first that begins after today in that place", () => {
    expect(ask("2026-10-06", "school").next).toBe("2026-10-26/2026-10-30 school");
    expect(ask("2026-11-05", "school").next).toBe("2026-11-09/2026-11-13 school");
    expect(ask("2026-11-02", "company").next).toBeNull();
  });

  it("an exam is named today and nowhere else; on a public holiday the run's place stands", () => {
    expect(["2026-11-10", "2026-11-11"].map((date) => ask(date).place)).toEqual(["exam", "school"]);
    expect(ask("2026-11-10").current).toBe("2026-11-09/2026-11-13 school");
  });

  it("ALB-04 the return comes after today: on the day itself it is past, and a defence is none", () => {
    expect(["2026-11-08", "2026-11-09", "2026-11-18"].map((date) => ask(date).return)).toEqual([
      "2026-11-09",
      null,
      null,
    ]);
    expect(ask("2026-11-18").next).toBe("2026-11-19/2026-11-20 defence");
  });

  it("doubts that the answer rests on are told whole, others not", () => {
    expect(ask("2026-11-13")).toMatchObject({
      next: "2026-11-19/2026-11-20 defence",
      doubts: ["2026-11-16/2026-11-17 said-unknown", "2026-11-18/2026-11-18 not-said"],
    });
    expect(ask("2026-11-05").doubts).toEqual([]);
    expect(ask("2026-11-17").doubts).toEqual(["2026-11-16/2026-11-17 said-unknown", "2026-11-18/2026-11-18 not-said"]);
  });

  it("on the weekend of a week of which nothing is known: unknown; one known day of it is enough for off", () => {
    const on = (days: readonly [string, string, "unknown" | "school"][]) =>
      asker(() =>
        deriveTimeline(fileSources(2026, { imported: imported(...days, ["2026-11-23", "2026-11-27", "school"]) })),
      );
    expect(on([["2026-11-16", "2026-11-20", "unknown"]])("2026-11-22").place).toBe("unknown");
    const known = on([
      ["2026-11-16", "2026-11-19", "unknown"],
      ["2026-11-20", "2026-11-20", "school"],
    ]);
    expect(known("2026-11-21").place).toBe("off");
  });

  it("an unknown stretch after which nothing comes is in doubt itself", () => {
    const open = asker(() =>
      deriveTimeline(fileSources(2026, { imported: imported(["2026-11-16", "2026-11-20", "unknown"]) })),
    );
    expect(open("2026-11-18")).toEqual({
      year: 1,
      place: "unknown",
      current: null,
      next: null,
      return: null,
      doubts: ["2026-11-16/2026-11-20 said-unknown"],
    });
  });
});

it("nothing is known of a cohort without a calendar", () => {
  const ask = asker(() => deriveTimeline(fileSources(2026)));
  expect(ask("2026-11-23")).toEqual({
    year: null,
    place: "unknown",
    current: null,
    next: null,
    return: null,
    doubts: [],
  });
});

it("ALB-02 a doubt that began before the current period is not cut", () => {
  const ask = asker(() => deriveTimeline(albiSources(2024)));
  expect(ask("2026-11-23")).toMatchObject({
    year: 3,
    current: "2026-11-09/2027-02-05 company",
    next: "2027-02-08/2027-04-23 school",
    return: "2027-02-08",
    doubts: [
      "2026-09-28/2026-12-25 several-readings",
      "2026-12-28/2027-01-01 week-53",
      "2027-01-04/2027-03-19 several-readings",
    ],
  });
});

it("doubts touch a stretch with one day in common", () => {
  const doubt = (from: number, to: number): Doubt => ({ from, to, reason: "not-said" });
  const doubts = [doubt(1, 2), doubt(5, 9), doubt(12, 12)];
  expect(doubtsTouching(doubts, 2, 5)).toEqual(doubts.slice(0, 2));
  expect(doubtsTouching(doubts, 9, 12)).toEqual(doubts.slice(1));
  expect(doubtsTouching(doubts, 6, 7)).toEqual(doubts.slice(1, 2));
  expect(doubtsTouching(doubts, 3, 4)).toEqual([]);
  expect(doubtsTouching(doubts, 13, 20)).toEqual([]);
});
