import type { Timeline } from "../domain/calendar/timeline.ts";
import type { Programme } from "../domain/programme/programme.ts";
import type { Cohort, EnrolmentView } from "./ports.ts";

/** What one cohort's calendar comes to, with the school's settings; the same object as long as nothing of it changed. */
export interface CohortDays {
  readonly programme: Programme;
  readonly timeline: Timeline;
  /** What the school chose, by setting id; the rest stand at the file's defaults. */
  readonly settings: Readonly<Record<string, string>>;
  /** The same days under that version of the programme, for dossiers that began under it. @throws UserError `rules-missing` */
  under(version: number): CohortDays;
}

/** The versions of a programme that are not in force but were; null: its text is not there, or no longer holds. */
export type OlderRules = (programme: string) => Promise<(version: number) => Programme | null>;

/** Calendars, derived once per cohort version and holiday region and kept in memory. */
export interface Calendars {
  /** With the part of the programme that concerns that enrolment: a team's, or one learner's. */
  of(enrolment: EnrolmentView): Promise<CohortDays>;
  ofCohort(cohort: Cohort, region: string | null): Promise<CohortDays>;
}
