import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PLACES } from "../../../src/domain/calendar/place.ts";
import { cohorts } from "./cohorts.ts";
import { enrolments } from "./enrolments.ts";

/** What a registrar settled; both ends included. The greater `seq` wins. */
export const settlements = sqliteTable(
  "settlements",
  {
    id: text("id").primaryKey(),
    seq: integer("seq").notNull().unique(),
    cohort: text("cohort")
      .notNull()
      .references(() => cohorts.id),
    from: integer("from_day").notNull(),
    to: integer("to_day").notNull(),
    place: text("place", { enum: PLACES }).notNull(),
    reason: text("reason").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("settlements_of_cohort").on(table.cohort, table.seq)],
);

/** One learner's own days; both ends included. The greater `seq` wins. */
export const personalExceptions = sqliteTable(
  "personal_exceptions",
  {
    id: text("id").primaryKey(),
    seq: integer("seq").notNull().unique(),
    enrolment: text("enrolment")
      .notNull()
      .references(() => enrolments.id),
    from: integer("from_day").notNull(),
    to: integer("to_day").notNull(),
    place: text("place", { enum: PLACES }).notNull(),
    reason: text("reason").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [index("exceptions_of_enrolment").on(table.enrolment, table.seq)],
);
