import { and, asc, eq, min, ne, type SQL, sql } from "drizzle-orm";
import { dossierColumns, isDossier } from "./dossier-rows.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { dossiers, dossierTurns } from "./schema/dossiers.ts";

const p = sql.placeholder;

const oneOfKeys = sql`(${dossiers.enrolment}, ${dossiers.kind}, ${dossiers.occasion}) in (
  select value ->> 0, value ->> 1, value ->> 2 from json_each(${p("keys")}))`;
const ofEnrolments = sql`${dossiers.enrolment} in (select value from json_each(${p("enrolments")}))`;
const forStandings = sql`(${dossierTurns.enrolment}, ${dossierTurns.role}) in (
  select s.value ->> 'enrolment', r.value from json_each(${p("standings")}) s, json_each(s.value, '$.roles') r)`;
const forRoles = sql`${dossierTurns.role} in (select value from json_each(${p("roles")}))`;

/** How dossiers are found. Many keys come as one JSON array, so that the statement is always the same. */
export function dossierReads({ orm }: Database) {
  const found = () => orm.select(dossierColumns).from(dossiers);
  return {
    one: prepared(() => found().where(isDossier(dossiers))),
    /** `keys`: `[[enrolment, kind, occasion], …]`. */
    many: prepared(() => found().where(oneOfKeys)),
    ofEnrolments: prepared(() => found().where(ofEnrolments)),
    openOf: prepared(() => found().where(and(ofEnrolments, eq(dossiers.status, "open")))),
    overOf: prepared(() =>
      orm
        .select({ enrolment: dossiers.enrolment, kind: dossiers.kind, occasion: dossiers.occasion })
        .from(dossiers)
        .where(and(ofEnrolments, ne(dossiers.status, "open"))),
    ),
    /** `standings`: `[{ enrolment, roles }, …]`. */
    waiting: inTurn(orm, forStandings),
    anywhere: inTurn(orm, forRoles),
  };
}

/** The longest waiting first; a negative `limit` is none. */
function inTurn(orm: Database["orm"], whose: SQL) {
  const { enrolment, kind, occasion } = dossierTurns;
  const since = min(dossierTurns.since).as("waits_since");
  const turn = orm
    .select({ enrolment, kind, occasion, since })
    .from(dossierTurns)
    .where(whose)
    .groupBy(enrolment, kind, occasion)
    .orderBy(asc(since), asc(enrolment), asc(kind), asc(occasion))
    .limit(p("limit"))
    .as("turn");
  return prepared(() =>
    orm
      .select(dossierColumns)
      .from(turn)
      .crossJoin(dossiers)
      .where(
        and(eq(dossiers.enrolment, turn.enrolment), eq(dossiers.kind, turn.kind), eq(dossiers.occasion, turn.occasion)),
      )
      .orderBy(asc(turn.since), asc(turn.enrolment), asc(turn.kind), asc(turn.occasion)),
  );
}
