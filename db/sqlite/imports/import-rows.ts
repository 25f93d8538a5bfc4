import { eq, max } from "drizzle-orm";
import type { ImportRecord } from "../../../src/core/ports.ts";
import type { Database } from "../open.ts";
import { imports } from "../schema/imports.ts";

export type ImportRow = typeof imports.$inferSelect;

/** Adds an import, within a transaction, and gives its id. */
export function addImport({ orm, newId }: Database, made: Pick<ImportRow, "kind" | "file" | "cohort" | "at">): string {
  const id = newId();
  const last = orm
    .select({ seq: max(imports.seq) })
    .from(imports)
    .get();
  orm
    .insert(imports)
    .values({ ...made, id, seq: (last?.seq ?? 0) + 1 })
    .run();
  return id;
}

export function importById({ orm }: Database, id: string): ImportRow | undefined {
  return orm.select().from(imports).where(eq(imports.id, id)).get();
}

export function recordOf({ id, kind, file, cohort, at, undoneAt }: ImportRow): ImportRecord {
  return { id, kind, file, cohort, at, undone: undoneAt !== null };
}
