import type { Day } from "../calendar/day.ts";
import type { Move } from "../calendar/moved.ts";

/**
 * What a reminder says.
 * - `period`: a period in another place begins
 * - `return`: a return to school, with what is due that day
 * - `step`: a step is theirs and its due day comes closer, or it waits for them since a while
 * - `turn`: it has just become their turn
 * - `refused`: it was sent back to them
 * - `late`: their step is past its due day
 * - `escalated`: someone else's step is past its due day, and silence has gone up to them
 * - `counter`: at this pace a total will be missed
 * - `moved`: the calendar has changed
 */
export const REMINDER_KINDS = [
  "period",
  "return",
  "step",
  "turn",
  "refused",
  "late",
  "escalated",
  "counter",
  "moved",
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** `urgent` goes at once, quiet hours apart; `essential` reaches also those who muted the rest. */
export const WEIGHTS = ["usual", "essential", "urgent"] as const;
export type Weight = (typeof WEIGHTS)[number];

/** One thing to be said to one person on one day. */
export interface Reminder {
  /** `keyOf` of the rest: planned again, it is the same reminder. */
  readonly key: string;
  readonly kind: ReminderKind;
  /** Person id. */
  readonly recipient: string;
  readonly enrolment: string;
  /** What it is about: a `dossierRef`, `ENROLMENT:calendar` or `ENROLMENT:counter:ID`; of `moved`: `cohort:COHORT`. */
  readonly subject: string;
  /** The step of the dossier that it asks for; null: it asks for none. */
  readonly step: string | null;
  readonly weight: Weight;
  /** The local day on which it is to be said; always a working day of the recipient. */
  readonly day: Day;
  /** The last local day on which it is of use. */
  readonly lastDay: Day;
  /** Of the recipient's public holidays; null: the usual French ones. */
  readonly region: string | null;
  readonly facts: ReminderFacts;
}

/** What the sentence and the answer to "why did I get this?" are made from, besides how things stand when it is sent. */
export interface ReminderFacts {
  /** The role in which they are told. */
  readonly role: string;
  /** The person id of the one whose deputy they are. */
  readonly for: string | null;
  /** By when, or when it begins. */
  readonly due: Day | null;
  /** Before that day it is not said, whatever message goes; null: its own day says enough. */
  readonly opens: Day | null;
  /** After that day it is not said, however it is put off: a deputy's last, or that of a step that closes; null: its `lastDay` says enough. */
  readonly ends: Day | null;
  /** Of a ladder: how long before, as the file says it. */
  readonly before: { readonly count: number; readonly unit: "days" | "working-days" | "weeks" } | null;
  /** Of `escalated`: 1 for the first role after the one who is late; of `late`: how many times so far. */
  readonly level: number | null;
  /** Of `escalated`: the person ids who were told before. */
  readonly told: readonly string[];
  /** Of `counter`: how many there are, and how many are wanted by `due`. */
  readonly count: { readonly have: number; readonly want: number } | null;
  /** Of `moved`. */
  readonly moves: readonly Move[];
  /** Closures of a learner's calendar while it is of use: days on which it is not said, however it is put off; from and to included. */
  readonly closed: readonly { readonly from: Day; readonly to: Day }[];
}

export const NO_FACTS: Omit<ReminderFacts, "role"> = {
  for: null,
  due: null,
  opens: null,
  ends: null,
  before: null,
  level: null,
  told: [],
  count: null,
  moves: [],
  closed: [],
};

/** `kind:subject:occurrence:recipient`; the occurrence is a local date, or the instant of what people did, which they may do twice in a day. */
export function keyOf(
  { kind, subject, recipient }: Pick<Reminder, "kind" | "subject" | "recipient">,
  occurrence: string,
): string {
  return `${kind}:${subject}:${occurrence}:${recipient}`;
}
