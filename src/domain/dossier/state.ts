import type { Day } from "../calendar/day.ts";
import type { Requirement } from "../programme/dossier-rules.ts";

/** Something signed elsewhere: the name of its file and its date, `YYYY-MM-DD`. */
export interface Paper {
  readonly name: string;
  readonly date: string;
}

/** What was filled into a field: texts and choices as text, dates as `YYYY-MM-DD`, yes or no as a boolean. */
export type FieldValue = string | number | boolean | Paper;

/** By field id; what is absent was not filled in. */
export type Values = Readonly<Record<string, FieldValue>>;

/** One step that was done, by whom and in which role. `for`: whose deputy they were. Persons are ids; instants are epoch milliseconds UTC. */
export interface Done {
  readonly by: string;
  readonly for: string | null;
  readonly role: string;
  readonly at: number;
}

/** The last refusal, while what it asks for has not been done again. */
export interface Refusal extends Done {
  /** The step that refused. */
  readonly step: string;
  readonly reason: string;
  /** The steps it sent the dossier back to. */
  readonly to: readonly string[];
}

/** How one dossier stands. */
export interface DossierState {
  /** How many events led here; 0: nobody has done anything yet. */
  readonly version: number;
  readonly status: "open" | "done" | "withdrawn";
  /** The road chosen at the start, where the kind has several. */
  readonly path: string | null;
  /** The visit, internship or stay that it is about. */
  readonly event: { readonly from: Day; readonly to: Day } | null;
  readonly values: Values;
  /** By step id. */
  readonly done: Readonly<Record<string, Done>>;
  readonly refusal: Refusal | null;
  /** When the first event was, epoch milliseconds; left out: nobody has begun it, or it was begun before this was kept. */
  readonly begun?: number;
}

export const NOTHING_DONE: DossierState = {
  version: 0,
  status: "open",
  path: null,
  event: null,
  values: {},
  done: {},
  refusal: null,
};

/**
 * Someone who acts, with every role they hold around this enrolment on that day.
 * `for`: the person whose deputy they are in that role; null: it is their own.
 */
export interface Actor {
  readonly person: string;
  readonly roles: readonly { readonly role: string; readonly for: string | null }[];
}

/** What is tried. `seen` is the version that the person had before their eyes. */
export type Action = { readonly seen: number } & (
  | { readonly kind: "do"; readonly step: string; readonly values: Values }
  | { readonly kind: "refuse"; readonly step: string; readonly reason: string; readonly to: string | null }
  | { readonly kind: "withdraw"; readonly step: string }
  /** Says when the visit, internship or stay is; the dossier exists from then on. */
  | { readonly kind: "plan"; readonly event: { readonly from: Day; readonly to: Day } }
);

export const EVENT_KINDS = ["did", "refused", "withdrew", "planned", "migrated"] as const;

/** One line of a dossier's history. */
export interface DossierEvent {
  /** The version that it made. */
  readonly version: number;
  readonly kind: (typeof EVENT_KINDS)[number];
  /** Null only for `planned` and `migrated`. */
  readonly step: string | null;
  /** A person's id; of `migrated` the operator's. */
  readonly by: string;
  readonly for: string | null;
  /** Of `migrated` empty. */
  readonly role: string;
  readonly at: number;
  readonly reason: string | null;
  /** The steps that are open again through it. */
  readonly reopened: readonly string[];
  /** What was filled in or changed. */
  readonly values: Values;
}

/** Why an action is refused. Roles and steps are ids of the programme file. */
export type Why =
  | { readonly id: "stale" }
  | { readonly id: "finished"; readonly status: "done" | "withdrawn" }
  | { readonly id: "unknown-step" }
  | { readonly id: "not-your-role"; readonly roles: readonly string[] }
  /** A deputy does not do this step. */
  | { readonly id: "in-person"; readonly roles: readonly string[] }
  /** Something else has to be done before. */
  | { readonly id: "not-its-turn"; readonly waiting: readonly string[] }
  | { readonly id: "done-already"; readonly by: string }
  /** Who filled it in does not decide on it. */
  | { readonly id: "own-work"; readonly roles: readonly string[] }
  /** They have taken another seat of the same joint decision. */
  | { readonly id: "other-seat"; readonly roles: readonly string[] }
  | { readonly id: "reason-missing" }
  | { readonly id: "nothing-to-send-back" }
  | { readonly id: "unknown-way-back"; readonly roles: readonly string[] }
  | { readonly id: "not-yours"; readonly by: string }
  /** Somebody has built on it since. */
  | { readonly id: "built-on" }
  | { readonly id: "bad-values"; readonly problems: readonly FieldProblem[] }
  | { readonly id: "no-event-here" }
  /** Something that has to hold first does not. */
  | { readonly id: "requires"; readonly unmet: readonly Unmet[] };

/** A requirement that does not hold. */
export interface Unmet {
  readonly requirement: Requirement;
  /** How much is missing: members of a team, those who lack a dossier, the rest of a counter or a length in its unit, or what is too much of it; 1 dossier. */
  readonly missing: number;
  /** The members who lack it, as the facts name them; empty where it is not about members. */
  readonly who: readonly string[];
}

export interface FieldProblem {
  readonly field: string;
  readonly id:
    | "missing"
    | "too-long"
    | "too-small"
    | "too-large"
    | "not-a-number"
    | "not-a-date"
    | "not-a-choice"
    | "before"
    | "must-be-yes"
    | "not-whole"
    | "more-than-between"
    | "none-together"
    | "too-early"
    | "too-late"
    | "at-school"
    | "in-company"
    | "other-year"
    | "not-before"
    | "not-after"
    | "after-today"
    /** Hours of a day that others stand on; `than`: how many of them. */
    | "beyond-day"
    | "not-yours";
  /** The limit that was passed, the field that comes before, or the years that are meant; null where there is none. */
  readonly than: number | string | null;
}

export type Outcome =
  | { readonly ok: true; readonly state: DossierState; readonly event: DossierEvent }
  | { readonly ok: false; readonly why: Why };
