import { isNotNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { REMINDER_STATES } from "../../../src/core/reminder-ports.ts";
import { REMINDER_KINDS, WEIGHTS } from "../../../src/domain/reminder/reminder.ts";
import { cohorts } from "./cohorts.ts";
import { enrolments } from "./enrolments.ts";
import { people } from "./people.ts";

/** Those that somebody has to look at; few of them, so that their index is small. */
export const inTrouble = (state: SQLWrapper): SQL => sql`${state} in ('unknown', 'dead')`;

/**
 * What is said to whom: one row for each `Reminder`, kept when it is over. Days are counted since 1970-01-01, instants are epoch milliseconds.
 * A claim moves what it takes in `reminders_awake` and adds it at one place of `reminders_of_message`, which is what makes it fast.
 */
export const reminders = sqliteTable(
  "reminders",
  {
    id: integer("id").primaryKey(),
    /** `kind:subject:occurrence:recipient`. */
    key: text("key").notNull(),
    kind: text("kind", { enum: REMINDER_KINDS }).notNull(),
    recipient: text("recipient")
      .notNull()
      .references(() => people.id),
    enrolment: text("enrolment")
      .notNull()
      .references(() => enrolments.id),
    subject: text("subject").notNull(),
    step: text("step"),
    weight: text("weight", { enum: WEIGHTS }).notNull(),
    day: integer("day").notNull(),
    lastDay: integer("last_day").notNull(),
    /** How the person is written to; when they choose otherwise the instants are worked out again. */
    zone: text("zone").notNull(),
    hour: integer("hour"),
    region: text("region"),
    /** `ReminderFacts` as JSON. */
    facts: text("facts").notNull(),
    /** When it is to be said, or was. */
    at: integer("at").notNull(),
    /** The instant after which it is of no use. */
    expires: integer("expires").notNull(),
    state: text("state", { enum: REMINDER_STATES }).notNull(),
    /** When something is next to be done with it: its own instant, the end of the lease, the next try; null: never again. */
    wake: integer("wake"),
    lease: text("lease"),
    attempts: integer("attempts").notNull().default(0),
    /** It was `unknown` once. */
    doubted: integer("doubted", { mode: "boolean" }).notNull().default(false),
    /** Nobody planned it: its person put it off until that day. */
    snoozed: integer("snoozed", { mode: "boolean" }).notNull().default(false),
    message: text("message"),
    /** By which it was sent. */
    platform: text("platform"),
    reason: text("reason"),
    /** When it was sent or given up; of what is unknown, when it was tried. */
    ended: integer("ended"),
  },
  (table) => [
    uniqueIndex("reminders_once").on(table.key),
    index("reminders_of_message").on(table.message).where(isNotNull(table.message)),
    index("reminders_in_trouble").on(table.state, table.at).where(inTrouble(table.state)),
    index("reminders_awake").on(table.wake).where(isNotNull(table.wake)),
    index("reminders_of_person").on(table.recipient, table.at),
    index("reminders_about").on(table.enrolment, table.subject),
  ],
);

/** How many reminders stand in each state, and as `doubted` how many were ever unknown: kept by triggers (see the migration), since there may be a million. */
export const reminderCounts = sqliteTable("reminder_counts", {
  state: text("state").primaryKey(),
  count: integer("count").notNull(),
});

/** The day on which each enrolment is to be planned again at the latest; of what was never planned there is none. */
export const plans = sqliteTable(
  "plans",
  {
    enrolment: text("enrolment")
      .primaryKey()
      .references(() => enrolments.id),
    next: integer("next_day").notNull(),
  },
  (table) => [index("plans_next").on(table.next, table.enrolment)],
);

/** What is to be planned at once, since something touched it. Few rows, so that marking and planning write the same few pages in a school of any size. */
export const planMarks = sqliteTable("plan_marks", {
  enrolment: text("enrolment")
    .primaryKey()
    .references(() => enrolments.id),
  /** Another one every time: a plan worked out before the last change has an older one. */
  mark: integer("mark").notNull(),
});

/** Changes of calendars, as they are told to those whom they touch. */
export const calendarMoves = sqliteTable(
  "calendar_moves",
  {
    id: text("id").primaryKey(),
    cohort: text("cohort")
      .notNull()
      .references(() => cohorts.id),
    enrolment: text("enrolment").references(() => enrolments.id),
    /** `Move`s as JSON. */
    moves: text("moves").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("calendar_moves_of_cohort").on(table.cohort, table.at)],
);

/** How much of their attention each person has been asked for in an ISO week, by its Monday. */
export const attention = sqliteTable(
  "attention",
  {
    person: text("person")
      .notNull()
      .references(() => people.id),
    monday: integer("monday").notNull(),
    messages: integer("messages").notNull(),
    /** The local day of the last digest. */
    digest: integer("digest").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.person, table.monday] }),
    index("attention_of_week").on(table.monday, table.messages),
  ],
);

/** Until when nothing is said to a person about a subject. */
export const snoozes = sqliteTable(
  "snoozes",
  {
    person: text("person")
      .notNull()
      .references(() => people.id),
    subject: text("subject").notNull(),
    until: integer("until_day").notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.subject] })],
);

/** From when on a platform may be written to again, by what bounds it. */
export const rates = sqliteTable("rates", {
  scope: text("scope").primaryKey(),
  /** When the last reserved message is over, as if each took its full time. */
  until: integer("until").notNull(),
});
