import type { Anchor, SpanUnit } from "./anchor.ts";
import type { Text } from "./text.ts";

/** One question of a dossier's form. */
export interface FormField {
  readonly id: string;
  readonly label: Text;
  readonly help: Text | null;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Roles that fill it; empty: whoever fills the form. */
  readonly by: readonly string[];
  /** Characters of a text, value of a number; null: no limit of its own. */
  readonly least: number | null;
  readonly most: number | null;
  /** Of a yes-or-no field: nothing but yes is taken. */
  readonly mustBeYes: boolean;
  /** Of a number: no parts of one. */
  readonly whole: boolean;
  /** Of a date: it falls in the days that the dossier is about. */
  readonly during: FieldDays | null;
  /** Of a date: no day that is still to come. */
  readonly pastOnly: boolean;
  /** Of a number: at most as many as there are between two dates of the same form. */
  readonly between: DatesBetween | null;
  /** Of a number: another number of the same form, by its id; the two come to at least 1. */
  readonly together: string | null;
  /** Asked only then: about the path, or a field before it in the form; null: always. */
  readonly when: Condition | null;
  /** Asked of nobody: what stands in a field of another dossier that is finished; null: it is asked. */
  readonly from: FieldOf | null;
  /** Of a choice. */
  readonly choices: readonly { readonly id: string; readonly name: Text }[];
}

/** A field that anybody may fill with anything of its kind, and nobody has to. */
export function plainField(id: string, label: Text, kind: FieldKind): FormField {
  const limits = { least: null, most: null, mustBeYes: false, whole: false, during: null, pastOnly: false };
  const others = { between: null, together: null, when: null, from: null };
  return { id, label, help: null, kind, required: false, by: [], ...limits, ...others, choices: [] };
}

/** A field of another dossier, both by their ids. */
export interface FieldOf {
  readonly dossier: string;
  readonly field: string;
}

/** `own-days`: the school period, week or event it is about; else from the day it opens to the day it is due. */
export type FieldDays = "own-days";

/** Date fields by id, both days included; a week that is begun counts. */
export interface DatesBetween {
  readonly unit: "days" | "weeks";
  readonly from: string;
  readonly to: string;
}

export const FIELD_KINDS = ["text", "long text", "number", "date", "yes or no", "choice", "paper"] as const;
/** `paper` is something signed elsewhere: its date and file name. */
export type FieldKind = (typeof FIELD_KINDS)[number];

export const VERBS = [
  "fills",
  "completes",
  "signs",
  "completes and signs",
  "validates",
  "countersigns",
  "attests",
  "chooses",
] as const;
export type Verb = (typeof VERBS)[number];

/**
 * What has to happen in a dossier.
 * - `in-order`: one after the other
 * - `any-order`: independent parts, whoever comes first
 * - `all-of`: one joint decision of several, in whatever order
 * - `when`: only if the condition holds
 */
export type Step =
  | { readonly kind: "in-order" | "any-order" | "all-of"; readonly steps: readonly Step[] }
  | { readonly kind: "when"; readonly condition: Condition; readonly step: Step }
  | Act;

/** One role does one thing. */
export interface Act {
  readonly kind: "act";
  /** Unique in its dossier. */
  readonly id: string;
  /** Any one of these roles acts. */
  readonly roles: readonly string[];
  readonly verb: Verb;
  /** What is chosen (a choice field) or attested, in the file's words; null: the dossier itself. */
  readonly object: string | null;
  /** No deputy does it for whoever holds the role. */
  readonly inPerson: boolean;
  /** Time left once it is this step's turn. */
  readonly within: Span | null;
  readonly before: Anchor | null;
  /** After the day in `before` nobody does it any more, unless that day is moved; else it is late. */
  readonly closes: boolean;
  /** Where a refusal sends the dossier: a role; null: to whoever filled it. */
  readonly backTo: string | null;
  readonly requires: readonly Requirement[];
}

/** `setting` is the working-days setting that gives the count; `count` is then its default. */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
  readonly setting: string | null;
}

/** About a field of the form, or the path taken when `field` is `path`. `is` null: a yes-or-no field says yes. */
export interface Condition {
  readonly field: string;
  readonly not: boolean;
  readonly is: string | null;
}

export interface Requirement {
  readonly when: Condition | null;
  readonly needs: /** `sameDays`: one whose own days share a day with those of the dossier that asks. */
    | { readonly kind: "dossier"; readonly dossier: string; readonly sameDays: boolean }
    | { readonly kind: "every-member"; readonly dossier: string }
    /** The team has as many members as `teams` asks at least. */
    | { readonly kind: "team-complete" }
    /** Null: no such bound; one of them is set. */
    | {
        readonly kind: "counter";
        readonly counter: string;
        readonly least: number | null;
        readonly most: number | null;
      }
    /** The dossier's own days are at least so long. */
    | { readonly kind: "lasts"; readonly least: number; readonly unit: LengthUnit };
  /** What is said while it does not hold; `{missing}` stands for how much is missing or too much, `{who}` for who lacks it. */
  readonly else: Text;
}

export type LengthUnit = "day" | "week" | "month";

/** How long before something is due, begins or ends people are reminded, the longest first. */
export interface Ladder {
  readonly before: readonly number[];
  readonly unit: SpanUnit;
}

/** Silence goes up: after so long past the due date, one role more each time. */
export interface Escalation {
  readonly after: Span;
  readonly to: readonly string[];
}
