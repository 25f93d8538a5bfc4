import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { contentOf, migrate, migrationsFolder, migrationTags } from "../../../../db/sqlite/migrate.ts";
import { packageRoot } from "../../../../src/package-root.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { testDatabase } from "../../../support/store.ts";

const root = packageRoot();

function drizzleKit(...args: readonly string[]): string {
  return execFileSync(join(root, "node_modules", ".bin", "drizzle-kit"), args, { cwd: root, encoding: "utf8" });
}

describe("the migrations", () => {
  it("say what the tables in the code say, so that generating again adds nothing", () => {
    const copy = join(temporaryFolder(), "migrations");
    cpSync(migrationsFolder(), copy, { recursive: true });
    const out = relative(root, copy);
    drizzleKit("generate", "--dialect=sqlite", "--schema=./db/sqlite/schema/*.ts", `--out=${out}`);
    drizzleKit("check", "--dialect=sqlite", `--out=${out}`);
    expect(readdirSync(copy, { recursive: true }).sort()).toEqual(
      readdirSync(migrationsFolder(), { recursive: true }).sort(),
    );
  });

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
});
