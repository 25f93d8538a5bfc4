import type { Day } from "../domain/calendar/day.ts";

export interface Cohort {
  readonly id: string;
  readonly programme: string;
  readonly startYear: number;
  /** Grows with every change to its days, settlements or programme settings; what is derived from a calendar is kept by it. */
  readonly version: number;
}

/** An enrolment as one asker sees it. */
export interface EnrolmentView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly cohort: Cohort;
  readonly option: string | null;
  readonly company: string | null;
  /** Of the company, for public holidays; null: the usual French ones. */
  readonly region: string | null;
  /** How many personal exceptions there are; 0 lets the cohort's timeline be shared. */
  readonly exceptions: number;
  /** From this day on its dossiers are kept here; what fell due before is not asked for. */
  readonly keptFrom: Day;
  /** The one who learns is a team: `person` stands for it, and its members hold the learner's role around it. */
  readonly team: boolean;
  /** The asker's roles around this enrolment, the learner's own included; empty when it is reached through a wider role. */
  readonly as: readonly string[];
}

/** What a wider role is held for. */
export type Scope =
  | { readonly kind: "school" }
  | { readonly kind: "cohort"; readonly cohort: string }
  | { readonly kind: "option"; readonly cohort: string; readonly option: string };

/** Whose enrolments a wider role reaches; `cohorts`: of the whole school these alone. */
export type Range = Scope | { readonly kind: "cohorts"; readonly cohorts: readonly string[] };
