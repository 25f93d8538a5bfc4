import { type SQL, sql } from "drizzle-orm";
import type { Range } from "../../src/core/ports.ts";
import { today } from "./columns.ts";
import { enrolments, enrolmentTerms } from "./schema/enrolments.ts";

/** The ids of the enrolments that any of the ranges reaches, the whole school apart; `cross join` keeps SQLite from beginning with all enrolments. Asks for `scopes` and `today`. */
export const idsInRanges: SQL = sql`(
  select e.id from json_each(${sql.placeholder("scopes")}) s cross join ${enrolments} e on e.cohort = s.value ->> 'cohort'
  where s.value ->> 'option' is null or exists (
    select 1 from ${enrolmentTerms} t where t.enrolment = e.id and t.option = s.value ->> 'option'
      and t.from_day <= ${today} and (t.until_day is null or t.until_day > ${today})))`;

/** What stands for `scopes`. */
export function scopesOf(ranges: readonly Range[]): string {
  return JSON.stringify(
    ranges.flatMap((range): readonly object[] =>
      range.kind === "cohorts" ? range.cohorts.map((cohort) => ({ cohort })) : [range],
    ),
  );
}

export function isWholeSchool(ranges: readonly Range[]): boolean {
  return ranges.some(({ kind }) => kind === "school");
}
