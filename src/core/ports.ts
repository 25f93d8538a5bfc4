import type { Day } from "../domain/calendar/day.ts";
import type { Move } from "../domain/calendar/moved.ts";
import type { Place } from "../domain/calendar/place.ts";
import type { Authority } from "./authority.ts";
import type { DossierKey, DossierStore, RevisionStore, SentCardStore, StandInStore } from "./dossier-ports.ts";
import type { Cohort, EnrolmentView, Range, Scope } from "./enrolment.ts";
import type { EvidenceStore } from "./evidence-ports.ts";
import type { Account, Instant, Person } from "./person.ts";
import type { AttentionStore, LeftoverStore, OutboxStore, PlanStore, RateStore } from "./reminder-ports.ts";
import type { TeamStore } from "./team-ports.ts";
import type { Lang } from "./words/lang.ts";

export type { Cohort, EnrolmentView, Range, Scope } from "./enrolment.ts";
export type { Account, Instant, Person } from "./person.ts";

/** Every verb of a store is one whole transaction. Ids are text made by the application; instants are epoch milliseconds UTC. */
export interface Stores {
  readonly people: PeopleStore;
  readonly cohorts: CohortStore;
  readonly enrolments: EnrolmentStore;
  readonly calendars: CalendarStore;
  readonly settings: SettingsStore;
  readonly deliveries: DeliveryStore;
  readonly imports: ImportStore;
  readonly dossiers: DossierStore;
  readonly standIns: StandInStore;
  readonly sentCards: SentCardStore;
  readonly revision: RevisionStore;
  readonly audit: AuditStore;
  readonly evidence: EvidenceStore;
  readonly teams: TeamStore;
  readonly health: HealthStore;
  readonly plans: PlanStore;
  readonly outbox: OutboxStore;
  readonly attention: AttentionStore;
  readonly rates: RateStore;
  readonly leftovers: LeftoverStore;
}

/** A role held for a school, a cohort or an option of a cohort (roles around one enrolment are in `EnrolmentView.as`). */
export interface Grant {
  readonly role: string;
  readonly cohort: string | null;
  readonly option: string | null;
}

export interface PeopleStore {
  byId(id: string): Promise<Person | null>;
  /** Any of their addresses, any case. */
  byEmail(email: string): Promise<Person | null>;
  byAccount(account: Account): Promise<Person | null>;
  /** Remembers that this account is this person, and how a conversation with them is begun where that is given; the same link twice changes nothing. */
  link(account: Account, personId: string, at: Instant, reference?: string | null): Promise<void>;
  prefer(
    personId: string,
    wish: { lang?: Lang; zone?: string; hour?: number; messages?: Person["messages"] },
    at: Instant,
  ): Promise<Person>;
  /** Roles that hold today beyond one enrolment: school, cohort, option. */
  grants(personId: string, today: Day): Promise<readonly Grant[]>;
  /** Gives a role for the whole school, or for what `scope` says; the person is made when the address is new. */
  grant(authority: Authority, email: string, role: string, at: Instant, scope?: Scope): Promise<Person>;
  /** Those whom a message can reach: a team is none of them. */
  list(limit: number): Promise<readonly Person[]>;
}

export interface CohortStore {
  byId(id: string): Promise<Cohort | null>;
  all(): Promise<readonly Cohort[]>;
}

export interface EnrolmentStore {
  /** Those in which the person stands today: their own and those around which they hold a role. Sorted as people expect (see `page`). */
  of(person: Pick<Person, "id" | "name" | "email">, today: Day): Promise<readonly EnrolmentView[]>;
  /** Those of the ranges together, each once, by name in French collation, then e-mail. `filter` is a part of a name or address; teams are left out unless asked for. */
  page(
    ranges: readonly Range[],
    page: {
      readonly filter: string | null;
      readonly offset: number;
      readonly limit: number;
      readonly teams?: "too" | "only";
    },
    today: Day,
  ): Promise<{ readonly total: number; readonly rows: readonly EnrolmentView[] }>;
  byId(id: string, today: Day): Promise<EnrolmentView | null>;
  /** Who stands around an enrolment today, wider roles that reach it included; of a team its members, not the team itself. */
  around(enrolmentId: string, today: Day): Promise<readonly { readonly role: string; readonly person: Person }[]>;
}

/** What is stored of a calendar; the rest is derived. Later entries win over earlier ones. */
export interface StoredCalendar {
  readonly imported: ReadonlyMap<Day, { readonly place: Place; readonly note: string | null }>;
  readonly settled: readonly Settlement[];
}

export interface Settlement {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly place: Place;
  readonly reason: string;
  readonly at: number;
}

export interface PersonalException {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly place: Place;
  readonly reason: string;
}

/** What moves for a cohort between two states of its stored days. */
export type ReckonMoves = (before: StoredCalendar, after: StoredCalendar) => readonly Move[];

export interface CalendarStore {
  of(cohortId: string): Promise<StoredCalendar>;
  exceptionsOf(enrolmentId: string): Promise<readonly PersonalException[]>;
  /** Both ends included. Raises the cohort's version; audited. `reckon` says what moves, other doubtful weeks among it: that is told to those it touches. */
  settle(
    authority: Authority,
    settlement: { cohort: string; from: Day; to: Day; place: Place; reason: string },
    reckon: ReckonMoves,
    at: Instant,
  ): Promise<Cohort>;
  except(
    authority: Authority,
    exception: { enrolment: string; from: Day; to: Day; place: Place; reason: string },
    at: Instant,
  ): Promise<void>;
}

export interface SettingsStore {
  /** What the school chose, by setting id; what is absent keeps the file's default. */
  of(programmeId: string): Promise<Readonly<Record<string, string>>>;
  /** `value` null goes back to the default. Raises the version of the programme's cohorts; audited. */
  change(
    authority: Authority,
    change: { programme: string; setting: string; value: string | null },
    at: Instant,
  ): Promise<void>;
}

export interface DeliveryStore {
  /** True the first time a key is seen, false again for at least 10 minutes. Answers once it is on disk; calls of one turn of the event loop share a transaction. */
  first(key: string, at: Instant): Promise<boolean>;
}

export interface RosterRow {
  readonly line: number;
  readonly programme: string;
  readonly cohort: string;
  readonly startYear: number;
  readonly option: string | null;
  /** `role` is the programme's role of the one who learns. */
  readonly learner: { readonly role: string; readonly name: string; readonly email: string };
  readonly company: string | null;
  readonly region: string | null;
  /** The team that they are in, by its name in the cohort, and how many members it has at most; left out: the roster says nothing of it. */
  readonly team?: { readonly name: string; readonly most: number | null } | null;
  /** By role id of the programme; `name` may be missing for roles known by address alone. */
  readonly around: readonly {
    readonly role: string;
    readonly per: "enrolment" | "option" | "cohort" | "team";
    readonly name: string | null;
    readonly email: string;
  }[];
}

export interface CalendarDay {
  readonly day: Day;
  readonly place: Place;
  readonly note: string | null;
}

export interface ImportRecord {
  readonly id: string;
  readonly kind: "roster" | "calendar";
  readonly file: string;
  readonly cohort: string | null;
  readonly at: number;
  readonly undone: boolean;
}

export interface RosterSummary {
  /** Null when nothing changed or on a dry run. */
  readonly import: string | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** One line a replacement or move, plain facts for the report: a learner's address or `<cohort> <option>`, and a role id or a column. */
  readonly changes: readonly {
    readonly subject: string;
    readonly what: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export interface CalendarSummary {
  readonly import: string | null;
  readonly days: number;
  /** Days whose place differs from what the file's days said before this import, in order. */
  readonly moved: readonly { readonly day: Day; readonly from: Place | null; readonly to: Place }[];
}

export interface ImportStore {
  /** Upsert on (cohort, e-mail); an empty cell changes nothing; an absent row removes nobody. A dry run writes nothing. `progress` hears of every row. */
  /** @throws BadRows with every line that would give one person two roles around an enrolment */
  roster(
    authority: Authority,
    rows: readonly RosterRow[],
    file: string,
    at: Instant,
    dryRun: boolean,
    progress?: (done: number) => void,
  ): Promise<RosterSummary>;
  calendar(
    authority: Authority,
    cohort: string,
    days: readonly CalendarDay[],
    file: string,
    at: Instant,
    dryRun: boolean,
  ): Promise<CalendarSummary>;
  list(limit: number): Promise<readonly ImportRecord[]>;
  /**
   * Takes an import back. Calendars in any order: the newest file left counts for each day. Rosters the newest first.
   * @throws UserError `import-unknown`, `import-undone`, `import-stands` (a later roster), `changed-meanwhile`
   */
  undo(authority: Authority, id: string, at: Instant): Promise<ImportRecord>;
}

export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Hashed; holds ids and codes only, never personal data. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** A dossier that is not as the audit recorded it from that version on. */
export interface AlteredDossier extends DossierKey {
  readonly version: number;
}

export interface AuditStore {
  /** Newest first. */
  recent(limit: number): Promise<readonly AuditEntry[]>;
  /** Null when the chain of hashes holds to its end, else the sequence number of the first entry that does not fit or is no longer there. */
  verify(): Promise<number | null>;
  /** Dossiers whose history or present state is not the one that was recorded, of one enrolment or, with null, of all. */
  altered(enrolment: string | null): Promise<readonly AlteredDossier[]>;
}

export interface HealthStore {
  /** `PRAGMA quick_check`; null when sound, else what it says. */
  check(): Promise<string | null>;
}

/** The only source of the current time. */
export interface Clock {
  now(): Instant;
}

/** Structured logs; secrets and personal data stay out of `facts`. */
export interface Log {
  debug(facts: Readonly<Record<string, unknown>>, message: string): void;
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}
