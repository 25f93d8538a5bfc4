import { Temporal } from "temporal-polyfill";

/** A local calendar date as whole days since 1970-01-01, so that calendars are plain arithmetic. It belongs to no time zone. */
export type Day = number;

/** `2026-11-22`. */
export type IsoDate = string;

/** An ISO week; `year` is the ISO week-numbering year. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/** @throws RangeError when the text is no date that exists. */
export function dayOf(date: IsoDate | Temporal.PlainDate): Day {
  const plain = typeof date === "string" ? Temporal.PlainDate.from(date, { overflow: "reject" }) : date;
  return EPOCH.until(plain, { largestUnit: "days" }).days;
}

export function plainOf(day: Day): Temporal.PlainDate {
  return EPOCH.add({ days: day });
}

/** A day as year, month and day of the Gregorian calendar, by arithmetic: years begin on 1 March, so that the leap day comes last. For years 1 to 9999. */
function civilOf(day: Day): { year: number; month: number; day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const inEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The calendar year of a day, which is not always that of its ISO week. */
export function calendarYearOf(day: Day): number {
  return civilOf(day).year;
}

const isoDates = new Map<Day, IsoDate>();

export function isoOf(day: Day): IsoDate {
  let iso = isoDates.get(day);
  if (iso === undefined) {
    const { year, month, day: date } = civilOf(day);
    iso = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
    isoDates.set(day, iso);
  }
  return iso;
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) > 5;
}

export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

const isoWeeks = new Map<Day, IsoWeek>();

export function weekOf(day: Day): IsoWeek {
  const monday = mondayOf(day);
  let week = isoWeeks.get(monday);
  if (!week) {
    const plain = plainOf(monday);
    week = { year: plain.yearOfWeek ?? plain.year, week: plain.weekOfYear ?? 1 };
    isoWeeks.set(monday, week);
  }
  return week;
}

/** `2026-W45`. */
export function weekLabel(day: Day): string {
  const { year, week } = weekOf(day);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

const firstMondays = new Map<number, Day>();

/** The Monday of an ISO week; the 4th of January is always in week 1. Week 53 of a year without one gives week 1 of the next. */
export function mondayOfWeek({ year, week }: IsoWeek): Day {
  let first = firstMondays.get(year);
  if (first === undefined) {
    first = mondayOf(dayOf(new Temporal.PlainDate(year, 1, 4)));
    firstMondays.set(year, first);
  }
  return first + (week - 1) * 7;
}

/** 52 or 53; the 28th of December is always in the last week. */
export function weeksInYear(year: number): number {
  return weekOf(dayOf(new Temporal.PlainDate(year, 12, 28))).week;
}

/** Epoch milliseconds UTC from which and before which a zone keeps one offset, in milliseconds. */
interface Offset {
  readonly from: number;
  readonly until: number;
  readonly ms: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How far around a moment a zone's changes are looked for: Temporal looks about three years ahead, and looking back for the last one is slow. */
const YEAR_MS = 365 * DAY_MS;
const offsets = new Map<string, Offset[]>();
/** Zones are few, and their clocks change twice a year; this only bounds a misuse. */
const MOST_ZONES = 1_000;
const MOST_OFFSETS = 100;

/** Today where the person is. */
export function todayIn(zone: string, at: Temporal.Instant): Day {
  return dayIn(zone, at.epochMilliseconds);
}

/** The day where the person is, at an instant in epoch milliseconds. */
export function dayIn(zone: string, at: number): Day {
  return Math.floor((at + offsetAt(zone, at).ms) / DAY_MS);
}

/** The hour where the person is, 0 to 23, at an instant in epoch milliseconds. */
export function hourIn(zone: string, at: number): number {
  const local = at + offsetAt(zone, at).ms;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / HOUR_MS);
}

/** What was read of a zone's rules is kept: reading them is slow. */
function offsetAt(zone: string, now: number): Offset {
  const known = offsets.get(zone);
  for (const one of known ?? []) if (one.from <= now && now < one.until) return one;
  const read = readOffset(zone, now);
  if (known && known.length < MOST_OFFSETS) known.push(read);
  else if (known || offsets.size < MOST_ZONES) offsets.set(zone, [read]);
  return read;
}

function readOffset(zone: string, now: number): Offset {
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const changeAfter = (at: number) => local(at).getTimeZoneTransition("next")?.epochMilliseconds ?? null;
  let from = now - YEAR_MS;
  let next = changeAfter(from);
  while (next !== null && next <= now) {
    from = next;
    next = changeAfter(from);
  }
  return { from, until: next ?? now + YEAR_MS, ms: local(now).offsetNanoseconds / 1_000_000 };
}
