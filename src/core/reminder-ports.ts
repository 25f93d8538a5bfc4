import type { Day } from "../domain/calendar/day.ts";
import type { Move } from "../domain/calendar/moved.ts";
import type { Recipient } from "../domain/reminder/moment.ts";
import type { Reminder } from "../domain/reminder/reminder.ts";
import type { Authority } from "./authority.ts";
import type { Range } from "./enrolment.ts";
import type { Outcome } from "./outcome.ts";
import type { Account, Instant, Person } from "./person.ts";

/** What has become of a reminder. `merged`: said in the message of another, the message's first. Its day has come when `planned` and due. */
export const REMINDER_STATES = [
  "planned",
  "leased",
  "retry",
  "unknown",
  "sent",
  "merged",
  "dead",
  "cancelled",
  "expired",
] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

/** A reminder with how its person is written to. */
export interface PlannedReminder {
  readonly reminder: Reminder;
  readonly recipient: Recipient;
}

export interface KeptReminder {
  readonly reminder: Reminder;
  readonly state: ReminderState;
  /** When it goes, or went, epoch milliseconds. */
  readonly at: number;
  /** The message it stands in; null: in none yet. */
  readonly message: string | null;
  readonly reason: string | null;
}

/** An enrolment whose reminders are out of date or end too soon. */
export interface ToPlan {
  readonly enrolment: string;
  /** Another one with every change that touches it; null: nothing did, its day has come. */
  readonly mark: number | null;
  /** That day; null: it is marked. */
  readonly due: Day | null;
}

/** Keeps what is to be said. Whatever changes what is owed marks the enrolments that it touches in its own transaction; until they are planned again nothing of them is claimed. */
export interface PlanStore {
  /** Marked enrolments first, then those whose next day has come; at most `limit`. */
  toPlan(today: Day, limit: number): Promise<readonly ToPlan[]>;
  /**
   * Makes what is kept of the enrolment what is wanted, in one transaction: new reminders are added, those that stand are left as they are (and brought back
   * where they were cancelled), waiting ones no longer wanted are cancelled. To be planned again on `next`. False: it or its dossiers have changed meanwhile; nothing was
   * written, and it is still to be planned.
   */
  replan(plan: EnrolmentPlan, at: Instant): Promise<boolean>;
  /** Everything is planned anew, as after a change of the programme files. */
  markAll(): Promise<void>;
  /** Whether something around this person, or around those whose deputy they are, is still marked or planned less than two weeks ahead. */
  waiting(person: string, today: Day): Promise<boolean>;
  /** What has moved in the calendar of this enrolment since that instant, the earliest first. */
  moves(enrolment: string, since: Instant): Promise<readonly CalendarMove[]>;
  /** Which of the reminders with these keys were said, may have been, or are being said. */
  told(keys: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface EnrolmentPlan extends ToPlan {
  /** The versions of all its dossiers as they were read, added up: a decision that says itself what follows from it marks nothing. Left out: none were read. */
  readonly seen?: number;
  readonly wanted: readonly PlannedReminder[];
  /** Keys of what others say better: cancelled where it waits or could not be sent; left out: none. */
  readonly outdated?: readonly string[];
  /** Person ids: what others have put off goes; left out: nobody's does. */
  readonly around?: readonly string[];
  /** Waiting reminders of days after it are not looked at. */
  readonly through: Day;
  readonly next: Day;
}

/** A change of a cohort's days, or of one learner's own. */
export interface CalendarMove {
  readonly id: string;
  readonly cohort: string;
  /** Null: of the whole cohort. */
  readonly enrolment: string | null;
  readonly moves: readonly Move[];
  readonly at: number;
}

/** One message to one person: all that is due for them. */
export interface Claimed {
  readonly message: string;
  readonly recipient: Person;
  /** Their accounts, the one they used last first. */
  readonly accounts: readonly Address[];
  /** Urgent first, then by day. */
  readonly reminders: readonly Reminder[];
  /** How often it was tried before. */
  readonly attempts: number;
}

export interface Address extends Account {
  /** What the platform needs besides to begin a conversation; null: nothing. */
  readonly reference: string | null;
}

export interface ClaimOptions {
  /** Names this claim; nobody can guess it. */
  readonly token: string;
  /** At most so many reminders begin a message; what else is due for the same people comes with them. */
  readonly limit: number;
  /** When the lease ends. */
  readonly until: Instant;
}

/** The reason of what is dead because its person has no account: tried again when they get one. */
export const NO_ACCOUNT = "no-account";

/** What became of a message. `again`: not before that instant; `free` gives the attempt back (the platform asked to wait). */
export type Sending =
  | { readonly kind: "sent"; readonly platform: string; readonly place: string | null }
  | { readonly kind: "retry"; readonly again: Instant; readonly reason: string; readonly free: boolean }
  | { readonly kind: "dead"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

export interface Settled {
  readonly message: string;
  readonly sending: Sending;
}

/** What a claim did besides claiming. */
export interface Claims {
  readonly messages: readonly Claimed[];
  readonly cancelled: number;
  readonly expired: number;
  /** Put off: quiet hours, a digest already today, the cap of the week, an enrolment to be planned first. */
  readonly postponed: number;
}

export interface OutboxStore {
  /**
   * Takes what is due, in one transaction. Each is asked again whether it is still owed and of use, and whether its person may be written to now:
   * what is not is cancelled, expired or put off. A lease that has ended without an acknowledgement makes the message `unknown` first.
   */
  claim(now: Instant, options: ClaimOptions): Promise<Claims>;
  /**
   * Begins a sending in the moment in which it is seen that the message may still go: the lease is held and all that it says is still owed.
   * `go` is called at once, so that what others do is either seen or comes after it. False: it may not go, and `go` was not called.
   */
  begin(token: string, message: string, now: Instant, go: () => void): Promise<boolean>;
  /** Acknowledges, all in one transaction. Returns the messages whose lease someone else had taken over, which were left alone. */
  settle(token: string, settled: readonly Settled[], now: Instant): Promise<readonly string[]>;
  /** Messages of which nobody knows whether they arrived, the oldest first. */
  unknown(limit: number): Promise<readonly Claimed[]>;
  /** Looked up, or not to be looked up: `sent` where it was found, else tried again. It stays counted as once unknown. */
  resolve(message: string, sending: Extract<Sending, { kind: "sent" | "retry" }>, now: Instant): Promise<void>;
  /** After a stop: what is overdue is spread over the next `windowMs`, what is of no use any more expires. */
  catchUp(now: Instant, options: { readonly overdueMs: number; readonly windowMs: number }): Promise<CaughtUp>;
  /** How many stand in each state, how long the oldest that is due has waited (0: none), and how many were ever unknown. */
  figures(now: Instant): Promise<OutboxFigures>;
  /** When something is next to be done, epoch milliseconds; null: nothing waits. Costs the same however many wait. */
  nextAt(): Promise<number | null>;
  /** What a message says, with what has become of it; empty: there is none such of that person. */
  message(id: string, recipient: string): Promise<readonly KeptReminder[]>;
  /** What is to come for a person until that instant, the earliest first, and what was last sent, the latest first. */
  ofPerson(person: string, until: Instant, sent: number): Promise<PersonReminders>;
  /** Ended reminders older than that are forgotten; at most `limit` at a time. Returns how many. */
  forgetBefore(at: Instant, limit: number): Promise<number>;
}

export interface CaughtUp {
  readonly spread: number;
  readonly merged: number;
  readonly expired: number;
}

export interface OutboxFigures {
  readonly states: Readonly<Record<ReminderState, number>>;
  readonly lagMs: number;
  readonly everUnknown: number;
}

export interface PersonReminders {
  readonly coming: readonly KeptReminder[];
  readonly sent: readonly KeptReminder[];
}

/** Enrolments that are reached on a day. */
export interface Among {
  readonly ranges: readonly Range[];
  readonly today: Day;
}

export interface AttentionStore {
  /**
   * What a message said is said again on that day, as it stands then, where it is of use then; nothing about the same subjects before. Returns of how
   * many: of what waits to be sent and what was said.
   */
  snooze(message: string, person: string, until: Day, at: Instant): Promise<number>;
  /** How many messages each person to whom something is said of these enrolments got in the ISO week that begins on that Monday, the most first. */
  perPerson(
    among: Among,
    monday: Day,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<AttentionPage>;
  /** What of these enrolments could not be sent, the latest first. */
  dead(among: Among, limit: number): Promise<readonly (KeptReminder & { readonly person: Person })[]>;
  /** The ids of the enrolments of which a message speaks; none: there is none such. */
  enrolmentsOf(message: string): Promise<readonly string[]>;
  /** Tries a dead message again. False: it is not dead. Audited. */
  requeue(authority: Authority, message: string, at: Instant): Promise<boolean>;
}

export interface AttentionPage {
  readonly total: number;
  readonly rows: readonly { readonly person: Person; readonly messages: number }[];
}

/** What was kept beside reminders and serves nobody any more. */
export interface LeftoverStore {
  /** Pauses and reserved places, snoozes, counts of attention and told changes of calendars that were over before that are forgotten; at most `limit` at a time. Returns how many. */
  forgetBefore(at: Instant, limit: number): Promise<number>;
}

/** How fast a platform may be written to, kept so that it holds across a restart. */
export interface RateStore {
  /** Each want names what bounds it, the widest first. For each in order the instant from which it may go, all reserved in one transaction, epoch milliseconds. */
  reserve(wants: readonly Rate[][], now: Instant): Promise<readonly number[]>;
  /** The platform has asked to wait. */
  hold(scope: string, until: Instant): Promise<void>;
}

/** `slack T1` or `slack T1 C1`: so many at once, then one every `everyMs`. */
export interface Rate {
  readonly scope: string;
  readonly everyMs: number;
  readonly burst: number;
}

/** Begins a request in the moment in which it is seen that its message may still go. @throws when it may not: then nothing was asked */
export type Gate = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

/** A platform that can begin a conversation. */
export interface Courier {
  readonly platform: string;
  /** Whether it can begin a conversation there. Absent: with everybody who has an account. */
  reaches?(address: Address): boolean;
  /** What bounds messages to this address, the widest first. */
  rates(address: Address): readonly Rate[];
  /**
   * Sends a new message to the person alone; `message` can be found again where the platform allows it. The request that sends goes through the gate, when all
   * else is ready. Never throws for what the platform says; what it says of a shut gate does not matter.
   */
  send(address: Address, outcome: Outcome, message: string, gate: Gate): Promise<Delivery>;
  /** Looks for a message sent since then: its place; null: it is not there. Absent: the platform has no look-up. @throws while the platform cannot be reached */
  find?(address: Address, message: string, since: Instant): Promise<string | null>;
  /** The account of someone who has never written, by their e-mail; null: unknown there. Absent: the platform cannot tell. */
  lookUp?(email: string): Promise<Account | null>;
}

/** `place` as in `Board`. `afterMs` null: it did not say. `busy` gives the attempt back. `whose`: no message could be sent (`platform`), until whoever runs this program mends it (`ours`). `unknown`: it may have arrived. */
export type Delivery =
  | { readonly kind: "sent"; readonly place: string | null }
  | { readonly kind: "busy"; readonly scope: string; readonly afterMs: number }
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly afterMs: number | null;
      readonly whose?: "platform" | "ours";
    }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };
