import type { Day } from "../calendar/day.ts";
import type { Run } from "../dossier/own-days.ts";
import type { Counter } from "../programme/programme.ts";
import { joined, lengthOf } from "./length.ts";

/** One time that something counted took place. */
export interface Entry {
  /** In the counter's unit, 0 or more; null: as long as its days are. */
  readonly amount: number | null;
  /** When it took place, both included; null: no day is known. */
  readonly days: Run | null;
  /** Its dossier is over: it counts. Otherwise it is only asked for. */
  readonly settled: boolean;
}

export interface Tally {
  readonly settled: number;
  /** What would be added if all that is asked for were settled. */
  readonly asked: number;
}

/**
 * The sum of what counts, and what is asked for apart. Of entries that share days, a day counts once, by the entry that gives it most; of a
 * length only the days up to `today` are settled. `continuous`: the longest stretch without a gap, instead of the sum.
 */
export function tally(entries: readonly Entry[], counter: Pick<Counter, "adds" | "unit">, today: Day): Tally {
  const over = entries.filter(({ settled }) => settled).flatMap((entry) => lived(entry, today));
  const settled = total(over, counter);
  return { settled, asked: rounded(total(entries, counter) - settled) };
}

/** Of a length the days that are over, today among them; none while it has not begun. */
function lived(entry: Entry, today: Day): Entry[] {
  const { amount, days } = entry;
  if (amount !== null || days === null) return [entry];
  return days.from > today ? [] : [{ ...entry, days: { from: days.from, to: Math.min(days.to, today) } }];
}

function total(entries: readonly Entry[], { adds, unit }: Pick<Counter, "adds" | "unit">): number {
  const runs = joined(entries.flatMap(({ amount, days }) => (amount === null && isInOrder(days) ? [days] : [])));
  const lengths = runs.map((run) => ({ ...run, amount: lengthOf(run, unit) }));
  const given = entries.flatMap(({ amount, days }) => (amount === null ? [] : [{ amount, days }]));
  const dated = given.flatMap(({ amount, days }) => (isInOrder(days) ? [{ amount, ...days }] : []));
  const undated = given.filter(({ days }) => !isInOrder(days)).map(({ amount }) => amount);
  const all = [...stretches([...dated, ...lengths]), ...undated];
  return rounded(adds === "cumulative" ? all.reduce((sum, amount) => sum + amount, 0) : Math.max(0, ...all));
}

function isInOrder(days: Run | null): days is Run {
  return days !== null && days.from <= days.to;
}

type Dated = Run & { readonly amount: number };

/** What each run of days without a gap comes to. */
function stretches(entries: readonly Dated[]): readonly number[] {
  const edges = [...new Set(entries.flatMap(({ from, to }) => [from, to + 1]))].toSorted((one, other) => one - other);
  const sums: number[] = [];
  let open = false;
  for (const [index, from] of edges.entries()) {
    const until = edges[index + 1] ?? from;
    const rates = entries.filter((one) => one.from <= from && from <= one.to).map(rateOf);
    if (rates.length === 0) {
      open = false;
      continue;
    }
    const amount = Math.max(...rates) * (until - from);
    if (open) sums.push((sums.pop() ?? 0) + amount);
    else sums.push(amount);
    open = true;
  }
  return sums;
}

function rateOf({ amount, from, to }: Dated): number {
  return amount / (to - from + 1);
}

/** To the hundredth: rates of days are no round numbers. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
