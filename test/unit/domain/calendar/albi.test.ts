import { describe, expect, it } from "vitest";
import { type Day, dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { nextPeriod } from "../../../../src/domain/calendar/next.ts";
import type { Period } from "../../../../src/domain/calendar/timeline.ts";
import { albiAnswers } from "../../../support/albi-answers.ts";
import { albiDays } from "../../../support/albi-places.ts";
import { albiSources } from "../../../support/albi-plan.ts";

const iso = (day: Day | null) => (day === null ? null : isoOf(day));
const run = (period: Period | null) =>
  period && { place: period.place, from: iso(period.from), to: iso(period.to), workingDays: period.workingDays };

describe.each([2024, 2025, 2026, 2027, 2030])("the three years of the cohort of %i, on every weekday", (startYear) => {
  it("ALB-01 ALB-02 ALB-03 each day is where the document's table puts it, in doubt where it leaves doubt", () => {
    const read = albiDays(startYear).map(({ date, year, place, doubt }) => ({ date, year, place, doubt }));
    const timeline = deriveTimeline(albiSources(startYear));
    const told = read.map(({ date }) => {
      const cell = timeline.cell(dayOf(date));
      return { date, year: timeline.yearOf(dayOf(date)), place: cell?.place, doubt: cell?.doubt };
    });
    expect(told).toEqual(read);
  });

  it("ALB-04 the answer is the one that a person reads off the table", () => {
    const read = albiAnswers(startYear);
    const timeline = deriveTimeline(albiSources(startYear));
    const told = read.map(({ date }) => {
      const answer = nextPeriod(timeline, dayOf(date), null);
      return {
        date,
        year: answer.year,
        place: answer.place,
        current: run(answer.current),
        next: run(answer.next),
        return: iso(answer.return),
        doubts: answer.doubts.map(({ from, to, reason }) => ({ from: iso(from), to: iso(to), reason })),
      };
    });
    expect(told).toEqual(read);
  });
});

describe("the cohort of 2026", () => {
  const calendar = () => deriveTimeline(albiSources(2026));
  const ask = (date: string) => nextPeriod(calendar(), dayOf(date), null);

  it("ALB-03 on Sunday 22 November 2026 year 1 is in company until Christmas, week 53 is unknown, school is back on 4 January", () => {
    const answer = ask("2026-11-22");
    expect(answer).toMatchObject({ year: 1, place: "off", return: dayOf("2027-01-04") });
    expect(run(answer.current)).toEqual({ place: "company", from: "2026-11-16", to: "2026-12-25", workingDays: 29 });
    expect(answer.current?.weeks).toEqual(["2026-W47", "2026-W48", "2026-W49", "2026-W50", "2026-W51", "2026-W52"]);
    expect(run(answer.next)).toEqual({ place: "school", from: "2027-01-04", to: "2027-01-22", workingDays: 15 });
    expect(answer.doubts).toEqual([{ from: dayOf("2026-12-28"), to: dayOf("2027-01-01"), reason: "week-53-unknown" }]);
  });

  it("ALB-03 nobody is anywhere in the unknown week, and the school after it is next", () => {
    expect(ask("2026-12-30")).toMatchObject({ year: 1, place: "unknown", current: null, return: dayOf("2027-01-04") });
    expect(run(ask("2026-12-30").next)?.from).toBe("2027-01-04");
  });

  it("ALB-04 week 40 of year 3 is no return: year 2 ends at school and year 3 begins there", () => {
    const timeline = calendar();
    const week40 = dayOf("2028-10-02");
    expect(timeline.yearOf(week40)).toBe(3);
    expect(timeline.returns).not.toContain(week40);
    expect(timeline.periods.find(({ from, to }) => from <= week40 && to >= week40)).toMatchObject({
      from: dayOf("2028-09-04"),
      to: dayOf("2028-11-10"),
    });
  });

  it("ALB-04 a defence is no return, and year 3's last school period is the last one", () => {
    expect(calendar().returns.map(isoOf).at(-1)).toBe("2029-02-05");
    expect(ask("2029-09-03")).toMatchObject({ next: { place: "defence", from: dayOf("2029-09-10") }, return: null });
  });
});

it("ALB-03 week 53 between two company weeks is read as company, in doubt, and cuts no period", () => {
  const timeline = deriveTimeline(albiSources(2025));
  const { current, doubts } = nextPeriod(timeline, dayOf("2026-12-30"), null);
  expect(run(current)).toMatchObject({ place: "company", from: "2026-11-30", to: "2027-02-05" });
  expect(current?.weeks).toContain("2026-W53");
  expect(doubts).toContainEqual({ from: dayOf("2026-12-28"), to: dayOf("2027-01-01"), reason: "week-53" });
});

it("ALB-04 a return that falls on Monday 8 May 2028 waits for the Tuesday, while the period begins on the Monday", () => {
  const answer = nextPeriod(deriveTimeline(albiSources(2027)), dayOf("2028-05-05"), null);
  expect(answer.next).toMatchObject({ place: "school", from: dayOf("2028-05-08"), workingDays: 13 });
  expect(answer.return).toBe(dayOf("2028-05-09"));
});
