import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { backupStore } from "../../../../db/sqlite/backups.ts";
import { examine } from "../../../../db/sqlite/examine.ts";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { openStores, storesOn } from "../../../../db/sqlite/stores.ts";
import { operator } from "../../../../src/core/authority.ts";
import { LEAST_FREE_BYTES } from "../../../../src/core/disk.ts";
import { freeBytesAt } from "../../../../src/disk.ts";
import { readiness } from "../../../../src/readiness.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { smallDisk } from "../../../support/small-disk.ts";
import { instant } from "../../../support/store.ts";

const at = instant("2026-11-22T09:00:00Z");
const clock = { now: () => at };
const log = { debug() {}, info() {}, warn() {}, error() {} };

describe("a full disk", () => {
  it("fails a write whole, leaves the file sound and lets go on once there is room", async ({ skip }) => {
    const folder = smallDisk(3 * 1024);
    if (folder === null) return skip("a small tmpfs cannot be mounted here");
    const stores = openStores({ url: `file:${join(folder, "school.db")}` });
    const disk = async () => (await freeBytesAt(folder)) + LEAST_FREE_BYTES - 1024 * 1024;
    const ready = readiness({ ...stores, sender: null, disk, clock, log });
    const grant = (n: number) => stores.people.grant(operator("roster"), `p${n}@x.example`, "registrar", at);
    await grant(0);
    expect(await ready()).toBeNull();

    const freeBytes = await freeBytesAt(folder);
    writeFileSync(join(folder, "ballast"), Buffer.alloc(freeBytes - 64 * 1024));
    expect(await ready()).toBe("the disk is nearly full");
    let granted = 1;
    await expect(
      (async () => {
        for (; ; granted += 1) await grant(granted);
      })(),
    ).rejects.toMatchObject({ code: "SQLITE_FULL" });
    expect(await stores.health.check()).toBeNull();
    expect(await stores.audit.verify()).toBeNull();
    expect(await stores.people.list(1_000)).toHaveLength(granted);

    const backups = stores.backupsIn(join(folder, "backups"));
    await expect(backups.make(at, true)).rejects.toMatchObject({ id: "not-written", values: { why: "full" } });
    expect(readdirSync(join(folder, "backups"))).toEqual([]);

    rmSync(join(folder, "ballast"));
    await grant(granted);
    expect(await ready()).toBeNull();
    await backups.make(at, true);
    expect(await backups.list()).toHaveLength(1);
    stores.close();
    expect(await examine(`file:${join(folder, "school.db")}`)).toMatchObject({ damage: null, auditBrokenAt: null });
  });
});

describe("a corrupted page", () => {
  it("is told by readiness and by an examination, and no backup of it is made", async () => {
    const file = join(temporaryFolder(), "school.db");
    const made = openDatabase({ url: `file:${file}` });
    for (let n = 0; n < 20; n += 1)
      await storesOn(made).people.grant(operator("roster"), `p${n}@x.example`, "registrar", at);
    const root = made.sqlite.prepare("select rootpage from sqlite_schema where name = 'audit'").pluck().get();
    made.close();
    const bytes = readFileSync(file);
    const page = 4096 * (Number(root) - 1);
    bytes.fill(0x5a, page, page + 4096);
    writeFileSync(file, bytes);

    const db = openDatabase({ url: `file:${file}` });
    const stores = storesOn(db);
    const ready = readiness({ ...stores, sender: null, disk: null, clock, log });
    expect(await ready()).toMatch(/\S/);
    expect(await ready()).toBe(await ready());
    expect((await stores.people.list(100)).length).toBe(20);
    const folder = join(file, "..", "backups");
    await expect(backupStore(db.sqlite, folder).make(at, true)).rejects.toMatchObject({
      id: "bad-backup",
      values: { flaw: "damaged", file },
    });
    expect(readdirSync(folder)).toEqual([]);
    stores.close();
    expect((await examine(`file:${file}`)).damage).toMatch(/\S/);
  });
});

describe("backups by a server", () => {
  it("are copied some pages at a time, and end though another connection writes after every step", async () => {
    const folder = temporaryFolder();
    const url = `file:${join(folder, "school.db")}`;
    const stores = openStores({ url });
    const db = openDatabase({ url });
    const other = openStores({ url });
    let writing = true;
    let written = 0;
    const writes = (async () => {
      for (; writing; written += 1) {
        await other.marks.set("n", String(written));
        await new Promise((next) => setImmediate(next));
      }
    })();
    await backupStore(db.sqlite, join(folder, "backups"), { pages: 2 }).make(at, true);
    writing = false;
    await writes;
    const [backup] = await stores.backupsIn(join(folder, "backups")).list();
    expect(backup).toEqual({ name: "school-2026-11-22T09-00-00Z-nightly.db", at: at.epochMilliseconds, nightly: true });
    const copy = openStores({ url: `file:${join(folder, "backups", backup?.name ?? "")}`, create: false });
    expect(Number(await copy.marks.get("n"))).toBeLessThanOrEqual(written);
    for (const open of [copy, stores, other, db]) open.close();
  });
});
