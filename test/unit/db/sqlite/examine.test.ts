import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { examine } from "../../../../db/sqlite/examine.ts";
import { migrate, migrationTags } from "../../../../db/sqlite/migrate.ts";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant } from "../../../support/store.ts";

async function schoolFile(spoil: (sql: (text: string) => void) => void = () => {}) {
  const file = join(temporaryFolder(), "school.db");
  const db = openDatabase({ url: `file:${file}` });
  const { people } = storesOn(db);
  for (const who of ["one", "two", "three"]) {
    await people.grant(operator("roster"), `${who}@x.example`, "registrar", instant("2026-11-22T09:00:00Z"));
  }
  spoil((text) => db.sqlite.exec(text));
  db.close();
  return file;
}

describe("examining a database", () => {
  it("finds a sound one sound and leaves its bytes as they are", async () => {
    const file = await schoolFile();
    const before = readFileSync(file);
    const sound = {
      file,
      damage: null,
      pending: 0,
      auditBrokenAt: null,
      altered: [],
      standing: [],
      turns: [],
      missing: [],
    };
    expect(await examine(`file:${file}`)).toEqual(sound);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("names the first entry of an audit that was tampered with", async () => {
    const file = await schoolFile((sql) => sql("update audit set action = 'role.steal' where seq = 2"));
    expect(await examine(`file:${file}`)).toMatchObject({ damage: null, auditBrokenAt: 2 });
  });

  it("finds one that an older version wrote sound, before and after its migrations", async () => {
    const file = join(temporaryFolder(), "old.db");
    const old = new BetterSqlite3(file);
    const tags = migrationTags();
    migrate(old, tags.slice(0, tags.indexOf("0002_event-salts")));
    old.close();
    expect(await examine(`file:${file}`)).toMatchObject({ damage: null, auditBrokenAt: null, altered: [] });
    openDatabase({ url: `file:${file}` }).close();
    expect(await examine(`file:${file}`)).toMatchObject({ pending: 0, auditBrokenAt: null, altered: [] });
  });

  it("tells damage inside the file", async () => {
    const file = await schoolFile();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 2, 4096 * 6);
    writeFileSync(file, bytes);
    expect((await examine(`file:${file}`)).damage).toMatch(/\S/);
  });

  it("refuses a file that is not there", async () => {
    const missing = join(temporaryFolder(), "none.db");
    await expect(examine(`file:${missing}`)).rejects.toMatchObject({ id: "no-database" });
  });
});
