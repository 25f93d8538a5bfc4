import type { Day } from "../domain/calendar/day.ts";
import type { DossierEvent, DossierState, Values } from "../domain/dossier/state.ts";
import type { Recipient } from "../domain/reminder/moment.ts";
import type { Reminder } from "../domain/reminder/reminder.ts";
import type { Authority, DossierAuthority } from "./authority.ts";
import type { CommandInput } from "./card.ts";
import type { Instant, Person } from "./person.ts";

/** A dossier's natural key: one obligation of one enrolment. `occasion` is that of a `Deadline` (`2027-01-04`, `year-2`, `2026-W45`, `once`), or 8 characters made by us for what people bring about. */
export interface DossierKey {
  readonly enrolment: string;
  /** The id of its kind in the programme file. */
  readonly kind: string;
  readonly occasion: string;
}

export interface StoredDossier extends DossierKey {
  /** The version of the programme by whose rules it goes: the one in force when it began, or the one it was migrated to. */
  readonly rules: number;
  readonly state: DossierState;
  /** Since when it waits for each of the steps whose turn it is, epoch milliseconds. */
  readonly turns: readonly Turn[];
}

/** A step whose turn it is. */
export interface Turn {
  readonly step: string;
  /** Any one of these roles does it. */
  readonly roles: readonly string[];
  readonly since: number;
}

/** What is to be said about one dossier; waiting reminders of days after `through` are not looked at. */
export interface DossierReminders {
  readonly wanted: readonly { readonly reminder: Reminder; readonly recipient: Recipient }[];
  readonly through: Day;
}

export interface DossierChange extends DossierKey {
  /** The version that the new state was worked out from. */
  readonly before: number;
  /** The version of the programme by whose rules it goes from now on. */
  readonly rules: number;
  readonly state: DossierState;
  readonly event: DossierEvent;
  readonly turns: readonly Turn[];
  /** What is kept about the dossier is made this, as `PlanStore.replan` does for an enrolment; absent: the enrolment is marked instead. */
  readonly reminders?: DossierReminders;
  /** Enrolments in which something may have waited for this: they are marked besides; absent: none. */
  readonly awaitedIn?: readonly string[];
}

export interface DossierStore {
  get(key: DossierKey): Promise<StoredDossier | null>;
  /** Those of the keys that exist, in any order. */
  existing(keys: readonly DossierKey[]): Promise<readonly StoredDossier[]>;
  /** Every dossier of these enrolments. */
  ofEnrolments(enrolments: readonly string[]): Promise<readonly StoredDossier[]>;
  /** Of these enrolments, in any order: the dossiers that are open, and the keys alone of those that are over, whose contents are not read. */
  standing(
    enrolments: readonly string[],
  ): Promise<{ readonly open: readonly StoredDossier[]; readonly over: readonly DossierKey[] }>;
  /** Open dossiers that wait for one of the roles in one of the enrolments; the longest waiting first. */
  waiting(
    standings: readonly { readonly enrolment: string; readonly roles: readonly string[] }[],
  ): Promise<readonly StoredDossier[]>;
  /** Open dossiers that wait for one of the roles in whatever enrolment; the longest waiting first, at most `limit`. */
  waitingAnywhere(roles: readonly string[], limit: number): Promise<readonly StoredDossier[]>;
  history(key: DossierKey): Promise<readonly DossierEvent[]>;
  /**
   * All of it or nothing: the new state, its event, the turns, the audit row, the marks on messages that show it, and the end of the actor's draft.
   * False: the dossier is no longer at `before`; nothing was written.
   */
  record(authority: DossierAuthority, change: DossierChange, at: Instant): Promise<boolean>;
  /** What someone typed and has not sent; null: nothing. */
  draft(key: DossierKey, step: string, person: string): Promise<Values | null>;
  keepDraft(key: DossierKey, step: string, person: string, values: Values, at: Instant): Promise<void>;
  /** Forgets the drafts of dossiers that are over, and those last kept before that instant. Returns how many. */
  forgetBefore(at: Instant): Promise<number>;
  /** Numbers the changes of all dossiers, by whatever process: what has changed since `after` (0: from the start), oldest first, at most `limit`. */
  changes(after: number, limit: number): Promise<{ readonly last: number; readonly keys: readonly DossierKey[] }>;
}

/** For an absence: who acts for whom, from one day to another, both included. */
export interface Delegation {
  readonly id: string;
  readonly person: Person;
  readonly deputy: Person;
  readonly from: Day;
  readonly to: Day;
}

export interface StandInStore {
  /** Those whose deputy this person is on that day. */
  principals(deputy: string, today: Day): Promise<readonly Person[]>;
  /** Delegations of or to this person that end on `today` or later, the earliest first. */
  delegations(person: string, today: Day): Promise<readonly Delegation[]>;
  /** The deputies of these people on that day. */
  deputies(people: readonly string[], today: Day): Promise<readonly Delegation[]>;
  /**
   * Audited. The same delegation twice changes nothing.
   * @throws UserError `not-found`; RangeError for one's own deputy, or days that end before they begin
   */
  delegate(
    person: string,
    deputy: string,
    days: { readonly from: Day; readonly to: Day },
    at: Instant,
  ): Promise<Delegation>;
  /** Ends a delegation of one's own at once. False: there is none such. */
  endDelegation(person: string, id: string, at: Instant): Promise<boolean>;
  /**
   * From that day on the role around that enrolment is held by `email` (made when new, under `name`) and by nobody who held it before; audited, the history is kept.
   * Returns who held it before; empty when the same person already did alone.
   */
  replace(
    authority: Authority,
    change: {
      readonly enrolment: string;
      readonly role: string;
      readonly email: string;
      readonly name: string | null;
      readonly from: Day;
    },
    at: Instant,
  ): Promise<{ readonly now: Person; readonly before: readonly Person[] }>;
}

/** A dossier as a card shows it. With its `version` known, a change made while the card was on its way is not missed. */
export interface ShownDossier extends DossierKey {
  readonly version?: number;
}

/** A card that was sent as a message and shows dossiers: it is drawn again when one of them changes. */
export interface SentCard {
  readonly id: string;
  readonly platform: string;
  /** Where it stands, in the platform's own words. */
  readonly place: string;
  readonly person: string;
  readonly command: string;
  readonly input: CommandInput;
  /** Grows with every change of a dossier that it shows. */
  readonly changes: number;
}

export interface SentCardStore {
  /** What stood at that place before is forgotten. A card that shows no dossier is not kept. */
  remember(card: Omit<SentCard, "id" | "changes">, dossiers: readonly ShownDossier[], at: Instant): Promise<void>;
  /** Cards to draw again at `at`, oldest change first. */
  outdated(platform: string, at: Instant, limit: number): Promise<readonly SentCard[]>;
  /**
   * It now shows what stood at its `changes`, and these dossiers; with none of them it is forgotten. Where another was remembered at that place
   * meanwhile, that one is outdated: this may have been drawn over it.
   */
  drawn(
    card: Pick<SentCard, "id" | "platform" | "place" | "changes">,
    dossiers: readonly ShownDossier[],
  ): Promise<void>;
  /** Forgets the cards that were sent before that instant, and those that show how things stand in dossiers that are all over. Returns how many. */
  forgetBefore(at: Instant): Promise<number>;
  /** It could not be drawn; tried again not before that instant. Null: never again. */
  failed(id: string, again: Instant | null): Promise<void>;
}

/** Moves with every change of what answers are made from, by whatever process; answers kept under it are still true while it stands. */
export interface RevisionStore {
  current(): string;
}
