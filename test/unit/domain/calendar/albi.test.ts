import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { nextPeriod } from "../../../../src/domain/calendar/next.ts";
import { albiDays } from "../../../support/albi-places.ts";
import { albiSources } from "../../../support/albi-plan.ts";

describe.each([2024, 2025, 2026, 2027, 2030])("the three years of the cohort of %i", (startYear) => {
  const timeline = deriveTimeline(albiSources(startYear));
  const days = albiDays(startYear);

  it("ALB-01 ALB-02 ALB-03 every weekday is where the document's table puts it, and is in doubt where it leaves doubt", () => {
    const told = days.map(({ date, year }) => {
      const cell = timeline.cell(dayOf(date));
      return { date, year: timeline.yearOf(dayOf(date)), place: cell?.place, doubt: cell?.doubt, asked: year };
    });
    expect(told).toEqual(days.map(({ date, year, place, doubt }) => ({ date, year, place, doubt, asked: year })));
  });

  it("ALB-04 next-period agrees with the table read day by day, on every weekday", () => {
    for (const [index, { date, year, place }] of days.entries()) {
      const answer = nextPeriod(timeline, dayOf(date), null);
      expect.soft({ date, ...readByHand(days, index) }).toEqual({
        date,
        current: answer.current && [answer.current.place, isoOf(answer.current.from), isoOf(answer.current.to)],
        next: answer.next && [answer.next.place, isoOf(answer.next.from), isoOf(answer.next.to)],
        return: answer.return === null ? null : [timeline.isHoliday(answer.return), isoOf(answer.return)],
      });
      expect(answer.year).toBe(year);
      expect(answer.place).toBe(place);
    }
    function readByHand(all: typeof days, at: number) {
      const isRun = (place: string | undefined) => place === "school" || place === "company" || place === "defence";
      const run = (start: number): [string, string, string] => {
        const place = all[start]?.place;
        let from = start;
        let to = start;
        while (all[from - 1]?.place === place) from -= 1;
        while (all[to + 1]?.place === place) to += 1;
        return [place ?? "", all[from]?.date ?? "", all[to]?.date ?? ""];
      };
      const here = all[at]?.place;
      const current = isRun(here) ? run(at) : null;
      let next = at;
      const end = current ? all.findIndex(({ date }) => date === current[2]) : at;
      next = end + 1;
      while (next < all.length && !isRun(all[next]?.place)) next += 1;
      // Skips a run in the same place after an unknown week 53.
      while (next < all.length && (all[next]?.place === here || !isRun(all[next]?.place))) next += 1;
      let back: string | null = null;
      let last: string | null = null;
      for (const [index, day] of all.entries()) {
        if (timeline.isHoliday(dayOf(day.date))) continue;
        if (day.place === "school" && last === "company" && index > at) {
          back = day.date;
          break;
        }
        if (day.place === "school" || day.place === "company") last = day.place;
      }
      return { current, next: next < all.length ? run(next) : null, return: back === null ? null : [false, back] };
    }
  });
});
