import { and, eq, type SQL, sql } from "drizzle-orm";
import type { EnrolmentView } from "../../src/core/ports.ts";
import { holds } from "./columns.ts";
import { personalExceptions } from "./schema/calendars.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, enrolmentTerms } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";

/** Those that do not say whose it is. */
export const termsColumns = {
  id: enrolments.id,
  cohort: cohorts.id,
  programme: cohorts.programme,
  startYear: cohorts.startYear,
  version: cohorts.version,
  option: enrolmentTerms.option,
  company: enrolmentTerms.company,
  region: enrolmentTerms.region,
  keptFrom: enrolments.keptFrom,
  team: enrolments.team,
  exceptions: sql<number>`(select count(*) from ${personalExceptions} where ${personalExceptions.enrolment} = ${enrolments.id})`,
};

/** The columns of an `EnrolmentView`, flat, since that is what SQLite gives fastest. */
export const viewColumns = {
  ...termsColumns,
  personId: people.id,
  name: people.name,
  email: people.email,
};

export interface ViewRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly cohort: string;
  readonly programme: string;
  readonly startYear: number;
  readonly version: number;
  readonly option: string | null;
  readonly company: string | null;
  readonly region: string | null;
  readonly keptFrom: number;
  readonly team: number;
  readonly exceptions: number;
}

/** The enrolment is under way today. */
export const underWay: SQL | undefined = holds(enrolments.joined, enrolments.left);

/** The terms of an enrolment today. */
export const termsToday: SQL | undefined = and(
  eq(enrolmentTerms.enrolment, enrolments.id),
  holds(enrolmentTerms.from, enrolmentTerms.until),
);

export function viewOf(row: ViewRow, as: readonly string[]): EnrolmentView {
  const { id, option, company, region, exceptions, keptFrom } = row;
  return {
    id,
    person: { id: row.personId, name: row.name, email: row.email },
    cohort: { id: row.cohort, programme: row.programme, startYear: row.startYear, version: row.version },
    option,
    company,
    region,
    exceptions,
    keptFrom,
    team: row.team === 1,
    as,
  };
}
