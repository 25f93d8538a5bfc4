import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What came in lately, in the order it came, so that it is answered once. */
export const deliveries = sqliteTable("deliveries", {
  seq: integer("seq").primaryKey(),
  key: text("key").notNull().unique(),
  at: integer("at").notNull(),
});
