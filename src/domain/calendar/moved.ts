import { type Day, isWeekend } from "./day.ts";
import { dayOfSlot, slotFrom } from "./grid.ts";
import type { Place } from "./place.ts";
import type { Timeline } from "./timeline.ts";

/** Neighbouring weekdays that went from one place to another; null where nothing was, or is, said. */
export interface Move {
  readonly from: Day;
  readonly to: Day;
  readonly before: Place | null;
  readonly after: Place | null;
}

type SaidDays = ReadonlyMap<Day, { readonly place: Place }>;

/** What moved between two versions of a cohort's days, in order; a weekend cuts no stretch. */
export function movedDays(before: SaidDays, after: SaidDays): Move[] {
  const days = [...new Set([...before.keys(), ...after.keys()])].filter((day) => !isWeekend(day)).sort((a, b) => a - b);
  return stretches(
    days,
    (day) => before.get(day)?.place ?? null,
    (day) => after.get(day)?.place ?? null,
  );
}

/** What several changes come to, the earliest first: what was undone since is left out. Where a change knows of no place, the day is where it is `planned`. */
export function netMoves(changes: readonly (readonly Move[])[], { planned }: Pick<Timeline, "planned">): Move[] {
  const [before, after] = [new Map<Day, Place | null>(), new Map<Day, Place | null>()];
  for (const move of changes.flat()) {
    for (let slot = slotFrom(move.from); slot <= slotFrom(move.to); slot++) {
      const day = dayOfSlot(slot);
      if (!before.has(day)) before.set(day, move.before ?? planned(day));
      after.set(day, move.after ?? planned(day));
    }
  }
  return stretches(
    [...before.keys()].sort((a, b) => a - b),
    (day) => before.get(day) ?? null,
    (day) => after.get(day) ?? null,
  );
}

/** What moved between two calendars of the same people, in order; holidays as they were drawn into their runs. */
export function movedTimelines(before: Timeline, after: Timeline): Move[] {
  const ends = [before.first, after.first, before.last, after.last].filter((day) => day !== null);
  if (ends.length === 0) return [];
  const days: Day[] = [];
  for (let slot = slotFrom(Math.min(...ends)); slot <= slotFrom(Math.max(...ends)); slot++) days.push(dayOfSlot(slot));
  return stretches(
    days,
    (day) => placeSaid(before, day),
    (day) => placeSaid(after, day),
  );
}

/** A day between two that are said, of which nothing is said itself, is as little known as one outside. */
function placeSaid(timeline: Timeline, day: Day): Place | null {
  const cell = timeline.cell(day);
  return cell === null || cell.doubt === "not-said" ? null : cell.place;
}

function stretches(
  days: readonly Day[],
  placeBefore: (day: Day) => Place | null,
  placeAfter: (day: Day) => Place | null,
): Move[] {
  const moves: Move[] = [];
  for (const day of days) {
    const before = placeBefore(day);
    const after = placeAfter(day);
    if (before === after) continue;
    const last = moves.at(-1);
    const joins = last && last.before === before && last.after === after && slotFrom(last.to) + 1 === slotFrom(day);
    if (joins) moves[moves.length - 1] = { ...last, to: day };
    else moves.push({ from: day, to: day, before, after });
  }
  return moves;
}
