import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { quickInsert } from "../../../../db/sqlite/quick-insert.ts";
import { meta } from "../../../../db/sqlite/schema/meta.ts";
import { testDatabase } from "../../../support/store.ts";

describe("a quick insert", () => {
  it("puts every value in its column, whatever their order", () => {
    const db = testDatabase();
    const insert = quickInsert(
      db,
      db.orm.insert(meta).values({ key: sql.placeholder("key"), value: sql.placeholder("value") }),
    );
    insert({ value: "v", key: "k" });
    expect(db.orm.select().from(meta).all()).toContainEqual({ key: "k", value: "v" });
  });

  it("takes a name left out for null, which the table may refuse", () => {
    const db = testDatabase();
    const insert = quickInsert(
      db,
      db.orm.insert(meta).values({ key: sql.placeholder("key"), value: sql.placeholder("value") }),
    );
    expect(() => insert({ key: "k" })).toThrow(/NOT NULL/);
  });

  it("refuses a statement with a value of its own", () => {
    const db = testDatabase();
    const insert = quickInsert(db, db.orm.insert(meta).values({ key: "k", value: "v" }));
    expect(() => insert({})).toThrow("placeholders only");
  });
});
