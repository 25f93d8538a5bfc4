import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Every choice the school made, the greater `seq` winning; a null value goes back to the file's default. */
export const programmeSettings = sqliteTable(
  "programme_settings",
  {
    seq: integer("seq").primaryKey(),
    programme: text("programme").notNull(),
    setting: text("setting").notNull(),
    value: text("value"),
    at: integer("at").notNull(),
  },
  (table) => [index("settings_of_programme").on(table.programme, table.setting, table.seq)],
);
