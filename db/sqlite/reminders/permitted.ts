import { type Day, dayIn, mondayOf } from "../../../src/domain/calendar/day.ts";
import { momentOf, nextMessageDay, nextPermitted, type Recipient } from "../../../src/domain/reminder/moment.ts";

/** Quiet hours begin and end on a quarter of an hour everywhere, since zones are offset by such. */
const QUARTER_MS = 15 * 60_000;

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

/** A time in which people of a zone and region may be written to. */
interface Open {
  readonly from: number;
  readonly until: number;
}

/** Recipients differ by zone and region alone here; this only bounds a misuse. */
const MOST_KEPT = 1_000;
const open = new Map<string, Open>();

/** `nextPermitted`, remembered: what is permitted now stays so for the rest of the quarter of an hour. */
function permittedFrom(now: number, recipient: Recipient): number {
  const key = `${recipient.zone} ${recipient.region}`;
  const known = open.get(key);
  if (known && known.from <= now && now < known.until) return now;
  const next = nextPermitted(now, recipient);
  const until = now - (now % QUARTER_MS) + QUARTER_MS;
  if (open.size >= MOST_KEPT) open.clear();
  if (next === now) open.set(key, { from: now, until });
  return next;
}

export function momentAt(now: number): Moment {
  const known = new Map<string, number>();
  const once = (key: string, work: () => number): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work();
    known.set(key, made);
    return made;
  };
  // Most people of a school are in one zone and region: what was asked last is seldom asked otherwise.
  let last: { readonly recipient: Recipient; readonly at: number } | null = null;
  return {
    now,
    today: (zone) => dayIn(zone, now),
    permitted: (recipient) => {
      if (last && isSame(last.recipient, recipient)) return last.at;
      const at = once(keyOf(recipient), () => permittedFrom(now, recipient));
      last = { recipient, at };
      return at;
    },
    from: (day, recipient) =>
      once(`${day} ${keyOf(recipient)}`, () => momentOf(nextMessageDay(day, recipient), recipient)),
    weekBefore: mondayOf(dayIn("UTC", now)) - 7,
  };
}

function isSame(one: Recipient, other: Recipient): boolean {
  return one.zone === other.zone && one.hour === other.hour && one.region === other.region;
}

function keyOf({ zone, hour, region }: Recipient): string {
  return `${zone} ${hour} ${region}`;
}
