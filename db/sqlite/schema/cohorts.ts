import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const cohorts = sqliteTable(
  "cohorts",
  {
    /** The roster's own id. */
    id: text("id").primaryKey(),
    programme: text("programme").notNull(),
    startYear: integer("start_year").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [index("cohorts_of_programme").on(table.programme)],
);
