import { and, eq } from "drizzle-orm";
import type { RosterRow } from "../../../src/core/ports.ts";
import { enrolmentTerms } from "../schema/enrolments.ts";
import type { rosterStatements } from "./roster-statements.ts";
import type { RosterWork } from "./roster-work.ts";

const TERMS = ["option", "company", "region"] as const;

/** Another option, company or region begins today; the terms before it are kept. An empty cell changes nothing. */
export function changeTerms(
  { db: { orm }, log, today, tell }: RosterWork,
  statements: ReturnType<typeof rosterStatements>,
  enrolment: string,
  row: RosterRow,
): string | null {
  const now = statements.terms.get({ enrolment });
  if (!now) throw new Error(`enrolment ${enrolment} has no terms`);
  const { from, ...before } = now;
  const after = {
    option: row.option ?? before.option,
    company: row.company ?? before.company,
    region: row.region ?? before.region,
  };
  const changed = TERMS.filter((term) => after[term] !== before[term]);
  if (changed.length === 0) return after.option;

  const key = JSON.stringify([enrolment, from]);
  const open = and(eq(enrolmentTerms.enrolment, enrolment), eq(enrolmentTerms.from, from));
  if (from >= today) {
    orm.update(enrolmentTerms).set(after).where(open).run();
    log.changed("enrolment_terms", key, before, after);
  } else {
    orm.update(enrolmentTerms).set({ until: today }).where(open).run();
    log.changed("enrolment_terms", key, { until: null }, { until: today });
    statements.addTerms({ enrolment, from: today, ...after });
    log.made("enrolment_terms", JSON.stringify([enrolment, today]));
  }
  for (const term of changed) tell({ subject: row.learner.email, what: term, from: before[term], to: after[term] });
  return after.option;
}
