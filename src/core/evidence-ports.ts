import type { Day } from "../domain/calendar/day.ts";
import type { Reminder } from "../domain/reminder/reminder.ts";

/** What has been around an enrolment, over or not: the past as an audit asks for it. */
export interface EvidenceStore {
  /** Those in which the person learns or has learnt, by cohort; `left` is the first day on which it is over. */
  enrolmentsOf(
    person: string,
  ): Promise<readonly { readonly id: string; readonly cohort: string; readonly left: Day | null }[]>;
  /** Who has held a role around it, the learner and the holders of wider roles included, and who is to hold one; the earliest first. */
  holdings(enrolment: string): Promise<readonly Holding[]>;
  /** The first day after that on which somebody begins to hold a role around it, or no longer does; null: nobody does. */
  nextChange(enrolment: string, after: Day): Promise<Day | null>;
  /** Every delegation that these people have made, the earliest first. */
  delegations(people: readonly string[]): Promise<readonly PastDelegation[]>;
  /** What was said, or could not be, about an enrolment and what it brings about, the earliest first; what is told of a whole cohort's calendar included. */
  said(enrolment: string): Promise<readonly SaidReminder[]>;
  /** The last entry of the audit, whose hash stands for all before it; null: nothing was done yet. */
  lastAudit(): Promise<{ readonly seq: number; readonly hash: string } | null>;
}

/** A reminder that has gone, or never will. */
export interface SaidReminder {
  readonly reminder: Reminder;
  readonly recipient: string;
  /** `merged`: in the message of another; `unknown`: it may have arrived. */
  readonly state: "sent" | "merged" | "dead" | "unknown";
  /** Epoch milliseconds. */
  readonly at: number;
  readonly message: string | null;
  /** Of what was sent. Null: not known any more. */
  readonly platform: string | null;
  /** Of what could not be sent. */
  readonly reason: string | null;
}

/** A role around an enrolment, held from its first day until the day before `until`. */
export interface Holding {
  readonly role: string;
  readonly person: { readonly id: string; readonly name: string };
  /** Null: as far back as anyone asks. */
  readonly from: Day | null;
  /** Null: still. */
  readonly until: Day | null;
}

/** Both days included. */
export interface PastDelegation {
  /** Person id of who was away. */
  readonly person: string;
  readonly deputy: { readonly id: string; readonly name: string };
  readonly from: Day;
  readonly to: Day;
  /** Ended by hand at that instant, epoch milliseconds. */
  readonly endedAt: number | null;
}
