import { Temporal } from "temporal-polyfill";
import type { Delivery, Someone, Unit } from "./story.ts";

/** The calendar as the judge knows it: nothing of it is shared with the program. Days are counted since 1970-01-01. */

export interface LocalTime {
  readonly day: number;
  readonly hour: number;
  readonly text: string;
}

export function localTime(at: number, zone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = Date.UTC(local.year, local.month - 1, local.day) / 86_400_000;
  return {
    day,
    hour: local.hour,
    text: local.toString({ smallestUnit: "minute", timeZoneName: "never", offset: "never" }),
  };
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Monday is 0. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function mondayBefore(day: number): number {
  return day - weekday(day);
}

/** Easter Sunday by the anonymous Gregorian reckoning. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1) / 86_400_000;
}

const years = new Map<number, { readonly french: ReadonlySet<number>; readonly alsatian: ReadonlySet<number> }>();

function holidaysOf(year: number) {
  const known = years.get(year);
  if (known) return known;
  const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
  const dated = (date: string) => Date.parse(`${year}-${date}`) / 86_400_000;
  const sunday = easter(year);
  const french = [...fixed.map(dated), sunday + 1, sunday + 39, sunday + 50];
  const made = { french: new Set(french), alsatian: new Set([...french, sunday - 2, dated("12-26")]) };
  years.set(year, made);
  return made;
}

export function isWorkingDay(day: number, region: string | null): boolean {
  const holidays = holidaysOf(new Date(day * 86_400_000).getUTCFullYear());
  return weekday(day) < 5 && !(region === null ? holidays.french : holidays.alsatian).has(day);
}

/** Whose holidays count for someone on a day: those of their company, unless they are at school. */
export function regionOf({ region, learner }: Someone, { place }: Pick<Delivery, "place">): string | null {
  return learner && place !== "company" ? null : region;
}

export function workingDayUpTo(day: number, region: string | null): number {
  let found = day;
  while (!isWorkingDay(found, region)) found -= 1;
  return found;
}

/** So long before a day. */
export function before(day: number, count: number, unit: Unit, region: string | null): number {
  if (unit !== "working-days") return day - count * (unit === "weeks" ? 7 : 1);
  let found = day;
  for (let left = count; left > 0; left--) found = workingDayUpTo(found - 1, region);
  return found;
}

/** How many working days there are after one day up to another, that one included. */
export function workingDaysBetween(from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkingDay(day, null)) count += 1;
  return count;
}
