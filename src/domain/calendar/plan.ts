import type { Place } from "./place.ts";
import type { DoubtReason } from "./timeline.ts";

/** What a programme file says of its weeks, years in order. `null` in a programme's calendar: every cohort imports its own. */
export interface CalendarPlan {
  /** ISO week in which every academic year begins (40 for weeks 40…39). */
  readonly startWeek: number;
  /** The ISO week of each row, in order: 40…52, 1…39. Never 53. */
  readonly weeks: readonly number[];
  readonly years: readonly YearPlan[];
}

/** One column of the table: every way to read it, the default first. Each reading has one place a row. */
export interface YearPlan {
  readonly readings: readonly Reading[];
  /** Rows (by index) that are in doubt whatever the reading, with the reason. */
  readonly doubtful: ReadonlyMap<number, DoubtReason>;
}

export type Reading = readonly Place[];
