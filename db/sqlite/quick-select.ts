import type { Query } from "drizzle-orm";
import type { Database } from "./open.ts";
import { once } from "./prepared.ts";
import { nameOf, type Value } from "./quick-run.ts";

/** A select as Drizzle builds it, whose rows it does not draw up itself; the columns must be what SQLite gives: no booleans, no dates. */
interface Select<Row> {
  toSQL(): Query;
  all(): readonly Row[];
}

/** Prepares a select with its columns in the order of `names`, without Drizzle's work at every row, for what is read by the thousand. */
export function quickSelect<Row extends object>(
  { sqlite }: Pick<Database, "sqlite">,
  select: Select<Row>,
  names: readonly (keyof Row & string)[],
): (values: Readonly<Record<string, Value>>) => readonly Row[] {
  const query = once(() => {
    const { sql, params } = select.toSQL();
    return { asked: params.map(nameOf), statement: sqlite.prepare<Value[], Value[]>(sql).raw() };
  });
  const drawn = drawer<Row>(names);
  return (values) => {
    const { asked, statement } = query();
    return statement.all(...asked.map((name) => values[name] ?? null)).map(drawn);
  };
}

/**
 * Draws rows up from their cells. SQLite gives the columns that the select names, in their order: the type of the select is that of its rows. It is
 * written out column by column, from names of our own tables: a loop over them takes eight times as long, and so a tenth of what a claim does itself.
 */
function drawer<Row>(names: readonly string[]): (cells: readonly Value[]) => Row {
  const columns = names.map((name, i) => `${JSON.stringify(name)}: cells[${i}]`);
  return new Function("cells", `return { ${columns.join(", ")} };`) as (cells: readonly Value[]) => Row;
}
