import { desc } from "drizzle-orm";
import type { ImportStore } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { imports } from "./schema/imports.ts";

export function importStore({ orm }: Database): ImportStore {
  return {
    list: async (limit) =>
      orm
        .select()
        .from(imports)
        .orderBy(desc(imports.seq))
        .limit(limit)
        .all()
        .map(({ id, kind, file, cohort, at, undoneAt }) => ({ id, kind, file, cohort, at, undone: undoneAt !== null })),
    roster: notBuilt,
    calendar: notBuilt,
    undo: notBuilt,
  };
}

async function notBuilt(): Promise<never> {
  throw new Error("imports are not built yet");
}
