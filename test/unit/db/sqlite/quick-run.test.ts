import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { quickRun } from "../../../../db/sqlite/quick-run.ts";
import { meta } from "../../../../db/sqlite/schema/meta.ts";
import { testDatabase } from "../../../support/store.ts";

describe("a quick change", () => {
  it("puts every value in its column, whatever their order", () => {
    const db = testDatabase();
    const insert = quickRun(
      db,
      db.orm.insert(meta).values({ key: sql.placeholder("key"), value: sql.placeholder("value") }),
    );
    insert({ value: "v", key: "k" });
    expect(db.orm.select().from(meta).all()).toContainEqual({ key: "k", value: "v" });
  });

  it("takes a name left out for null, which the table may refuse", () => {
    const db = testDatabase();
    const insert = quickRun(
      db,
      db.orm.insert(meta).values({ key: sql.placeholder("key"), value: sql.placeholder("value") }),
    );
    expect(() => insert({ key: "k" })).toThrow(/NOT NULL/);
  });

  it("changes what is there, and says null where the statement itself does", () => {
    const db = testDatabase();
    db.orm.insert(meta).values({ key: "k", value: "v" }).run();
    const change = quickRun(
      db,
      db.orm
        .update(meta)
        .set({ value: sql`coalesce(null, ${sql.placeholder("value")})` })
        .where(eq(meta.key, sql.placeholder("key"))),
    );
    change({ value: "w", key: "k" });
    expect(db.orm.select().from(meta).where(eq(meta.key, "k")).all()).toEqual([{ key: "k", value: "w" }]);
  });

  it("refuses a statement with a value of its own", () => {
    const db = testDatabase();
    const insert = quickRun(db, db.orm.insert(meta).values({ key: "k", value: "v" }));
    expect(() => insert({})).toThrow("placeholders only");
  });
});
