import { and, asc, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { EnrolmentStore, EnrolmentView } from "../../src/core/ports.ts";
import { collationKey } from "./collation.ts";
import { holds, personColumns } from "./columns.ts";
import { enrolmentPages } from "./enrolment-pages.ts";
import { termsColumns, termsToday, underWay, type ViewRow, viewColumns, viewOf } from "./enrolment-view.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, enrolmentTerms, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";

export function enrolmentStore(db: Database): EnrolmentStore {
  const { orm } = db;
  const person = sql.placeholder("person");
  const own = prepared(() =>
    orm
      .select({ ...termsColumns, role: enrolments.role })
      .from(enrolments)
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
      .leftJoin(enrolmentTerms, termsToday)
      .where(and(eq(enrolments.person, person), underWay))
      .orderBy(asc(enrolments.cohort)),
  );
  const followed = prepared(() =>
    orm
      .select({ ...viewColumns, role: relations.role, sortKey: people.sortKey })
      .from(relations)
      .innerJoin(enrolments, eq(enrolments.id, relations.enrolment))
      .innerJoin(people, eq(people.id, enrolments.person))
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
      .leftJoin(enrolmentTerms, termsToday)
      .where(
        and(
          eq(relations.person, person),
          eq(relations.scope, "enrolment"),
          holds(relations.from, relations.until),
          underWay,
        ),
      )
      .orderBy(asc(people.sortKey), asc(people.email), asc(enrolments.cohort), asc(relations.role)),
  );
  const one = prepared(() =>
    orm
      .select(viewColumns)
      .from(enrolments)
      .innerJoin(people, eq(people.id, enrolments.person))
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
      .leftJoin(enrolmentTerms, termsToday)
      .where(and(eq(enrolments.id, sql.placeholder("enrolment")), underWay)),
  );
  const holders = holdersOf(db);
  const pages = enrolmentPages(db);

  return {
    of: async (asker, today) => {
      const asked = { person: asker.id, today };
      const itself = { personId: asker.id, name: asker.name, email: asker.email };
      const learning = own.all(asked).map((row) => ({ ...row, ...itself }));
      return together(merged(learning, followed.all(asked)));
    },
    page: async (scopes, page, today) => pages(scopes, page, today),
    byId: async (id, today) => {
      const row = one.get({ enrolment: id, today });
      return row ? viewOf(row, []) : null;
    },
    around: async (enrolmentId, today) =>
      holders.all({ enrolment: enrolmentId, today }).map(({ role, ...held }) => ({ role, person: held })),
  };
}

interface StandingRow extends ViewRow {
  readonly role: string;
}

interface FollowedRow extends StandingRow {
  readonly sortKey: string;
}

/** Two statements are half the work of one union, since most people have rows in one of them only; both come in order. */
function merged(own: readonly StandingRow[], followed: readonly FollowedRow[]): readonly StandingRow[] {
  if (followed.length === 0) return own;
  if (own.length === 0) return followed;
  return [...own.map((row) => ({ ...row, sortKey: collationKey(row.name) })), ...followed].sort(
    (a, b) =>
      byText(a.sortKey, b.sortKey) || byText(a.email, b.email) || byText(a.cohort, b.cohort) || byText(a.role, b.role),
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** One view an enrolment: neighbouring rows differ only by the asker's role. */
function together(rows: readonly StandingRow[]): readonly EnrolmentView[] {
  const views: EnrolmentView[] = [];
  let roles: string[] = [];
  for (const row of rows) {
    if (views.at(-1)?.id === row.id) {
      if (!roles.includes(row.role)) roles.push(row.role);
      continue;
    }
    roles = [row.role];
    views.push(viewOf(row, roles));
  }
  return views;
}

function holdersOf({ orm }: Database) {
  const held = { role: relations.role, person: relations.person };
  const itself = eq(enrolments.id, sql.placeholder("enrolment"));
  const noTeam = eq(enrolments.team, sql`0`);
  const today = holds(relations.from, relations.until);
  const all = unionAll(
    orm
      .select({ role: enrolments.role, person: enrolments.person })
      .from(enrolments)
      .where(and(itself, noTeam, underWay)),
    orm
      .select(held)
      .from(relations)
      .where(and(eq(relations.enrolment, sql.placeholder("enrolment")), today)),
    orm
      .select(held)
      .from(enrolments)
      .innerJoin(enrolmentTerms, termsToday)
      .innerJoin(
        relations,
        and(
          eq(relations.scope, "option"),
          eq(relations.cohort, enrolments.cohort),
          eq(relations.option, enrolmentTerms.option),
          today,
        ),
      )
      .where(itself),
    orm
      .select(held)
      .from(enrolments)
      .innerJoin(relations, and(eq(relations.scope, "cohort"), eq(relations.cohort, enrolments.cohort), today))
      .where(itself),
    orm
      .select(held)
      .from(relations)
      .where(and(eq(relations.scope, "school"), today)),
  ).as("holders");
  return prepared(() =>
    orm
      .select({ role: all.role, ...personColumns })
      .from(all)
      .innerJoin(people, eq(people.id, all.person))
      .orderBy(asc(all.role), asc(people.sortKey), asc(people.email)),
  );
}
