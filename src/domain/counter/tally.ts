import type { Day } from "../calendar/day.ts";
import type { Counter } from "../programme/programme.ts";

/** One time that something counted took place. */
export interface Entry {
  /** In the counter's unit, 0 or more. */
  readonly amount: number;
  /** When it took place, both included; null: no day is known. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
  /** Its dossier is over: it counts. Otherwise it is only asked for. */
  readonly settled: boolean;
}

export interface Tally {
  readonly settled: number;
  /** What would be added if all that is asked for were settled. */
  readonly asked: number;
}

/**
 * The sum of what counts, and what is asked for apart. Of entries that share days, a day counts once, by the entry that gives it most.
 * `continuous`: the longest stretch without a gap, instead of the sum.
 */
export function tally(entries: readonly Entry[], adds: Counter["adds"]): Tally {
  const settled = total(
    entries.filter((entry) => entry.settled),
    adds,
  );
  return { settled, asked: rounded(total(entries, adds) - settled) };
}

function total(entries: readonly Entry[], adds: Counter["adds"]): number {
  const dated = entries.flatMap(({ amount, days }) =>
    days === null || days.to < days.from ? [] : [{ amount, ...days }],
  );
  const undated = entries.filter(({ days }) => days === null || days.to < days.from).map(({ amount }) => amount);
  const all = [...stretches(dated), ...undated];
  return rounded(adds === "cumulative" ? all.reduce((sum, amount) => sum + amount, 0) : Math.max(0, ...all));
}

interface Dated {
  readonly amount: number;
  readonly from: Day;
  readonly to: Day;
}

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
