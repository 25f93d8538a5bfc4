import type { Timeline } from "../domain/calendar/timeline.ts";
import type { Cohort, EnrolmentView } from "./ports.ts";

/** Timelines, derived once per cohort version and holiday region and kept in memory. */
export interface Calendars {
  of(enrolment: EnrolmentView): Promise<Timeline>;
  ofCohort(cohort: Cohort, region: string | null): Promise<Timeline>;
}
