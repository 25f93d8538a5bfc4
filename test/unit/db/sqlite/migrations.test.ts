import { readdirSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { contentOf, migrate, migrationsFolder, migrationTags } from "../../../../db/sqlite/migrate.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { testDatabase } from "../../../support/store.ts";

describe("the migrations", () => {
  it("are numbered in order, named, and all listed", () => {
    const files = readdirSync(migrationsFolder()).filter((file) => file.endsWith(".sql"));
    expect(migrationTags().map((tag) => `${tag}.sql`)).toEqual(files.sort());
    for (const [index, tag] of migrationTags().entries()) {
      expect(tag).toMatch(new RegExp(`^${String(index).padStart(4, "0")}_[a-z][a-z-]+$`));
    }
  });

  it("do nothing the second time", () => {
    const { sqlite } = testDatabase();
    const schema = () => sqlite.prepare("select sql from sqlite_schema").all();
    const before = schema();
    migrate(sqlite, migrationTags());
    expect(schema()).toEqual(before);
    expect(contentOf(sqlite)).toEqual({ kind: "ours", count: migrationTags().length });
  });

  it("keep what was marked to be planned, and the days of the rest", () => {
    const sqlite = new BetterSqlite3(":memory:");
    const before = migrationTags().findIndex((tag) => tag.endsWith("plan-marks"));
    migrate(sqlite, migrationTags().slice(0, before));
    sqlite.exec(`insert into cohorts (id, programme, start_year) values ('c', 'any', 2026);
      insert into people (id, name, email, sort_key) values ('marked', 'Ann', 'ann@x.example', 'ann'), ('rests', 'Tom', 'tom@x.example', 'tom');`);
    for (const [id, next, mark] of [
      ["marked", 0, 7],
      ["rests", 20_800, 2],
    ]) {
      sqlite
        .prepare("insert into enrolments (id, cohort, person, role, joined, kept_from) values (?, 'c', ?, 'r', 0, 0)")
        .run(id, id);
      sqlite.prepare("insert into plans (enrolment, next_day, mark) values (?, ?, ?)").run(id, next, mark);
    }
    migrate(sqlite, migrationTags());
    expect(sqlite.prepare("select * from plan_marks").all()).toEqual([{ enrolment: "marked", mark: 7 }]);
    expect(sqlite.prepare("select * from plans").all()).toEqual([{ enrolment: "rests", next_day: 20_800 }]);
  });

  it("never leave a file that looks like another program's while they are applied", () => {
    const file = join(temporaryFolder(), "one.db");
    const [reader, maker] = [new BetterSqlite3(file), new BetterSqlite3(file)];
    reader.pragma("journal_mode = WAL");
    const read = reader.pragma.bind(reader);
    reader.pragma = (source, options) => {
      const found = read(source, options);
      if (contentOf(maker).kind === "empty") migrate(maker, migrationTags());
      return found;
    };
    expect(contentOf(reader)).toEqual({ kind: "empty", count: 0 });
    expect(contentOf(reader).kind).toBe("ours");
    reader.close();
    maker.close();
  });

  it("keep the rows of hot tables in their primary key, without a row id between", () => {
    const { sqlite } = testDatabase();
    const tables = sqlite.prepare("select name from pragma_table_list where wr = 1 order by name").pluck().all();
    expect(tables).toEqual([
      "accounts",
      "attention",
      "cohorts",
      "dossier_turns",
      "emails",
      "enrolment_terms",
      "enrolments",
      "people",
      "plan_marks",
      "plans",
      "rates",
      "reminder_counts",
      "sent_card_dossiers",
      "snoozes",
    ]);
  });
});
