import { type AcademicCalendar, academicYear, dayInAcademicYear, dayOfNthWeek } from "../calendar/academic-year.ts";
import { type Day, dayOf, isWeekend, mondayOf, plainOf } from "../calendar/day.ts";
import type { Timeline } from "../calendar/timeline.ts";
import { addWorkingDays, workingDays } from "../calendar/working-days.ts";
import type { Anchor, AnchorBase } from "./anchor.ts";
import { parseAnchor } from "./anchor-grammar.ts";
import type { Span } from "./dossier-rules.ts";
import { lastCompanyDay, type Occasion } from "./occurrences.ts";
import type { Programme } from "./programme.ts";
import { RESTS_ON_NOTHING, type Rests, restsOn, together } from "./rests.ts";

/** What an anchor is read against. `settings` is what the school chose, by id. */
export interface AnchorFrame {
  readonly programme: Programme;
  readonly timeline: Timeline;
  readonly calendar: AcademicCalendar;
  readonly settings: Readonly<Record<string, string>>;
}

export interface ResolvedDay extends Rests {
  readonly day: Day;
  readonly doubtful: boolean;
}

/** The value of a setting, and whether it is only a default that no document backs, or another value that the school chose. */
export function settingValue(
  { programme, settings }: Pick<AnchorFrame, "programme" | "settings">,
  id: string,
): { readonly value: string | null; readonly defaulted: boolean; readonly chosen: boolean } {
  const own = settings[id];
  const setting = programme.settings.find((one) => one.id === id);
  if (own !== undefined) return { value: own, defaulted: false, chosen: own !== setting?.default };
  return { value: setting?.default ?? null, defaulted: setting?.source.line == null, chosen: false };
}

/** The day an anchor stands for on one occasion; null when there is none (a setting without a value, no company week before). */
export function resolveAnchor(anchor: Anchor, occasion: Occasion, frame: AnchorFrame): ResolvedDay | null {
  return resolve(anchor, occasion, frame, []);
}

function resolve(
  anchor: Anchor,
  occasion: Occasion,
  frame: AnchorFrame,
  passed: readonly string[],
): ResolvedDay | null {
  const base = resolveBase(anchor.base, occasion, frame, passed);
  const { offset } = anchor;
  if (base === null || offset === null) return base;
  const span = offset.setting === undefined ? null : settingValue(frame, offset.setting);
  const sign = offset.count < 0 ? -1 : 1;
  const count = span?.value == null ? offset.count : sign * Number(span.value);
  const rests = span === null || offset.setting === undefined ? base : together(base, restsOn(offset.setting, span));
  return { ...base, ...rests, day: moved(base.day, count, offset.unit, frame.timeline) };
}

/** The day on which a span that begins on `from` is over. */
export function spanEnd(
  { count, unit, setting }: Span,
  from: Day,
  frame: Pick<AnchorFrame, "programme" | "timeline" | "settings">,
): Day {
  const chosen = setting === null ? null : settingValue(frame, setting).value;
  return moved(from, chosen === null ? count : Number(chosen), unit, frame.timeline);
}

function moved(day: Day, count: number, unit: NonNullable<Anchor["offset"]>["unit"], timeline: Timeline): Day {
  switch (unit) {
    case "days":
      return day + count;
    case "weeks":
      return day + count * 7;
    case "working-days":
      return addWorkingDays(day, count, workingDays(timeline.isHoliday));
    default:
      return unit satisfies never;
  }
}

function sure(day: Day | null): ResolvedDay | null {
  return day === null ? null : { day, doubtful: false, ...RESTS_ON_NOTHING };
}

function resolveBase(
  base: AnchorBase,
  occasion: Occasion,
  frame: AnchorFrame,
  passed: readonly string[],
): ResolvedDay | null {
  const { calendar, timeline } = frame;
  const { period, returnDay, week, doubtful } = occasion;
  // What comes once in a course of one year comes in that year.
  const year = occasion.year ?? (frame.programme.years === 1 ? 1 : null);
  const about = (day: Day | undefined | null): ResolvedDay | null =>
    day === null || day === undefined ? null : { day, doubtful, ...RESTS_ON_NOTHING };
  switch (base.kind) {
    case "setting":
      return resolveSetting(base.id, occasion, frame, passed);
    case "weekday-of-week":
      return year === null ? null : sure(dayInAcademicYear(calendar, year, base));
    case "weekday-of-nth-week":
      return year === null ? null : sure(dayOfNthWeek(calendar, year, base));
    case "weekday-of-last-company-week":
      return lastCompanyWeek(base.weekday, { ...occasion, year }, frame);
    case "weekday-of-that-week":
      return about(week === null ? null : week + base.weekday - 1);
    case "month-day":
      return year === null ? null : sure(dateInYear(base, calendar, year));
    case "return":
      return about(returnDay);
    case "period-start":
      return about(period?.from);
    case "period-end":
      return about(period?.to);
    case "year-start":
      return year === null ? null : sure(academicYear(calendar, year).from);
    case "year-end":
      return year === null ? null : sure(lastWeekday(academicYear(calendar, year).to));
    case "course-start":
      return sure(timeline.first === null ? null : firstWeekday(timeline.first));
    case "course-end":
      return courseEnd(frame);
    case "event-start":
      return sure(occasion.event?.from ?? null);
    case "event-end":
      return sure(occasion.event?.to ?? null);
    case "opened":
      return sure(occasion.opened);
    default:
      return base satisfies never;
  }
}

function resolveSetting(
  id: string,
  occasion: Occasion,
  frame: AnchorFrame,
  passed: readonly string[],
): ResolvedDay | null {
  if (passed.includes(id)) return null;
  const found = settingValue(frame, id);
  const { value } = found;
  if (value === null) return null;
  const kind = frame.programme.settings.find((setting) => setting.id === id)?.is;
  const anchor = kind === "date" ? null : parseAnchor(value, frame.programme.settings);
  const day =
    anchor === null ? sure(dayOf(value)) : anchor.ok ? resolve(anchor.value, occasion, frame, [...passed, id]) : null;
  return day && { ...day, ...together(restsOn(id, found), day) };
}

/** Before a return, or of the year. */
function lastCompanyWeek(
  weekday: number,
  { returnDay, year, doubtful }: Occasion,
  frame: AnchorFrame,
): ResolvedDay | null {
  const { timeline, calendar } = frame;
  const bounds = year === null ? null : academicYear(calendar, year);
  const last = returnDay === null ? bounds?.to : returnDay - 1;
  const first = returnDay === null ? bounds?.from : (timeline.first ?? returnDay);
  if (last === undefined || first === undefined) return null;
  const found = lastCompanyDay(timeline, last, first);
  if (!found) return null;
  return { day: mondayOf(found.day) + weekday - 1, doubtful: doubtful || found.doubtful, ...RESTS_ON_NOTHING };
}

/** A date of the year inside an academic year; 29 February gives 1 March where there is none. */
function dateInYear({ month, day }: { month: number; day: number }, calendar: AcademicCalendar, year: number): Day {
  const { from } = academicYear(calendar, year);
  const start = plainOf(from).year;
  const inFirst = dayOf(plainOf(from).with({ month, day: 1 })) + day - 1;
  return inFirst >= from ? inFirst : dayOf(plainOf(from).with({ year: start + 1, month, day: 1 })) + day - 1;
}

/** The last day that the calendar knows in the last year of the course; while it does not reach so far, that year's end, in doubt. */
function courseEnd({ programme, timeline, calendar }: AnchorFrame): ResolvedDay {
  const end = academicYear(calendar, programme.years);
  const known = timeline.last !== null && timeline.last >= end.from;
  return {
    day: lastWeekday(known ? Math.min(timeline.last ?? end.to, end.to) : end.to),
    doubtful: !known,
    ...RESTS_ON_NOTHING,
  };
}

function firstWeekday(day: Day): Day {
  let at = day;
  while (isWeekend(at)) at += 1;
  return at;
}

function lastWeekday(day: Day): Day {
  let at = day;
  while (isWeekend(at)) at -= 1;
  return at;
}
