import { type Day, isWeekend, plainOf } from "../calendar/day.ts";
import type { Run } from "../dossier/own-days.ts";
import type { Counter } from "../programme/programme.ts";

/**
 * How long a run is. A week is five weekdays, so that one from Monday to Friday is whole; months are those of the calendar (15 January to 14 April
 * is three), the days left over a part of the month they begin in; any other unit gives days.
 */
export function lengthOf({ from, to }: Run, unit: Counter["unit"]): number {
  if (unit === "week") return weekdaysIn(from, to) / 5;
  if (unit !== "month") return to - from + 1;
  const first = plainOf(from);
  const { months, days } = first.until(plainOf(to + 1), { largestUnit: "months" });
  return months + days / first.add({ months }).daysInMonth;
}

function weekdaysIn(from: Day, to: Day): number {
  const weeks = Math.floor((to - from + 1) / 7);
  let count = weeks * 5;
  for (let day = from + weeks * 7; day <= to; day += 1) if (!isWeekend(day)) count += 1;
  return count;
}

/** Runs that share days or touch each other, no day between them, as one. */
export function joined(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last && run.from <= last.to + 1) all[all.length - 1] = { from: last.from, to: Math.max(last.to, run.to) };
    else all.push(run);
  }
  return all;
}
