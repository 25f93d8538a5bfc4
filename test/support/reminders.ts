import type { PlannedReminder } from "../../src/core/reminder-ports.ts";
import { isoOf } from "../../src/domain/calendar/day.ts";
import { keyOf, NO_FACTS, type Reminder } from "../../src/domain/reminder/reminder.ts";
import { day } from "./store.ts";

export type ReminderSeed = Pick<Reminder, "recipient" | "enrolment"> &
  Partial<Omit<Reminder, "key" | "facts">> & {
    readonly facts?: Partial<Reminder["facts"]>;
    readonly zone?: string;
    readonly hour?: number | null;
    /** Of the key; by default its day. */
    readonly occurrence?: string;
  };

/** Monday 23 November 2026. */
export const MONDAY = day("2026-11-23");
/** Every enrolment of that day. */
export const ALL = { ranges: [{ kind: "school" }], today: MONDAY } as const;

/** By default: of a dossier `report`, to be said on that Monday at nine in Paris, of use for a week. */
export function planned(seed: ReminderSeed): PlannedReminder {
  const { zone = "Europe/Paris", hour = null, occurrence, facts, ...asked } = seed;
  const about = { kind: "step" as const, subject: `${seed.enrolment}:report:once`, ...asked };
  const at = asked.day ?? MONDAY;
  const reminder: Reminder = {
    key: keyOf(about, occurrence ?? isoOf(at)),
    step: "write",
    weight: "usual",
    day: at,
    lastDay: at + 7,
    region: null,
    ...about,
    facts: { role: "writer", ...NO_FACTS, ...facts },
  };
  return { reminder, recipient: { zone, hour, region: reminder.region } };
}
