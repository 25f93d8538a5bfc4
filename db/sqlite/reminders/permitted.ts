import { Temporal } from "temporal-polyfill";
import { type Day, mondayOf, todayIn } from "../../../src/domain/calendar/day.ts";
import { momentOf, nextMessageDay, nextPermitted, type Recipient } from "../../../src/domain/reminder/moment.ts";

/** What many recipients of one claim have in common is worked out once for all of them. */
export interface Moment {
  readonly now: number;
  today(zone: string): Day;
  /** `nextPermitted` from now on. */
  permitted(recipient: Recipient): number;
  /** Their hour on the first day from that one on, itself included, on which they may be written to. */
  from(day: Day, recipient: Recipient): number;
  /** The Monday of the week before this one, wherever one is. */
  readonly weekBefore: Day;
}

export function momentAt(now: number): Moment {
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  const days = new Map<string, Day>();
  const known = new Map<string, number>();
  const once = (key: string, work: () => number): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work();
    known.set(key, made);
    return made;
  };
  return {
    now,
    today: (zone) => {
      const day = days.get(zone) ?? todayIn(zone, instant);
      days.set(zone, day);
      return day;
    },
    permitted: (recipient) => once(`${keyOf(recipient)}`, () => nextPermitted(now, recipient)),
    from: (day, recipient) =>
      once(`${day} ${keyOf(recipient)}`, () => momentOf(nextMessageDay(day, recipient), recipient)),
    weekBefore: mondayOf(todayIn("UTC", instant)) - 7,
  };
}

function keyOf({ zone, hour, region }: Recipient): string {
  return `${zone} ${hour} ${region}`;
}
