import { academicYear } from "./academic-year.ts";
import { type Day, mondayOf, weekOf } from "./day.ts";
import { dayOfSlot, slotFrom, slotTo } from "./grid.ts";
import { runPlace } from "./place.ts";
import type { CalendarPlan, Reading } from "./plan.ts";
import type { CalendarSources, SaidStretch } from "./sources.ts";

/** The readings of each year (in order) that are left once the registrar's word is taken into account, the default first. */
export function remainingReadings(sources: CalendarSources, plan: CalendarPlan): Reading[][] {
  const rows = rowsByWeek(plan);
  const left = plan.years.map(({ readings }) => [...readings]);
  const bounds = left.map((_, year) => academicYear(sources, year + 1));

  for (const { place, mondays } of standingWeeks(sources.settled)) {
    for (const [year, readings] of left.entries()) {
      const { from, to } = bounds[year] ?? { from: 0, to: -1 };
      if (readings.length < 2) continue;
      const fixed = mondays
        .filter((monday) => monday >= from && monday <= to)
        .map((monday) => rows.get(weekOf(monday).week));
      const agreeing = readings.filter((reading) =>
        fixed.every((row) => {
          const read = row === undefined ? undefined : reading[row];
          return read === undefined || runPlace(read) === runPlace(place);
        }),
      );
      // A closure inside a school week, say, fits no reading: it stands for its own days only.
      if (agreeing.length > 0) left[year] = agreeing;
    }
  }
  return left;
}

/** The row of the table that an ISO week number has; week 53 has none. */
export function rowsByWeek(plan: CalendarPlan): ReadonlyMap<number, number> {
  return new Map(plan.weeks.map((week, row) => [week, row]));
}

/** Rows on which the readings of one year differ. */
export function differingRows(readings: readonly Reading[]): ReadonlySet<number> {
  const rows = new Set<number>();
  const [first, ...others] = readings;
  first?.forEach((place, row) => {
    if (others.some((reading) => reading[row] !== place)) rows.add(row);
  });
  return rows;
}

/** The weeks of each settlement in which at least one of its days still stands, not replaced by a later settlement. */
function standingWeeks(settled: readonly SaidStretch[]): { place: SaidStretch["place"]; mondays: Day[] }[] {
  const lastSaid = new Map<number, number>();
  settled.forEach(({ from, to }, index) => {
    for (let slot = slotFrom(from); slot <= slotTo(to); slot++) lastSaid.set(slot, index);
  });
  const weeks = settled.map(({ place }) => ({ place, mondays: new Set<Day>() }));
  for (const [slot, index] of lastSaid) weeks[index]?.mondays.add(mondayOf(dayOfSlot(slot)));
  return weeks.map(({ place, mondays }) => ({ place, mondays: [...mondays] }));
}
