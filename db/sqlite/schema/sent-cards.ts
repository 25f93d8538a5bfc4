import { isNotNull } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { people } from "./people.ts";

/** Messages that show dossiers and are drawn again when one changes. */
export const sentCards = sqliteTable(
  "sent_cards",
  {
    id: text("id").primaryKey(),
    platform: text("platform").notNull(),
    place: text("place").notNull(),
    person: text("person")
      .notNull()
      .references(() => people.id),
    command: text("command").notNull(),
    /** A `CommandInput` as JSON. */
    input: text("input").notNull(),
    changes: integer("changes").notNull(),
    /** The `seq` of the first change that it does not show; null: it shows how things stand. */
    since: integer("since"),
    /** Not to be drawn before that instant. */
    again: integer("again").notNull().default(0),
    at: integer("at").notNull(),
  },
  (table) => [
    index("sent_cards_outdated").on(table.platform, table.since).where(isNotNull(table.since)),
    uniqueIndex("sent_cards_of_place").on(table.platform, table.place),
    index("sent_cards_of_person").on(table.person),
  ],
);

export const sentCardDossiers = sqliteTable(
  "sent_card_dossiers",
  {
    enrolment: text("enrolment").notNull(),
    kind: text("kind").notNull(),
    occasion: text("occasion").notNull(),
    card: text("card")
      .notNull()
      .references(() => sentCards.id),
  },
  (table) => [
    primaryKey({ columns: [table.enrolment, table.kind, table.occasion, table.card] }),
    index("sent_card_dossiers_of_card").on(table.card),
  ],
);
