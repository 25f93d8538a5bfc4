import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What came in lately, so that it is answered once. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    key: text("key").primaryKey(),
    at: integer("at").notNull(),
  },
  (table) => [index("deliveries_by_age").on(table.at)],
);
