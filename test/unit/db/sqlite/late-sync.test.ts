import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { deliveryStore } from "../../../../db/sqlite/delivery-store.ts";
import { lateSync } from "../../../../db/sqlite/late-sync.ts";
import { openDatabase } from "../../../../db/sqlite/open.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { instant } from "../../../support/store.ts";

const at = instant("2026-11-22T08:00:00Z");

/** A database in a file whose disk answers when the test says so. */
function opened() {
  const db = openDatabase({ url: `file:${join(temporaryFolder(), "test.db")}` });
  const disk: { done: () => void; fail: (error: Error) => void }[] = [];
  const late = lateSync(db.sqlite, db.write, () => new Promise((done, fail) => disk.push({ done, fail })));
  onTestFinished(() => {
    late.close();
    db.close();
  });
  const reader = openDatabase({ url: `file:${db.sqlite.name}`, readonly: true });
  onTestFinished(() => reader.close());
  const stored = () => reader.sqlite.prepare("SELECT count(*) FROM deliveries").pluck().get();
  const syncs = async (count: number) => {
    while (disk.length < count) await new Promise((soon) => setImmediate(soon));
  };
  return { db, late, disk, stored, syncs, store: deliveryStore({ ...db, late }) };
}

describe("deliveries of a database in a file", () => {
  it("are committed at once and answered only when the disk has them", async () => {
    const { store, disk, stored, syncs } = opened();
    let heard: boolean | null = null;
    const answer = store.first("a", at).then((first) => {
      heard = first;
    });
    await syncs(1);
    await new Promise((soon) => setTimeout(soon, 20));
    expect([stored(), heard]).toEqual([1, null]);
    disk[0]?.done();
    await answer;
    expect(heard).toBe(true);
  });

  it("that come in while the disk is busy share the next commit", async () => {
    const { store, disk, stored, syncs } = opened();
    const one = store.first("a", at);
    await syncs(1);
    const others = ["b", "c", "a"].map((key) => store.first(key, at));
    await new Promise((soon) => setTimeout(soon, 20));
    expect([stored(), disk.length]).toEqual([1, 1]);
    disk[0]?.done();
    await one;
    await syncs(2);
    expect([stored(), disk.length]).toEqual([3, 2]);
    disk[1]?.done();
    expect(await Promise.all(others)).toEqual([true, true, false]);
  });

  it("fail when the disk does, and the next are heard again", async () => {
    const { store, disk, syncs } = opened();
    const one = store.first("a", at);
    await syncs(1);
    disk[0]?.fail(new Error("disk gone"));
    await expect(one).rejects.toThrow("disk gone");
    const two = store.first("b", at);
    await syncs(2);
    disk[1]?.done();
    expect(await two).toBe(true);
  });

  it("leave every other commit as it was: forced to the disk before it returns", async () => {
    const { db, late } = opened();
    late.write(() => expect(db.sqlite.pragma("synchronous", { simple: true })).toBe(1));
    expect(db.sqlite.pragma("synchronous", { simple: true })).toBe(2);
    const broken = () =>
      late.write(() => {
        throw new Error("broken");
      });
    expect(broken).toThrow("broken");
    expect(db.sqlite.pragma("synchronous", { simple: true })).toBe(2);
  });
});

describe("a database in memory", () => {
  it("has no disk to wait for", () => {
    const db = openDatabase({ url: ":memory:" });
    expect(db.late).toBeNull();
    db.close();
  });
});
