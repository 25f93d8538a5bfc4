import { asc, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { quickSelect } from "../../../../db/sqlite/quick-select.ts";
import { meta } from "../../../../db/sqlite/schema/meta.ts";
import { testDatabase } from "../../../support/store.ts";

describe("a quick select", () => {
  const columns = {
    value: meta.value,
    'the "key"': meta.key,
    none: sql<number | null>`null`,
    three: sql<number>`1 + 2`,
  };

  function selected(like: string) {
    const db = testDatabase();
    for (const key of ["b'2", "b'1", "c"])
      db.orm
        .insert(meta)
        .values({ key, value: `value of ${key}` })
        .run();
    const select = db.orm
      .select(columns)
      .from(meta)
      .where(sql`${meta.key} like ${sql.placeholder("like")}`)
      .orderBy(asc(meta.key));
    const names = Object.keys(columns) as (keyof typeof columns)[];
    return { rows: quickSelect(db, select, names)({ like }), same: select.all({ like }) };
  }

  it("gives the rows that Drizzle gives, under the names of the select", () => {
    const { rows, same } = selected("b'%");
    expect(rows).toEqual([
      { value: "value of b'1", 'the "key"': "b'1", none: null, three: 3 },
      { value: "value of b'2", 'the "key"': "b'2", none: null, three: 3 },
    ]);
    expect(rows).toEqual(same);
  });

  it("gives no row where there is none", () => {
    expect(selected("x%").rows).toEqual([]);
  });
});
