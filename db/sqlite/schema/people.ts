import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { LANGS } from "../../../src/core/words/lang.ts";

export const people = sqliteTable(
  "people",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** The first of their addresses, lower case; it stands in `emails` too. */
    email: text("email").notNull().unique(),
    /** `collationKey(name)`: sorts as French does, byte by byte. */
    sortKey: text("sort_key").notNull(),
    lang: text("lang", { enum: LANGS }),
    zone: text("zone"),
    hour: integer("hour"),
    /** `essential`: nothing else; null: all. */
    messages: text("messages", { enum: ["essential"] }),
  },
  (table) => [index("people_in_order").on(table.sortKey, table.email, table.id)],
);

/** Every address of everybody, lower case. */
export const emails = sqliteTable(
  "emails",
  {
    address: text("address").primaryKey(),
    person: text("person")
      .notNull()
      .references(() => people.id),
  },
  (table) => [index("emails_of_person").on(table.person)],
);

export const accounts = sqliteTable(
  "accounts",
  {
    platform: text("platform").notNull(),
    tenant: text("tenant").notNull(),
    user: text("user").notNull(),
    person: text("person")
      .notNull()
      .references(() => people.id),
    /** What the platform needs to begin a conversation, in its own words; null: nothing. */
    reference: text("reference"),
    /** When it was linked or its reference last changed, epoch milliseconds. */
    at: integer("at").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.platform, table.tenant, table.user] }),
    index("accounts_of_person").on(table.person),
  ],
);
