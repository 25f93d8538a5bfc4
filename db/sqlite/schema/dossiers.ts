import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { enrolments } from "./enrolments.ts";
import { people } from "./people.ts";

/** How each dossier stands now. Its rows may be long, so they keep their row id. */
export const dossiers = sqliteTable(
  "dossiers",
  {
    enrolment: text("enrolment")
      .notNull()
      .references(() => enrolments.id),
    kind: text("kind").notNull(),
    occasion: text("occasion").notNull(),
    /** The version of the programme by whose rules it goes. 0: recorded before versions were kept; the next start says which was in force. */
    rules: integer("rules").notNull().default(0),
    version: integer("version").notNull(),
    status: text("status", { enum: ["open", "done", "withdrawn"] }).notNull(),
    /** A `DossierState` as JSON. */
    state: text("state").notNull(),
    /** Its `Turn`s as JSON; `dossier_turns` finds it by them. */
    turns: text("turns").notNull(),
    /** The `seq` of its last event: dossiers in the order of their last change. */
    changed: integer("changed").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.enrolment, table.kind, table.occasion] }),
    index("dossiers_by_change").on(table.changed, table.enrolment, table.kind, table.occasion),
  ],
);

/** For whom open dossiers wait: a row for each role that may do a step whose turn it is. */
export const dossierTurns = sqliteTable(
  "dossier_turns",
  {
    enrolment: text("enrolment").notNull(),
    role: text("role").notNull(),
    kind: text("kind").notNull(),
    occasion: text("occasion").notNull(),
    step: text("step").notNull(),
    since: integer("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.enrolment, table.role, table.kind, table.occasion, table.step] }),
    index("dossier_turns_of_role").on(table.role, table.since),
    foreignKey({
      columns: [table.enrolment, table.kind, table.occasion],
      foreignColumns: [dossiers.enrolment, dossiers.kind, dossiers.occasion],
    }),
  ],
);

/** What was done to every dossier, in the order it was committed; rows are only added. */
export const dossierEvents = sqliteTable(
  "dossier_events",
  {
    seq: integer("seq").primaryKey(),
    enrolment: text("enrolment").notNull(),
    kind: text("kind").notNull(),
    occasion: text("occasion").notNull(),
    version: integer("version").notNull(),
    /** A `DossierEvent` as JSON. */
    event: text("event").notNull(),
    /** Random; what the audit keeps of the event is hashed with it. Empty: recorded before there were salts, of which the audit keeps nothing. */
    salt: text("salt").notNull().default(""),
  },
  (table) => [
    uniqueIndex("dossier_events_in_order").on(table.enrolment, table.kind, table.occasion, table.version),
    foreignKey({
      columns: [table.enrolment, table.kind, table.occasion],
      foreignColumns: [dossiers.enrolment, dossiers.kind, dossiers.occasion],
    }),
  ],
);

/** What someone typed for a step and has not sent; the dossier itself may not exist yet. */
export const drafts = sqliteTable(
  "drafts",
  {
    enrolment: text("enrolment")
      .notNull()
      .references(() => enrolments.id),
    kind: text("kind").notNull(),
    occasion: text("occasion").notNull(),
    step: text("step").notNull(),
    person: text("person")
      .notNull()
      .references(() => people.id),
    /** `Values` as JSON. */
    values: text("filled").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.enrolment, table.kind, table.occasion, table.step, table.person] }),
    index("drafts_of_person").on(table.person),
  ],
);
