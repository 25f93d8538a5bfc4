import { type Day, dayIn, hourIn, isWeekend, plainOf } from "../calendar/day.ts";
import { holidayOn } from "../calendar/holidays.ts";

/** Whom a message must suit. */
export interface Recipient {
  /** IANA zone. */
  readonly zone: string;
  /** The hour they chose for their messages, 0 to 23; null: none. */
  readonly hour: number | null;
  /** Of their public holidays; null: the usual French ones. */
  readonly region: string | null;
}

/** No message before this hour, nor from `QUIET_FROM` on, local time. */
export const QUIET_UNTIL = 7;
export const QUIET_FROM = 20;
/** For those who chose no hour. */
export const DEFAULT_HOUR = 9;

/** The hour at which their messages go: what they chose, drawn into the hours that are not quiet. */
export function hourOf({ hour }: Pick<Recipient, "hour">): number {
  return Math.min(Math.max(hour ?? DEFAULT_HOUR, QUIET_UNTIL), QUIET_FROM - 1);
}

/** A day on which they may be written to: Monday to Friday, no public holiday of theirs. */
export function isMessageDay(day: Day, { region }: Pick<Recipient, "region">): boolean {
  return !isWeekend(day) && holidayOn(day, region) === null;
}

/** Their hour on a local day, epoch milliseconds. Where clocks go forward over it, the later instant; where it comes twice, the first. */
export function momentOf(day: Day, recipient: Recipient): number {
  return atHour(day, hourOf(recipient), recipient.zone);
}

/** The first instant from `at` on that is neither in quiet hours nor on a day off of theirs, epoch milliseconds; `at` itself where it may be. */
export function nextPermitted(at: number, recipient: Recipient): number {
  const { zone } = recipient;
  const hour = hourIn(zone, at);
  const today = dayIn(zone, at);
  if (isMessageDay(today, recipient) && hour >= QUIET_UNTIL && hour < QUIET_FROM) return at;
  const early = hour < QUIET_UNTIL;
  return momentOf(nextMessageDay(early ? today : today + 1, recipient), recipient);
}

/** The first day from `day` on, itself included, on which they may be written to. */
export function nextMessageDay(day: Day, recipient: Pick<Recipient, "region">): Day {
  let at = day;
  while (!isMessageDay(at, recipient)) at += 1;
  return at;
}

/** The end of a local day, epoch milliseconds: what is of use on that day expires then. */
export function endOf(day: Day, zone: string): number {
  return atHour(day + 1, 0, zone);
}

function atHour(day: Day, hour: number, zone: string): number {
  return plainOf(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
}
