import { is, Param, Placeholder, type Query } from "drizzle-orm";
import type { Database } from "./open.ts";
import { once } from "./prepared.ts";

export type Value = string | number | null;

/** Prepares a change whose parameters are all placeholders, without Drizzle's work at every run, for what is done by the hundred thousand. A name left out is null. */
export function quickRun<Name extends string>(
  { sqlite }: Pick<Database, "sqlite">,
  change: { toSQL(): Query },
): (values: Readonly<Partial<Record<Name, Value>>>) => void {
  const query = once(() => {
    const { sql, params } = change.toSQL();
    return { names: params.map(nameOf), statement: sqlite.prepare(sql) };
  });
  return (values) => {
    const { names, statement } = query();
    const given: Readonly<Record<string, Value | undefined>> = values;
    statement.run(names.map((name) => given[name] ?? null));
  };
}

/** The name of a placeholder. */
export function nameOf(param: unknown): string {
  const value = is(param, Param) ? param.value : param;
  if (is(value, Placeholder)) return String(value.name);
  throw new Error("a quick statement takes placeholders only");
}
