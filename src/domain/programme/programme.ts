import type { CalendarPlan } from "../calendar/plan.ts";
import type { Anchor } from "./anchor.ts";
import type { Condition, Escalation, FormField, Ladder, Requirement, Step } from "./dossier-rules.ts";
import type { Text } from "./text.ts";

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
  /** The names of the options, in their order. */
  readonly optionNames: readonly { readonly id: string; readonly name: Text }[];
  /** The roster names the options, not the file. */
  readonly anyOption: boolean;
  /** ISO week in which every academic year begins. */
  readonly startWeek: number;
  /** Null: every cohort imports its own calendar. */
  readonly plan: CalendarPlan | null;
  /** Where the weeks were read from: `001:L311-362`. */
  readonly calendarSource: Source;
  /** How long before they begin people are told of a return to school and of a period in another place; null: not at all. */
  readonly calendarReminders: { readonly return: Ladder | null; readonly period: Ladder | null };
  /** The autonomous sessions of each year, years in order; empty when there are none (ALB-10). */
  readonly sessions: readonly SessionPlan[];
  /** How many people make a team; null: nobody works in teams. */
  readonly teams: { readonly least: number; readonly most: number | null } | null;
  readonly settings: readonly Setting[];
  readonly dossiers: readonly DossierKind[];
  readonly counters: readonly Counter[];
  readonly curriculum: Curriculum | null;
  readonly facts: readonly FactSheet[];
  readonly contacts: readonly Contact[];
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

/** `day` is an anchor, `weeks` a list of ISO weeks, `half-day` a weekday with morning or afternoon. */
export type SettingKind = "day" | "working-days" | "weekday" | "half-day" | "weeks" | "number" | "text" | "date";

export interface Setting {
  readonly id: string;
  readonly name: Text;
  readonly rules: readonly string[];
  readonly is: SettingKind;
  /** In the grammar of `is` (see setting-value.ts); null: there is none, the school has to say. */
  readonly default: string | null;
  readonly source: Source;
}

/** Sessions of school work done in company time in one year (ALB-10). */
export interface SessionPlan {
  readonly year: number;
  readonly count: number;
  /** How long one session is. */
  readonly hours: number;
  readonly perWeek: { readonly least: number; readonly most: number };
  /** `every`: each company week has some; `some`: they fill the first company weeks until all are done. */
  readonly fill: "some" | "every";
  /** True when the last company period of the year has none. */
  readonly sparesLastPeriod: boolean;
  /** Id of the setting (kind `weeks`) with which the school names the weeks itself. */
  readonly setting: string | null;
  readonly source: Source;
}

/** One kind of obligation: when it is due, what is filled in, who acts and who is told. */
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
  /** Of what has days of its own: where they fall; null: anywhere. */
  readonly during: "school" | "company" | null;
  /** What a single year changes, years in order. */
  readonly inYear: readonly DossierYear[];
  /** Whether one learner bears it or a whole team does. */
  readonly per: "enrolment" | "team";
  /** Roles that may read it without acting. */
  readonly readers: readonly string[];
  /** The roads between which one is chosen at the start; empty: there is one only. */
  readonly paths: readonly { readonly id: string; readonly name: Text }[];
  readonly form: readonly FormField[];
  /** What must hold at each of its steps. */
  readonly requires: readonly Requirement[];
  /** Null: nothing is done in it, it only says when something happens. */
  readonly steps: Step | null;
  readonly remind: Ladder | null;
  readonly escalate: Escalation | null;
  readonly source: Source;
}

/** Null: as in every year. */
export interface DossierYear {
  readonly year: number;
  readonly opens: Anchor | null;
  readonly due: Anchor | null;
  /** Shown with the form in that year. */
  readonly note: Text | null;
}

export type Occurrence =
  | "year"
  | "return"
  | "school-period"
  | "visit"
  | "once"
  | "week-with-sessions"
  | "internship"
  | "stay"
  | "team"
  | "application"
  | "when-needed";

export const COUNTED = ["hour", "day", "week", "month", "semester", "credit", "visit", "session", "time"] as const;

export interface Counter {
  readonly id: string;
  readonly rules: readonly string[];
  readonly name: Text;
  readonly unit: (typeof COUNTED)[number];
  readonly compulsory: boolean;
  readonly target: Target | null;
  /** Targets of single years, years in order; they go before `target`. */
  readonly targets: readonly (Target & { readonly year: number })[];
  readonly adds: "cumulative" | "continuous";
  /** Whether it starts again every year. */
  readonly each: "year" | "course";
  readonly per: "enrolment" | "team";
  /** The dossiers it counts; none: counted by hand. */
  readonly counts: readonly CountedDossier[];
  /** Role that may approve another target for one learner. */
  readonly approvedBy: string | null;
  /** When it is best done. */
  readonly best: Text | null;
  /** How long before its end people are told that it will be missed at this pace; null: not at all. */
  readonly remind: Ladder | null;
  readonly source: Source;
}

/**
 * What a counter takes from the dossiers of one kind.
 * - `times`: each is one
 * - `field`: one of its number fields
 * - `length`: its own days (its event, else its dates `from` and `to`), in the counter's unit
 */
export interface CountedDossier {
  readonly dossier: string;
  readonly of:
    | { readonly kind: "times" }
    | { readonly kind: "field"; readonly field: string }
    | { readonly kind: "length" };
  /** About that dossier's form; null: all of them count. */
  readonly when: Condition | null;
}

/** `setting` is the number setting that gives `least`. `most` null: the more the better. */
export interface Target {
  readonly least: number;
  readonly most: number | null;
  readonly recommended: boolean;
  readonly setting: string | null;
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
  /** What stands as printed though it looks odd. */
  readonly note: Text | null;
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
  /** The option it is for; null: for everybody. */
  readonly option: string | null;
  readonly note: Text | null;
}
