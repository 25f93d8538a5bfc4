import { asc, eq, sql } from "drizzle-orm";
import type { CohortStore } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { cohorts } from "./schema/cohorts.ts";

export function cohortStore({ orm }: Database): CohortStore {
  const byId = orm
    .select()
    .from(cohorts)
    .where(eq(cohorts.id, sql.placeholder("id")))
    .prepare();
  const all = orm.select().from(cohorts).orderBy(asc(cohorts.id)).prepare();
  return {
    byId: async (id) => byId.get({ id }) ?? null,
    all: async () => all.all(),
  };
}
