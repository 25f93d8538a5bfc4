import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The texts of programme files that have been in force here, by the version that they name: dossiers keep the rules under which they began. */
export const programmeVersions = sqliteTable(
  "programme_versions",
  {
    programme: text("programme").notNull(),
    version: integer("version").notNull(),
    /** The YAML file. */
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.programme, table.version] })],
);
