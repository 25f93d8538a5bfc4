import { type Day, mondayOf, weekLabel } from "./day.ts";
import { dayOfSlot, type Grid } from "./grid.ts";
import { runPlace } from "./place.ts";
import type { Doubt, Period } from "./timeline.ts";

/** Maximal runs of weekdays in one place, `exam` read as school. */
export function periodsOf({ base, cells, holidays }: Grid): Period[] {
  const periods: Period[] = [];
  let at = 0;
  for (let cell = cells[at]; cell; cell = cells[at]) {
    const place = runPlace(cell.place);
    const start = at;
    let workingDays = 0;
    for (; cell && runPlace(cell.place) === place; cell = cells[at]) {
      if (!holidays[at]) workingDays += 1;
      at += 1;
    }
    const from = dayOfSlot(base + start);
    const to = dayOfSlot(base + at - 1);
    periods.push({ place, from, to, weeks: weeksOf(from, to), workingDays });
  }
  return periods;
}

function weeksOf(from: Day, to: Day): string[] {
  const weeks: string[] = [];
  for (let monday = mondayOf(from); monday <= to; monday += 7) weeks.push(weekLabel(monday));
  return weeks;
}

/** Neighbouring weekdays in doubt for one reason, in order. */
export function doubtsOf({ base, cells }: Grid): Doubt[] {
  const doubts: Doubt[] = [];
  for (let at = 0; at < cells.length; ) {
    const reason = cells[at]?.doubt ?? null;
    const start = at;
    while (at < cells.length && (cells[at]?.doubt ?? null) === reason) at += 1;
    if (reason) doubts.push({ from: dayOfSlot(base + start), to: dayOfSlot(base + at - 1), reason });
  }
  return doubts;
}

/** ALB-04: school days, public holidays apart, whose last school-or-company working day before them is company. A defence is no return. */
export function returnsOf({ base, cells, holidays }: Grid): Day[] {
  const returns: Day[] = [];
  let fromCompany = false;
  for (const [at, cell] of cells.entries()) {
    if (holidays[at]) continue;
    const place = runPlace(cell.place);
    if (place === "school" && fromCompany) returns.push(dayOfSlot(base + at));
    if (place === "school" || place === "company") fromCompany = place === "company";
  }
  return returns;
}
