import { and, asc, between, count, eq, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { EnrolmentStore, EnrolmentView } from "../../src/core/ports.ts";
import { foldName } from "./collation.ts";
import { termsToday, underWay, viewColumns, viewOf } from "./enrolment-view.ts";
import { idsInRanges, isWholeSchool, scopesOf } from "./in-ranges.ts";
import type { Database } from "./open.ts";
import { addressOf } from "./people-rows.ts";
import { prepared } from "./prepared.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, enrolmentTerms } from "./schema/enrolments.ts";
import { emails, people } from "./schema/people.ts";

type Page = EnrolmentStore["page"];
type Slice = { readonly total: number; readonly rows: readonly EnrolmentView[] };

const nameHas: SQL = sql`instr(${people.sortKey}, ${sql.placeholder("name")}) > 0`;
const addressHas: SQL = sql`instr(${emails.address}, ${sql.placeholder("address")}) > 0`;
/** A team has no address of its own but the one that stands for it. */
const teamHas: SQL = sql`instr(${people.email}, ${sql.placeholder("address")}) > 0`;
/** Among everybody the addresses are read through once; among a few, those of each. */
const anyoneNamed: SQL | undefined = or(
  nameHas,
  teamHas,
  sql`${people.id} in (select ${emails.person} from ${emails} where ${addressHas})`,
);
const someNamed: SQL | undefined = or(
  nameHas,
  teamHas,
  sql`exists (select 1 from ${emails} where ${emails.person} = ${people.id} and ${addressHas})`,
);

const reached: SQL = sql`${enrolments.id} in ${idsInRanges}`;

/** The whole school is walked in the order of names; some scopes are gathered, then sorted. */
export function enrolmentPages(db: Database): (...asked: Parameters<Page>) => Slice {
  const school = { all: inSchool(db, undefined), some: inSchool(db, anyoneNamed) };
  const scoped = { all: inScopes(db, undefined), some: inScopes(db, someNamed) };
  return (reach, { filter, offset, limit, teams }, day) => {
    const name = foldName(filter?.trim() ?? "");
    const statements = isWholeSchool(reach) ? school : scoped;
    const { rows, total } = name === "" ? statements.all : statements.some;
    const [least, most] = teams === "only" ? [1, 1] : [0, teams === "too" ? 1 : 0];
    const asked = { today: day, name, address: addressOf(filter ?? ""), scopes: scopesOf(reach), least, most };
    return {
      total: total.get(asked)?.total ?? 0,
      rows: rows.all({ ...asked, offset, limit }).map((row) => viewOf(row, [])),
    };
  };
}

const picked = { enrolment: enrolments.id };
const countsToday = and(underWay, between(enrolments.team, sql.placeholder("least"), sql.placeholder("most")));
const ofPerson = eq(enrolments.person, people.id);
const inOrder = [asc(people.sortKey), asc(people.email), asc(enrolments.cohort)];
const bounds = { offset: sql.placeholder("offset"), limit: sql.placeholder("limit") };

function inSchool({ orm }: Database, filter: SQL | undefined) {
  const where = and(ofPerson, countsToday, filter);
  const ids = orm
    .select(picked)
    .from(people)
    .crossJoin(enrolments)
    .where(where)
    .orderBy(...inOrder);
  const all = orm.select({ total: count() }).from(enrolments).where(countsToday);
  const some = orm.select({ total: count() }).from(people).crossJoin(enrolments).where(where);
  return {
    rows: viewsOf(orm, ids.limit(bounds.limit).offset(bounds.offset)),
    total: filter ? prepared(() => some) : prepared(() => all),
  };
}

function inScopes({ orm }: Database, filter: SQL | undefined) {
  const where = and(ofPerson, countsToday, reached, filter);
  const ids = orm
    .select(picked)
    .from(enrolments)
    .crossJoin(people)
    .where(where)
    .orderBy(...inOrder);
  return {
    rows: viewsOf(orm, ids.limit(bounds.limit).offset(bounds.offset)),
    total: prepared(() => orm.select({ total: count() }).from(enrolments).crossJoin(people).where(where)),
  };
}

/** Only the rows of the page itself are looked up. */
function viewsOf(orm: Database["orm"], ids: SQLWrapper) {
  return prepared(() =>
    orm
      .select(viewColumns)
      .from(enrolments)
      .innerJoin(people, ofPerson)
      .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
      .leftJoin(enrolmentTerms, termsToday)
      .where(sql`${enrolments.id} in ${ids}`)
      .orderBy(...inOrder),
  );
}
