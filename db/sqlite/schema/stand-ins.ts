import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { people } from "./people.ts";

/** Who acts for whom; both days included. Rows stay once they are over. */
export const delegations = sqliteTable(
  "delegations",
  {
    id: text("id").primaryKey(),
    person: text("person")
      .notNull()
      .references(() => people.id),
    deputy: text("deputy")
      .notNull()
      .references(() => people.id),
    from: integer("from_day").notNull(),
    to: integer("to_day").notNull(),
    /** Ended by hand at that instant; null: it lasts until its last day. */
    endedAt: integer("ended_at"),
    /** What the row said when the program last wrote it (docs/decisions/0017). */
    seal: text("seal"),
  },
  (table) => [
    index("delegations_of_person").on(table.person, table.to),
    index("delegations_of_deputy").on(table.deputy, table.to),
  ],
);
