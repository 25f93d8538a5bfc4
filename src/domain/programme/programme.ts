import type { CalendarPlan } from "../calendar/plan.ts";

/** A programme file, read and checked: what it means, not how it is written. Ids are the file's own. */
export interface Programme {
  readonly id: string;
  readonly version: number;
  readonly name: Text;
  /** The document the rules were read from; null when there is none. */
  readonly document: string | null;
  readonly roles: readonly Role[];
  /** The role of the one who learns; there is exactly one. */
  readonly learner: Role;
  readonly years: number;
  readonly options: readonly string[];
  /** ISO week in which every academic year begins. */
  readonly startWeek: number;
  /** Null: every cohort imports its own calendar. */
  readonly plan: CalendarPlan | null;
  readonly settings: readonly Setting[];
  readonly dossiers: readonly DossierKind[];
  readonly counters: readonly Counter[];
  readonly curriculum: Curriculum | null;
  readonly facts: readonly FactSheet[];
  readonly contacts: readonly Contact[];
}

export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** `001:L401` of the programme's document, or null with the reason why there is none. */
export interface Source {
  readonly line: string | null;
  readonly why: Text | null;
}

/** Whom a role is held in relation to. */
export type RoleScope = "enrolment" | "option" | "cohort" | "school" | "team";

/** What the holder of a role may do for the whole school. */
export const DUTIES = ["calendar", "settings", "roster"] as const;
export type Duty = (typeof DUTIES)[number];

export interface Role {
  readonly id: string;
  readonly name: Text;
  readonly per: RoleScope;
  readonly learner: boolean;
  /** Works outside the school and may have no account. */
  readonly outside: boolean;
  readonly duties: readonly Duty[];
}

export type SettingKind = "day" | "working-days" | "weekday" | "number" | "text" | "date";

export interface Setting {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly string[];
  readonly is: SettingKind;
  readonly default: string | null;
  readonly source: Source;
}

/** One kind of obligation. Its steps are carried as written until the dossiers themselves are built. */
export interface DossierKind {
  readonly id: string;
  readonly rules: readonly string[];
  readonly name: Text;
  /** The word people type; null when it has none of its own. */
  readonly command: string | null;
  readonly each: Occurrence;
  /** Years it exists in; null: every year. */
  readonly years: readonly number[] | null;
  readonly opens: Anchor | null;
  readonly due: Anchor | null;
  readonly source: Source;
}

export type Occurrence =
  | "year"
  | "return"
  | "school-period"
  | "visit"
  | "once"
  | "week-with-sessions"
  | "internship"
  | "team"
  | "application"
  | "when-needed";

/** A day told by the calendar: a base, moved by a number of days. */
export interface Anchor {
  readonly base: AnchorBase;
  readonly offset: { readonly count: number; readonly unit: "days" | "weeks" | "working-days" } | null;
}

export type AnchorBase =
  | { readonly kind: "setting"; readonly id: string }
  | { readonly kind: "weekday-of-week"; readonly weekday: number; readonly week: number }
  /** The n-th week of the academic year, its given weekday. */
  | { readonly kind: "weekday-of-nth-week"; readonly weekday: number; readonly nth: number }
  | { readonly kind: "weekday-of-last-company-week"; readonly weekday: number }
  | { readonly kind: "return" }
  | { readonly kind: "period-start" }
  | { readonly kind: "period-end" }
  | { readonly kind: "year-start" }
  | { readonly kind: "year-end" }
  | { readonly kind: "course-start" }
  | { readonly kind: "course-end" };

export interface Counter {
  readonly id: string;
  readonly rules: readonly string[];
  readonly name: Text;
  readonly unit: string;
  readonly compulsory: boolean;
  readonly target: { readonly least: number; readonly most: number | null; readonly recommended: boolean } | null;
  readonly adds: "cumulative" | "continuous";
  readonly source: Source;
}

export interface Curriculum {
  readonly source: Source;
  readonly units: readonly Unit[];
}

/** One printed block of the curriculum: a semester's modules of one teaching unit. */
export interface Unit {
  readonly year: number;
  readonly semester: 1 | 2;
  /** `SF`, `TI`, …; an option's own block carries the option's id. */
  readonly id: string;
  readonly option: string | null;
  readonly name: Text;
  readonly ects: number;
  readonly source: Source;
  /** What was printed and why it was changed; null when it stands as printed. */
  readonly repaired: Text | null;
  readonly modules: readonly { readonly name: string; readonly hours: number | null; readonly source: Source }[];
}

/** A question people ask and what the document answers. */
export interface FactSheet {
  readonly id: string;
  readonly rules: readonly string[];
  readonly ask: Text;
  readonly answer: Text;
  readonly source: Source;
  /** Other words people use for it, both languages together. */
  readonly words: readonly string[];
}

export interface Contact {
  readonly id: string;
  readonly name: Text;
  readonly about: Text;
  readonly details: readonly {
    readonly kind: "phone" | "mail" | "web" | "address";
    readonly value: string;
    readonly source: Source;
  }[];
  readonly note: Text | null;
}
