import type { Backup } from "../core/backup-ports.ts";
import { dayIn, mondayOf } from "../domain/calendar/day.ts";

export interface Keeping {
  /** The newest backup of so many days, and of so many ISO weeks, that have one. */
  readonly days: number;
  readonly weeks: number;
  /** Whose days. */
  readonly zone: string;
}

/** The nightly backups that are not needed any more; what people made themselves is theirs to throw away. */
export function superfluous(backups: readonly Backup[], { days, weeks, zone }: Keeping): readonly Backup[] {
  const nightly = backups.filter((one) => one.nightly).sort((a, b) => b.at - a.at);
  const dayOf = ({ at }: Backup) => dayIn(zone, at);
  const kept = new Set([
    ...newestOfEach(nightly, dayOf, days),
    ...newestOfEach(nightly, (one) => mondayOf(dayOf(one)), weeks),
  ]);
  return nightly.filter((one) => !kept.has(one));
}

function newestOfEach(
  newestFirst: readonly Backup[],
  spanOf: (one: Backup) => number,
  most: number,
): readonly Backup[] {
  const newest = new Map<number, Backup>();
  for (const one of newestFirst) if (!newest.has(spanOf(one))) newest.set(spanOf(one), one);
  return [...newest.values()].slice(0, most);
}
