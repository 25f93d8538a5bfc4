import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Database, openDatabase } from "../../../../db/sqlite/open.ts";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant } from "../../../support/store.ts";

const at = instant("2026-11-22T09:00:00Z");
const HEAD = 32;
const FRAME_HEAD = 24;

/** Every table as it stands. */
function everythingIn({ sqlite }: Database): string {
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();
  return JSON.stringify(
    tables.map((name) => [
      name,
      sqlite
        .prepare(`select * from "${String(name)}"`)
        .raw()
        .all(),
    ]),
  );
}

/** Where each frame ends, and whether it ends a commit. */
function framesOf(log: Buffer): readonly { readonly end: number; readonly commits: boolean }[] {
  const size = FRAME_HEAD + log.readUInt32BE(8);
  const count = (log.length - HEAD) / size;
  return Array.from({ length: count }, (_, n) => ({
    end: HEAD + (n + 1) * size,
    commits: log.readUInt32BE(HEAD + n * size + 4) > 0,
  }));
}

it("a log cut at any frame, or inside one, leaves a sound database with every commit that is whole in it", async () => {
  const folder = temporaryFolder();
  const url = `file:${join(folder, "whole.db")}`;
  openDatabase({ url }).close();
  const db = openDatabase({ url });
  const { people, audit } = storesOn(db);
  db.sqlite.pragma("wal_autocheckpoint = 0");
  const states = [everythingIn(db)];
  for (let n = 0; n < 10; n += 1) {
    const person = await people.grant(operator("roster"), `p${n}@x.example`, "registrar", at);
    states.push(everythingIn(db));
    await people.prefer(person.id, { lang: "en" }, at);
    states.push(everythingIn(db));
  }
  expect(await audit.verify()).toBeNull();
  const file = readFileSync(join(folder, "whole.db"));
  const log = readFileSync(join(folder, "whole.db-wal"));
  db.close();

  const frames = framesOf(log);
  expect(frames.filter(({ commits }) => commits)).toHaveLength(states.length - 1);
  expect(frames.length).toBeGreaterThan(states.length);
  let commits = 0;
  for (const frame of [{ end: HEAD, commits: false }, ...frames]) {
    if (frame.commits) commits += 1;
    for (const cut of [frame.end, frame.end + 1_000]) {
      const copy = join(folder, `cut-${cut}.db`);
      writeFileSync(copy, file);
      writeFileSync(`${copy}-wal`, log.subarray(0, cut));
      const open = openDatabase({ url: `file:${copy}`, create: false });
      expect(open.sqlite.pragma("quick_check", { simple: true })).toBe("ok");
      expect(everythingIn(open)).toBe(states[commits]);
      expect(await storesOn(open).audit.verify()).toBeNull();
      open.close();
    }
  }
});
