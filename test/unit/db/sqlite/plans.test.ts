import { describe, expect, it } from "vitest";
import { storesOn } from "../../../../db/sqlite/stores.ts";
import { testDatabase } from "../../../support/store.ts";

interface Step {
  readonly detail: string;
}

/** What SQLite would do for every statement that the stores prepare. */
function plans(): { readonly statement: string; readonly steps: readonly string[] }[] {
  const db = testDatabase();
  const prepare = db.sqlite.prepare.bind(db.sqlite);
  const statements: string[] = [];
  Object.assign(db.sqlite, {
    prepare: (statement: string) => {
      statements.push(statement);
      return prepare(statement);
    },
  });
  storesOn(db);
  return statements.map((statement) => {
    const nothing = Array.from(statement.matchAll(/\?/g), () => null);
    const steps = prepare<unknown[], Step>(`explain query plan ${statement}`).all(...nothing);
    return { statement, steps: steps.map(({ detail }) => detail) };
  });
}

describe("query plans", () => {
  const found = plans();
  const scans = found.flatMap(({ statement, steps }) =>
    steps.filter((step) => step.startsWith("SCAN")).map((step) => ({ step, statement })),
  );

  it("cover the statements of a request", () => {
    const searched = found.flatMap(({ steps }) => steps).filter((step) => step.startsWith("SEARCH"));
    expect(searched.length).toBeGreaterThan(20);
    expect(searched.filter((step) => !/ USING (COVERING )?INDEX | USING (INTEGER )?PRIMARY KEY /.test(step))).toEqual(
      [],
    );
  });

  it("read no table from end to end", () => {
    const allowed = [
      /^SCAN people USING (COVERING )?INDEX people_in_order$/, // in order, until the page is full
      /^SCAN cohorts$/, // the list of all cohorts
      /^SCAN (audit|deliveries)$/, // in order of their key, up to a limit
      /^SCAN (s VIRTUAL TABLE INDEX 1:|holders)$/, // a handful of scopes or holders, no table
    ];
    const others = scans.filter(({ step }) => !allowed.some((pattern) => pattern.test(step)));
    expect(others.filter(({ statement }) => !statement.includes('instr("emails"."address"'))).toEqual([]);
    for (const { statement } of scans.filter(({ step }) => /^SCAN (audit|deliveries)$/.test(step))) {
      expect(statement).toMatch(/order by "\w+"\."seq" (asc|desc) limit/);
    }
  });

  it("read addresses through only for part of a name or address among everybody", () => {
    const reading = scans.filter(({ step }) => /^SCAN emails\b/.test(step)).map(({ statement }) => statement);
    expect(reading).toHaveLength(2);
    for (const statement of reading) expect(statement).toContain("instr");
  });
});
