import type { Database } from "../../db/sqlite/open.ts";
import { atOnce } from "../../db/sqlite/prepared.ts";

/** Every statement that `work` could run, as SQLite is given it. */
export function statementsOf({ sqlite }: Pick<Database, "sqlite">, work: () => unknown): readonly string[] {
  const prepare = sqlite.prepare.bind(sqlite);
  const statements: string[] = [];
  Object.assign(sqlite, {
    prepare: (statement: string) => {
      statements.push(statement);
      return prepare(statement);
    },
  });
  atOnce(work);
  Object.assign(sqlite, { prepare });
  return statements;
}
