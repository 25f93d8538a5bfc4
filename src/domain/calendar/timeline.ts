import type { Day } from "./day.ts";
import type { Place, RunPlace } from "./place.ts";

/** Who said where a day is spent, strongest last but `none`: nobody did. */
export type Origin = "none" | "programme" | "import" | "settlement" | "exception";

/**
 * Why a day is in doubt. Ids are stable (they stand in `doubts[].reason.id`); their sentences are in the words.
 * - `several-readings`: the printed table can be read in more than one way here (ALB-02)
 * - `empty-row`: the table leaves the row empty; read as off (ALB-01)
 * - `week-53`: the table has no row for week 53; read like its neighbours (ALB-03)
 * - `week-53-unknown`: the same, but its neighbours are known and in different places (ALB-03)
 * - `said-unknown`: the calendar file says `unknown`
 * - `not-said`: no source says anything of this day
 */
export type DoubtReason =
  | "several-readings"
  | "empty-row"
  | "week-53"
  | "week-53-unknown"
  | "said-unknown"
  | "not-said";

/** One weekday of a calendar (Monday to Friday; weekends belong to no one). */
export interface DayCell {
  readonly place: Place;
  readonly origin: Origin;
  readonly doubt: DoubtReason | null;
}

/** A maximal run of working days in one place; `from` and `to` are weekdays, holidays included. `weeks` are ISO labels like `2026-W45`. */
export interface Period {
  readonly place: RunPlace;
  readonly from: Day;
  readonly to: Day;
  readonly weeks: readonly string[];
  /** Monday to Friday, public holidays left out. */
  readonly workingDays: number;
}

/** Neighbouring weekdays that are in doubt for one reason. `from` and `to` are weekdays. */
export interface Doubt {
  readonly from: Day;
  readonly to: Day;
  readonly reason: DoubtReason;
}

/**
 * The calendar of one cohort (for one holiday region, with one person's exceptions where there are some), ready to answer.
 * Derived once per cohort version and shared by all its enrolments; never changed afterwards.
 */
export interface Timeline {
  /** First and last day of the cohort, weekends included; null when nothing at all is known. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** The cell of a day, public holidays already drawn into their run; null on weekends and outside the cohort. */
  cell(day: Day): DayCell | null;
  /** Where the programme's own table has the cohort that day, whatever else was said; null: it does not say. Derived when first asked for. */
  planned(day: Day): Place | null;
  /** All runs in order, those of `off` and `unknown` included. */
  readonly periods: readonly Period[];
  /** All doubts in order. */
  readonly doubts: readonly Doubt[];
  /** First days of school after company that are no public holiday, in order (ALB-04). */
  readonly returns: readonly Day[];
  isHoliday(day: Day): boolean;
  /** 1, 2, 3… or null outside the cohort. */
  yearOf(day: Day): number | null;
}
