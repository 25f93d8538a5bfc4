import { eq, sql } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { Cohort } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { cohorts } from "./schema/cohorts.ts";

const next = { version: sql`${cohorts.version} + 1` };

/** What was derived from the cohort's calendar is out of date. Within a transaction. @throws UserError `not-found` */
export function raiseVersion({ orm }: Pick<Database, "orm">, cohort: string): Cohort {
  const raised = orm.update(cohorts).set(next).where(eq(cohorts.id, cohort)).returning().get();
  if (!raised) throw new UserError("not-found");
  return raised;
}

export function raiseVersions({ orm }: Pick<Database, "orm">, programme: string): void {
  orm.update(cohorts).set(next).where(eq(cohorts.programme, programme)).run();
}
