import { type Day, isWeekend } from "./day.ts";

/** Whether people work on a day: Monday to Friday and no public holiday. */
export type IsWorkingDay = (day: Day) => boolean;

export function workingDays(isHoliday: (day: Day) => boolean): IsWorkingDay {
  return (day) => !isWeekend(day) && !isHoliday(day);
}

/** No calendar is closed longer than this. */
const LONGEST_CLOSURE = 400;

/**
 * The `count`-th working day after a day, or before it when `count` is negative; the day itself never counts.
 * For 0: the day itself when people work then, otherwise the next working day.
 * @throws RangeError when nobody works for more than a year.
 */
export function addWorkingDays(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let at = day;
  if (left === 0) {
    if (isWorkingDay(at)) return at;
    left = 1;
  }
  for (let idle = 0; left > 0; ) {
    at += step;
    if (isWorkingDay(at)) {
      left -= 1;
      idle = 0;
    } else if (++idle > LONGEST_CLOSURE) throw new RangeError("nobody works for more than a year");
  }
  return at;
}

/** Working days from a day to another, both included; 0 when `to` is before `from`. */
export function countWorkingDays(from: Day, to: Day, isWorkingDay: IsWorkingDay): number {
  let count = 0;
  for (let day = from; day <= to; day++) if (isWorkingDay(day)) count += 1;
  return count;
}
