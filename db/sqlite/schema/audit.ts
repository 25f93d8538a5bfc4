import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A chain: every hash covers its entry and the hash before it. Ids and codes only, so that a person can be erased and the chain still holds. */
export const audit = sqliteTable(
  "audit",
  {
    seq: integer("seq").primaryKey(),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    facts: text("facts").notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
    /** Who holds which role and who acts for whom from this entry on, as totals (docs/decisions/0017); null: as before. */
    standing: text("standing"),
  },
  (table) => [index("audit_of_subject").on(table.subject)],
);
