import type { Place } from "./place.ts";
import type { Reading, YearPlan } from "./plan.ts";
import type { DoubtReason } from "./timeline.ts";

/** One row of a printed column: a rising number whose colour was lost, or a place that the row says itself. */
export type TableEntry = { readonly count: number } | { readonly place: Place; readonly doubt: DoubtReason | null };

/** A counter that rises 1, 2, 3… up to and including `upTo`, one step for each row spent in `place`. */
export interface RisingCounter {
  readonly place: Place;
  readonly upTo: number;
}

/** What a rule outside the table says: how many rows of `place` stand before the last run of `place` (ALB-02). */
export interface Narrowing {
  readonly place: Place;
  readonly least: number;
  readonly most: number;
}

/** A table that can be read in more ways than this says nothing. */
export const MOST_READINGS = 10_000;

/**
 * Every way to read a column as two interleaved rising counters (ALB-01), each reading a place per row; empty when there is none.
 * @throws RangeError when there are more than {@link MOST_READINGS}.
 */
export function solveTable(rows: readonly TableEntry[], counters: readonly [RisingCounter, RisingCounter]): Reading[] {
  const [one, two] = counters;
  const ends = endingStates(rows, counters);
  const readings: Reading[] = [];
  const places: Place[] = [];

  const read = (row: number, counted: number, first: number): void => {
    const entry = rows[row];
    if (!entry) {
      if (readings.length === MOST_READINGS) throw new RangeError(`more than ${MOST_READINGS} readings`);
      readings.push([...places]);
      return;
    }
    const step = (place: Place, nextCounted: number, nextFirst: number): void => {
      if (!ends[row + 1]?.has(nextFirst)) return;
      places.push(place);
      read(row + 1, nextCounted, nextFirst);
      places.pop();
    };
    if ("place" in entry) {
      step(entry.place, counted, first);
      return;
    }
    if (entry.count === first + 1) step(one.place, counted + 1, first + 1);
    if (entry.count === counted - first + 1) step(two.place, counted + 1, first);
  };

  if (ends[0]?.has(0)) read(0, 0, 0);
  return readings;
}

/** For each row, the states of the first counter from which both counters can still end at their last number. */
function endingStates(rows: readonly TableEntry[], [one, two]: readonly [RisingCounter, RisingCounter]): Set<number>[] {
  const ends: Set<number>[] = new Array(rows.length + 1);
  let counted = rows.filter((row) => "count" in row).length;
  let next = new Set(counted === one.upTo + two.upTo ? [one.upTo] : []);
  ends[rows.length] = next;
  for (let row = rows.length - 1; row >= 0; row--) {
    const entry = rows[row];
    if (entry && "count" in entry) {
      counted -= 1;
      const before = new Set<number>();
      for (const first of next) {
        if (entry.count === first) before.add(first - 1);
        if (entry.count === counted - first + 1) before.add(first);
      }
      next = before;
    }
    ends[row] = next;
  }
  return ends;
}

/** The readings in which the rows of a place before its last run are at least `least` and at most `most`; order kept. */
export function narrowReadings(readings: readonly Reading[], { place, least, most }: Narrowing): Reading[] {
  return readings.filter((reading) => {
    let end = reading.lastIndexOf(place);
    while (end >= 0 && reading[end] === place) end -= 1;
    const before = reading.slice(0, end + 1).filter((at) => at === place).length;
    return before >= least && before <= most;
  });
}

/** Fewest changes of place first, the default among readings (ALB-02); equals keep their order. */
export function fewestChanges(readings: readonly Reading[]): Reading[] {
  return readings.toSorted((one, other) => changesOf(one) - changesOf(other));
}

function changesOf(reading: Reading): number {
  return reading.filter((place, row) => row > 0 && place !== reading[row - 1]).length;
}

/** One column as a plan: solved, narrowed, the default reading first. Its `readings` are empty when the table cannot be read. */
export function solveYear(
  rows: readonly TableEntry[],
  counters: readonly [RisingCounter, RisingCounter],
  narrowings: readonly Narrowing[] = [],
): YearPlan {
  const readings = narrowings.reduce<Reading[]>(narrowReadings, solveTable(rows, counters));
  const doubtful = new Map<number, DoubtReason>();
  rows.forEach((entry, row) => {
    if ("place" in entry && entry.doubt) doubtful.set(row, entry.doubt);
  });
  return { readings: fewestChanges(readings), doubtful };
}
