import * as z from "zod";
import type { KeptReminder, PlannedReminder } from "../../../src/core/reminder-ports.ts";
import { PLACES } from "../../../src/domain/calendar/place.ts";
import { endOf, momentOf, nextPermitted, type Recipient } from "../../../src/domain/reminder/moment.ts";
import type { Reminder, ReminderFacts } from "../../../src/domain/reminder/reminder.ts";
import { reminders } from "../schema/reminders.ts";

const Place = z.enum(PLACES).nullable();
const Before = z.object({ count: z.number(), unit: z.enum(["days", "working-days", "weeks"]) });

const Facts: z.ZodType<ReminderFacts> = z.object({
  role: z.string(),
  for: z.string().nullable(),
  due: z.int().nullable(),
  opens: z.int().nullable().default(null),
  ends: z.int().nullable().default(null),
  before: Before.nullable(),
  level: z.int().nullable(),
  told: z.array(z.string()),
  count: z.object({ have: z.number(), want: z.number() }).nullable(),
  moves: z.array(z.object({ from: z.int(), to: z.int(), before: Place, after: Place })),
  closed: z.array(z.object({ from: z.int(), to: z.int() })).default([]),
});

/** The columns of a `Reminder`. */
export const reminderColumns = {
  key: reminders.key,
  kind: reminders.kind,
  recipient: reminders.recipient,
  enrolment: reminders.enrolment,
  subject: reminders.subject,
  step: reminders.step,
  weight: reminders.weight,
  day: reminders.day,
  lastDay: reminders.lastDay,
  region: reminders.region,
  facts: reminders.facts,
};

export type ReminderRow = Pick<typeof reminders.$inferSelect, keyof typeof reminderColumns>;

/** Many of a school's reminders have the same facts; they are never written into. */
const MOST_KEPT = 2_000;
const kept = new Map<string, ReminderFacts>();

/** Many that follow each other say the same. */
let last: { readonly json: string; readonly facts: ReminderFacts } | null = null;

function factsOf(json: string): ReminderFacts {
  if (last?.json === json) return last.facts;
  const facts = kept.get(json) ?? readFacts(json);
  last = { json, facts };
  return facts;
}

function readFacts(json: string): ReminderFacts {
  const facts = Facts.parse(JSON.parse(json));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(json, facts);
  return facts;
}

export function reminderOf(row: ReminderRow): Reminder {
  const { key, kind, recipient, enrolment, subject, step, weight, day, lastDay, region, facts } = row;
  return {
    key,
    kind,
    recipient,
    enrolment,
    subject,
    step,
    weight,
    day,
    lastDay,
    region,
    facts: factsOf(facts),
  };
}

/** The columns of a `KeptReminder`. */
export const keptColumns = {
  ...reminderColumns,
  state: reminders.state,
  at: reminders.at,
  ended: reminders.ended,
  message: reminders.message,
  reason: reminders.reason,
};

type KeptRow = Pick<typeof reminders.$inferSelect, keyof typeof keptColumns>;

export function keptOf(row: KeptRow): KeptReminder {
  const { state, at, ended, message, reason } = row;
  return { reminder: reminderOf(row), state, at: ended ?? at, message, reason };
}

/** What is stored of a reminder that was planned at `now`, its state apart. */
export function rowOf({ reminder, recipient }: PlannedReminder, now: number) {
  const { key, kind, enrolment, subject, step, weight, day, lastDay, region } = reminder;
  const { zone, hour } = recipient;
  const facts = JSON.stringify(reminder.facts);
  const at = instantOf(reminder, { zone, hour, region }, now);
  const expires = remembered(`${lastDay} ${zone}`, () => endOf(lastDay, zone));
  const whom = { recipient: reminder.recipient, zone, hour, region };
  return { key, kind, enrolment, subject, step, weight, day, lastDay, facts, at, expires, ...whom };
}

export type PlannedRow = ReturnType<typeof rowOf>;

/** Their hour on its day; what is urgent goes at once where that day has come, and nothing goes before it was planned. */
export function instantOf(
  { day, weight }: Pick<Reminder, "day" | "weight">,
  recipient: Recipient,
  now: number,
): number {
  const usual = remembered(`${day} ${recipient.hour} ${recipient.zone}`, () => momentOf(day, recipient));
  if (usual <= now) return now;
  if (weight !== "urgent") return usual;
  return endOf(day - 1, recipient.zone) <= now ? Math.min(usual, nextPermitted(now, recipient)) : usual;
}

/** The days that are planned are few, and so are the hours that people choose; a calendar reckons each slowly. */
const instants = new Map<string, number>();

function remembered(when: string, reckon: () => number): number {
  const known = instants.get(when);
  if (known !== undefined) return known;
  const instant = reckon();
  if (instants.size >= MOST_KEPT) instants.clear();
  instants.set(when, instant);
  return instant;
}
