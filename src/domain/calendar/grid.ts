import { type Day, weekdayOf } from "./day.ts";
import type { Place } from "./place.ts";
import type { DayCell, DoubtReason, Origin } from "./timeline.ts";

/** Weekdays numbered one after another with no gap at weekends: Friday's slot + 1 is the next Monday's. */
export type Slot = number;

/** The slot of a weekday; of a weekend, the next Monday's. */
export function slotFrom(day: Day): Slot {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) - 1, 5);
}

/** The slot of a weekday; of a weekend, the Friday's before. */
export function slotTo(day: Day): Slot {
  return Math.floor((day + 3) / 7) * 5 + Math.min(weekdayOf(day) - 1, 4);
}

export function dayOfSlot(slot: Slot): Day {
  const week = Math.floor(slot / 5);
  return week * 7 - 3 + (slot - week * 5);
}

/** One cell for every weekday from `base` on; filled layer by layer while a timeline is derived. */
export interface Grid {
  readonly base: Slot;
  readonly cells: DayCell[];
  /** 1 where the weekday is a public holiday. */
  readonly holidays: Uint8Array;
}

export function emptyGrid(first: Day, last: Day): Grid {
  const base = slotFrom(first);
  const length = Math.max(0, slotTo(last) - base + 1);
  return {
    base,
    cells: new Array<DayCell>(length).fill(UNSAID),
    holidays: new Uint8Array(length),
  };
}

/** Gives the same cell to every weekday of a stretch, as far as it lies on the grid. */
export function fill({ base, cells }: Grid, from: Day, to: Day, cell: DayCell): void {
  const end = Math.min(slotTo(to) - base, cells.length - 1);
  for (let at = Math.max(slotFrom(from) - base, 0); at <= end; at++) cells[at] = cell;
}

const known = new Map<string, DayCell>();

/** Cells are few and never change: every calendar shares them. */
export function cellOf(place: Place, origin: Origin, doubt: DoubtReason | null): DayCell {
  const key = `${place} ${origin} ${doubt}`;
  let cell = known.get(key);
  if (!cell) {
    cell = { place, origin, doubt };
    known.set(key, cell);
  }
  return cell;
}

/** Of a day on which no source says anything. */
export const UNSAID: DayCell = cellOf("unknown", "none", "not-said");
