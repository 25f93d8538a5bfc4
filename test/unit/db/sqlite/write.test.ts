import { join } from "node:path";
import { notLike } from "drizzle-orm";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Database, openDatabase } from "../../../../db/sqlite/open.ts";
import { meta } from "../../../../db/sqlite/schema/meta.ts";
import type { Work } from "../../../../db/sqlite/write.ts";
import { temporaryFolder } from "../../../support/folder.ts";
import { testDatabase } from "../../../support/store.ts";

/** What a test has written; a new database keeps something of its own. */
const ownIn = (orm: Database["orm"]) => orm.select().from(meta).where(notLike(meta.key, "standing:%")).all();

describe("write", () => {
  it("keeps all of the work and gives its result back", () => {
    const { orm, write } = testDatabase();
    const result = write(() => {
      for (const key of ["a", "b"]) orm.insert(meta).values({ key, value: key }).run();
      return 2;
    });
    expect(result).toBe(2);
    expect(ownIn(orm)).toHaveLength(2);
  });

  it("keeps nothing of work that throws", () => {
    const { orm, write, sqlite } = testDatabase();
    const work = () => {
      orm.insert(meta).values({ key: "a", value: "a" }).run();
      throw new Error("half way");
    };
    expect(() => write(work)).toThrow("half way");
    expect(ownIn(orm)).toEqual([]);
    expect(sqlite.inTransaction).toBe(false);
  });

  it("has a type that refuses promises, whole or in part", () => {
    expectTypeOf<Work<number>>().toEqualTypeOf<() => number>();
    expectTypeOf<Work<void>>().toEqualTypeOf<() => void>();
    expectTypeOf<Work<Promise<number>>>().toBeNever();
    expectTypeOf<Work<number | Promise<number>>>().toBeNever();
    expectTypeOf<Work<PromiseLike<void> | undefined>>().toBeNever();
  });

  it("throws and keeps nothing when a promise slips past the type", () => {
    const { orm, write } = testDatabase();
    const late = (): unknown => {
      orm.insert(meta).values({ key: "a", value: "a" }).run();
      return Promise.resolve(1);
    };
    expect(() => write(late)).toThrow("cannot wait");
    expect(ownIn(orm)).toEqual([]);
  });

  it("takes the write lock from the start, so that what it read cannot change under it", () => {
    const url = `file:${join(temporaryFolder(), "one.db")}`;
    const [one, other] = [openDatabase({ url }), openDatabase({ url })];
    other.sqlite.pragma("busy_timeout = 0");
    one.write(() => {
      expect(ownIn(one.orm)).toEqual([]);
      expect(() => other.sqlite.exec("begin immediate")).toThrow("locked");
    });
    expect(() => other.sqlite.exec("begin immediate; rollback")).not.toThrow();
    one.close();
    other.close();
  });
});
