import { readFileSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import * as z from "zod";
import { packageRoot } from "../../src/package-root.ts";

/** `PRAGMA application_id` of every database of ours ("PSRL"). */
const APPLICATION_ID = 0x50_53_52_4c;

/** What stands in a file: `count` is the number of migrations applied (`PRAGMA user_version`). */
export interface Content {
  readonly kind: "empty" | "foreign" | "ours";
  readonly count: number;
}

const Journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

export function migrationsFolder(): string {
  return join(packageRoot(), "db", "sqlite", "migrations");
}

/** File names without `.sql`, in order. */
export function migrationTags(folder: string = migrationsFolder()): readonly string[] {
  const journal = Journal.parse(JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")));
  return journal.entries.map((entry) => entry.tag);
}

/** All of one instant: another process may be making the database between two reads. */
export function contentOf(sqlite: BetterSqlite3.Database): Content {
  return sqlite.transaction((): Content => {
    const application = sqlite.pragma("application_id", { simple: true });
    if (application === APPLICATION_ID)
      return { kind: "ours", count: Number(sqlite.pragma("user_version", { simple: true })) };
    const tables = sqlite.prepare("select count(*) from sqlite_schema").pluck().get();
    return { kind: application === 0 && tables === 0 ? "empty" : "foreign", count: 0 };
  })();
}

/** Applies what is missing, all or nothing. Another process may do the same at that moment: whoever comes second finds nothing to do. */
export function migrate(
  sqlite: BetterSqlite3.Database,
  tags: readonly string[],
  folder: string = migrationsFolder(),
): void {
  sqlite.pragma("foreign_keys = OFF");
  sqlite
    .transaction(() => {
      const applied = contentOf(sqlite).count;
      for (const tag of tags.slice(applied)) sqlite.exec(readFileSync(join(folder, `${tag}.sql`), "utf8"));
      const broken = sqlite.pragma("foreign_key_check");
      if (Array.isArray(broken) && broken.length > 0) throw new Error("a migration left rows that point nowhere");
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      sqlite.pragma(`user_version = ${Math.max(applied, tags.length)}`);
    })
    .immediate();
}
