import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PLACES } from "../../../src/domain/calendar/place.ts";
import { cohorts } from "./cohorts.ts";

export const IMPORT_KINDS = ["roster", "calendar"] as const;

export const imports = sqliteTable("imports", {
  id: text("id").primaryKey(),
  seq: integer("seq").notNull().unique(),
  kind: text("kind", { enum: IMPORT_KINDS }).notNull(),
  file: text("file").notNull(),
  /** Of a calendar; a roster may hold several. */
  cohort: text("cohort").references(() => cohorts.id),
  at: integer("at").notNull(),
  undoneAt: integer("undone_at"),
});

/** Every imported file's days are kept; the day that counts is that of the newest import that was not undone. */
export const importedDays = sqliteTable(
  "imported_days",
  {
    import: text("import_id")
      .notNull()
      .references(() => imports.id),
    day: integer("day").notNull(),
    place: text("place", { enum: PLACES }).notNull(),
    note: text("note"),
    cohort: text("cohort")
      .notNull()
      .references(() => cohorts.id),
  },
  (table) => [
    primaryKey({ columns: [table.import, table.day] }),
    index("imported_days_of_cohort").on(table.cohort, table.day),
  ],
);

/** What a roster import did, row by row, so that it can be taken back. `before` null: the row was made; `after` null: it was removed. */
export const importChanges = sqliteTable(
  "import_changes",
  {
    import: text("import_id")
      .notNull()
      .references(() => imports.id),
    seq: integer("seq").notNull(),
    /** The table. */
    entity: text("entity").notNull(),
    /** The row's primary key. */
    key: text("key").notNull(),
    /** The row as JSON. */
    before: text("before"),
    after: text("after"),
  },
  (table) => [primaryKey({ columns: [table.import, table.seq] })],
);
