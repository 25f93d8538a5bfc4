import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Facts of the database itself, such as the mark of the demonstration school. */
export const meta = sqliteTable("meta", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
});
