import type { Day } from "../domain/calendar/day.ts";
import type { TeamAuthority } from "./authority.ts";
import type { EnrolmentView } from "./enrolment.ts";
import type { Instant } from "./person.ts";

/**
 * Teams: enrolments whose learner is the team (docs/decisions/0014). Who holds the learner's role around one is its member, for as long as they
 * do. Every other role around it is held around each member's own enrolment too, while they are one.
 * Ids are those of enrolments. Every verb is audited; a change holds from `from` on, and the history is kept.
 */
export interface TeamStore {
  /** The enrolments of its members on that day, by name in French collation; who has left the cohort is none of them. */
  members(team: string, today: Day): Promise<readonly EnrolmentView[]>;
  /** The teams that a learner's enrolment belongs to on that day: at most one. */
  of(member: string, today: Day): Promise<readonly EnrolmentView[]>;
  /** Learners of a cohort who belong to no team on that day or later, by name in French collation. */
  alone(cohort: string, limit: number, today: Day): Promise<readonly EnrolmentView[]>;
  /**
   * Makes a team of learners of one cohort, in that cohort, and returns it. `most`: how many members a team has at most, null: any number.
   * @throws UserError `team-full`, `in-a-team`, `other-cohort`, `team-name-taken`, `not-found`; RangeError for no members
   */
  make(
    authority: TeamAuthority,
    team: {
      readonly name: string;
      readonly members: readonly string[];
      readonly most: number | null;
      readonly from: Day;
    },
    at: Instant,
  ): Promise<EnrolmentView>;
  /** Who is a member already stays one and nothing changes. @throws UserError `team-full`, `in-a-team`, `other-cohort`, `holds-a-role`, `not-found` */
  add(
    authority: TeamAuthority,
    change: { readonly team: string; readonly member: string; readonly most: number | null; readonly from: Day },
    at: Instant,
  ): Promise<void>;
  /** False: they are no member then. */
  remove(
    authority: TeamAuthority,
    change: { readonly team: string; readonly member: string; readonly from: Day },
    at: Instant,
  ): Promise<boolean>;
  /** @throws UserError `team-name-taken`, `not-found` */
  rename(
    authority: TeamAuthority,
    change: { readonly team: string; readonly name: string },
    at: Instant,
  ): Promise<void>;
  /** Ends the team with every membership; what it did stays. @throws UserError `not-found` */
  dissolve(authority: TeamAuthority, change: { readonly team: string; readonly from: Day }, at: Instant): Promise<void>;
}
