import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrationTags } from "../../../../db/sqlite/migrate.ts";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { openStores } from "../../../../db/sqlite/stores.ts";
import { UserError } from "../../../../src/core/errors.ts";
import { fillBigSchool } from "../../../support/big-school.ts";
import { temporaryFolder } from "../../../support/folder.ts";

/** The refusal's id and what fills its sentence. */
function refusalOf(work: () => unknown): Pick<UserError, "id" | "values"> {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return { id: error.id, values: error.values };
    throw error;
  }
  throw new Error("nothing was refused");
}

function newFile(): string {
  return join(temporaryFolder(), "school.db");
}

/** A database with a small school in it, closed again. */
function filled(): string {
  const file = newFile();
  const db = openDatabase({ url: `file:${file}` });
  fillBigSchool(db, { enrolments: 200, programme: "p", startYear: 2026 });
  db.close();
  return file;
}

describe("opening a database", () => {
  it("makes the folder and the file, and says that it did", () => {
    const file = join(temporaryFolder(), "a", "b", "school.db");
    const made = openDatabase({ url: `file:${file}` });
    expect([made.isNew, made.pending, existsSync(file)]).toEqual([true, 0, true]);
    made.close();
    const found = openDatabase({ url: pathToFileURL(file).href, create: false });
    expect(found.isNew).toBe(false);
    found.close();
  });

  it("has every guarantee in force on every connection", () => {
    const file = filled();
    const { sqlite, close } = openDatabase({ url: `file:${file}` });
    const held = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map((name) =>
      sqlite.pragma(name, { simple: true }),
    );
    expect(held).toEqual(["wal", 2, 1, 5_000]);
    expect(() => sqlite.exec("insert into emails values ('a@x.example', 'nobody')")).toThrow("FOREIGN KEY");
    close();
  });

  it("refuses a file that is not there when it may not make one, and makes none", () => {
    const file = newFile();
    expect(refusalOf(() => openDatabase({ url: `file:${file}`, create: false }))).toEqual({
      id: "no-database",
      values: { file },
    });
    expect(refusalOf(() => openDatabase({ url: `file:${file}`, readonly: true })).id).toBe("no-database");
    expect(existsSync(file)).toBe(false);
  });

  it("takes an empty file for no database, and a folder for none at all", () => {
    const file = newFile();
    writeFileSync(file, "");
    expect(refusalOf(() => openDatabase({ url: `file:${file}`, create: false })).id).toBe("no-database");
    expect(refusalOf(() => openDatabase({ url: `file:${file}`, readonly: true })).id).toBe("no-database");
    expect(readFileSync(file).length).toBe(0);
    expect(refusalOf(() => openDatabase({ url: `file:${dirname(file)}` })).id).toBe("bad-config");
  });

  it("refuses a database from a newer version and leaves it as it is", () => {
    const file = filled();
    const raw = new BetterSqlite3(file);
    raw.pragma(`user_version = ${migrationTags().length + 1}`);
    raw.close();
    const before = readFileSync(file);
    expect(refusalOf(() => openDatabase({ url: `file:${file}` }))).toEqual({ id: "database-newer", values: { file } });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ["a text file", (file: string) => writeFileSync(file, "programme,cohort\n".repeat(1_000))],
    ["nothing but zeros", (file: string) => writeFileSync(file, Buffer.alloc(8_192))],
    ["a database cut short", (file: string) => truncateSync(file, 20_000)],
    ["a database whose first page was overwritten", (file: string) => overwrite(file, 0, 4_096)],
    ["a database whose header stands and whose tables do not", (file: string) => overwrite(file, 100, 3_900)],
  ])("refuses %s", (_, damage) => {
    const file = filled();
    damage(file);
    expect(refusalOf(() => openStores({ url: `file:${file}` }))).toEqual({ id: "database-corrupt", values: { file } });
  });

  it("refuses the database of another program and leaves it as it is", () => {
    const file = newFile();
    const other = new BetterSqlite3(file);
    other.exec("create table notes (text)");
    other.close();
    const before = readFileSync(file);
    expect(refusalOf(() => openDatabase({ url: `file:${file}` })).id).toBe("database-corrupt");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("takes an empty file for a new database", () => {
    const file = newFile();
    writeFileSync(file, "");
    const { isNew, close } = openDatabase({ url: `file:${file}` });
    expect(isNew).toBe(true);
    close();
  });

  it("refuses a place where no file can be made", () => {
    const file = join(filled(), "school.db");
    const refused = { id: "bad-config", values: { variable: "DATABASE_URL", mend: "file:data/passerelle.db" } };
    expect(refusalOf(() => openDatabase({ url: `file:${file}` }))).toEqual(refused);
    expect(refusalOf(() => openDatabase({ url: `file:${temporaryFolder()}` }))).toEqual(refused);
    expect(refusalOf(() => openDatabase({ url: "postgres://x" }))).toEqual(refused);
  });

  it("opens to read without writing anything", async () => {
    const file = filled();
    const before = readFileSync(file);
    const stores = openStores({ url: `file:${file}`, readonly: true });
    expect(await stores.people.list(1)).toHaveLength(1);
    expect(await stores.health.check()).toBeNull();
    await expect(stores.marks.set("a", "b")).rejects.toThrow("readonly");
    stores.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("remembers facts of the database itself", async () => {
    const file = newFile();
    const first = openStores({ url: `file:${file}` });
    expect(await first.marks.get("demo")).toBeNull();
    await first.marks.set("demo", "0");
    await first.marks.set("demo", "1");
    first.close();
    const second = openStores({ url: `file:${file}` });
    expect(await second.marks.get("demo")).toBe("1");
    second.close();
  });
});

describe("the health of a database", () => {
  it("is what SQLite says of a page that was overwritten", async () => {
    const file = filled();
    overwrite(file, 40 * 4_096, 4_096);
    const { health, close } = openStores({ url: `file:${file}` });
    expect(await health.check()).not.toBeNull();
    close();
  });
});

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, from, from + length);
  writeFileSync(file, bytes);
}
