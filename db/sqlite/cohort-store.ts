import { asc, eq, sql } from "drizzle-orm";
import type { CohortStore } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { cohorts } from "./schema/cohorts.ts";

export function cohortStore({ orm }: Database): CohortStore {
  const byId = prepared(() =>
    orm
      .select()
      .from(cohorts)
      .where(eq(cohorts.id, sql.placeholder("id"))),
  );
  const all = prepared(() => orm.select().from(cohorts).orderBy(asc(cohorts.id)));
  return {
    byId: async (id) => byId.get({ id }) ?? null,
    all: async () => all.all(),
  };
}
