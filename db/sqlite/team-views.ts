import { and, asc, eq, sql } from "drizzle-orm";
import type { EnrolmentView } from "../../src/core/ports.ts";
import type { TeamStore } from "../../src/core/team-ports.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { holds } from "./columns.ts";
import { termsToday, underWay, viewColumns, viewOf } from "./enrolment-view.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, enrolmentTerms, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";

const p = sql.placeholder;

interface TeamViews extends Pick<TeamStore, "members" | "of" | "alone"> {
  byId(id: string, today: Day): EnrolmentView | null;
}

/** Who is in which team on a day. */
export function teamViews({ orm }: Pick<Database, "orm">): TeamViews {
  const { from, until, person, enrolment, role, scope } = relations;
  const found = () =>
    orm
      .select(viewColumns)
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.person))
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
      .leftJoin(enrolmentTerms, termsToday);
  const inOrder = [asc(people.sortKey), asc(people.email)];
  const members = prepared(() =>
    found()
      .where(
        and(
          sql`(${enrolments.person}, ${enrolments.cohort}) in (
          select ${person}, t.cohort from ${enrolments} t
          join ${relations} on ${enrolment} = t.id and ${role} = t.role and ${holds(from, until)}
          where t.id = ${p("team")})`,
          underWay,
        ),
      )
      .orderBy(...inOrder),
  );
  /** Rows of the relations by which someone is in a team of a cohort. */
  const memberOf = sql`${scope} = 'enrolment' and ${enrolments.team} = 1 and ${enrolments.role} = ${role}`;
  const of = prepared(() =>
    found()
      .innerJoin(relations, and(eq(enrolment, enrolments.id), memberOf, holds(from, until)))
      .where(
        and(
          sql`(${person}, ${enrolments.cohort}) in (select o.person, o.cohort from ${enrolments} o where o.id = ${p("member")})`,
          underWay,
        ),
      )
      .orderBy(...inOrder),
  );
  const alone = prepared(() =>
    found()
      .where(
        and(
          eq(enrolments.cohort, p("cohort")),
          eq(enrolments.team, 0),
          underWay,
          sql`not exists (select 1 from ${relations} join ${enrolments} t
          on t.id = ${enrolment} and t.team = 1 and t.role = ${role} and t.cohort = ${enrolments.cohort}
          where ${person} = ${enrolments.person} and ${scope} = 'enrolment' and (${until} is null or ${until} > max(${p("today")}, ${from})))`,
        ),
      )
      .orderBy(...inOrder)
      .limit(p("limit")),
  );
  const one = prepared(() => found().where(and(eq(enrolments.id, p("id")), underWay)));
  return {
    byId: (id, today) => {
      const row = one.get({ id, today });
      return row ? viewOf(row, []) : null;
    },
    members: async (team, today) => members.all({ team, today }).map((row) => viewOf(row, [])),
    of: async (member, today) => of.all({ member, today }).map((row) => viewOf(row, [])),
    alone: async (cohort, limit, today) => alone.all({ cohort, limit, today }).map((row) => viewOf(row, [])),
  };
}
