import { and, asc, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { EnrolmentStore, EnrolmentView } from "../../src/core/ports.ts";
import { holds, personColumns } from "./columns.ts";
import { enrolmentPages } from "./enrolment-pages.ts";
import { termsToday, underWay, type ViewRow, viewColumns, viewOf } from "./enrolment-view.ts";
import type { Database } from "./open.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, enrolmentTerms, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";

export function enrolmentStore(db: Database): EnrolmentStore {
  const { orm } = db;
  const person = sql.placeholder("person");
  const own = orm
    .select({ ...viewColumns, sortKey: people.sortKey, role: sql<string>`${enrolments.role}`.as("held") })
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.person))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
    .leftJoin(enrolmentTerms, termsToday)
    .where(and(eq(enrolments.person, person), underWay));
  const held = orm
    .select({ ...viewColumns, sortKey: people.sortKey, role: sql<string>`${relations.role}`.as("held") })
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
    );
  const standing = unionAll(own, held).orderBy(sql`sort_key`, sql`email`, sql`in_cohort`, sql`held`).prepare();
  const one = orm
    .select(viewColumns)
    .from(enrolments)
    .innerJoin(people, eq(people.id, enrolments.person))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
    .leftJoin(enrolmentTerms, termsToday)
    .where(and(eq(enrolments.id, sql.placeholder("enrolment")), underWay))
    .prepare();
  const holders = holdersOf(db);
  const pages = enrolmentPages(db);

  return {
    of: async (personId, today) => together(standing.all({ person: personId, today })),
    page: async (scopes, page, today) => pages(scopes, page, today),
    byId: async (id, today) => {
      const row = one.get({ enrolment: id, today });
      return row ? viewOf(row, []) : null;
    },
    around: async (enrolmentId, today) =>
      holders.all({ enrolment: enrolmentId, today }).map(({ role, ...held }) => ({ role, person: held })),
  };
}

/** One view an enrolment: neighbouring rows differ only by the asker's role. */
function together(rows: readonly (ViewRow & { readonly role: string })[]): readonly EnrolmentView[] {
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
  const today = holds(relations.from, relations.until);
  const all = unionAll(
    orm.select({ role: enrolments.role, person: enrolments.person }).from(enrolments).where(and(itself, underWay)),
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
  return orm
    .select({ role: all.role, ...personColumns })
    .from(all)
    .innerJoin(people, eq(people.id, all.person))
    .orderBy(asc(all.role), asc(people.sortKey), asc(people.email))
    .prepare();
}
