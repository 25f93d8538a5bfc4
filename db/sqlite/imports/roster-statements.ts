import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { enrolments, enrolmentTerms, relations } from "../schema/enrolments.ts";
import { importChanges } from "../schema/imports.ts";

const p = sql.placeholder;

/** What a roster asks and writes for every line, prepared once. */
export function rosterStatements(db: Database) {
  const { orm } = db;
  return {
    enrolment: prepared(() =>
      orm
        .select({ id: enrolments.id, left: enrolments.left })
        .from(enrolments)
        .where(and(eq(enrolments.person, p("person")), eq(enrolments.cohort, p("cohort")))),
    ),
    addEnrolment: quickRun(
      db,
      orm.insert(enrolments).values({
        id: p("id"),
        cohort: p("cohort"),
        person: p("person"),
        role: p("role"),
        joined: p("joined"),
        keptFrom: p("keptFrom"),
      }),
    ),
    terms: prepared(() =>
      orm
        .select({
          from: enrolmentTerms.from,
          option: enrolmentTerms.option,
          company: enrolmentTerms.company,
          region: enrolmentTerms.region,
        })
        .from(enrolmentTerms)
        .where(and(eq(enrolmentTerms.enrolment, p("enrolment")), isNull(enrolmentTerms.until))),
    ),
    addTerms: quickRun(
      db,
      orm.insert(enrolmentTerms).values({
        enrolment: p("enrolment"),
        from: p("from"),
        option: p("option"),
        company: p("company"),
        region: p("region"),
      }),
    ),
    aroundEnrolment: prepared(() =>
      orm
        .select({ id: relations.id, person: relations.person, from: relations.from, until: relations.until })
        .from(relations)
        .where(and(eq(relations.enrolment, p("enrolment")), eq(relations.role, p("role")))),
    ),
    aroundOption: prepared(() =>
      orm
        .select({ id: relations.id, person: relations.person, from: relations.from, until: relations.until })
        .from(relations)
        .where(
          and(
            eq(relations.scope, "option"),
            eq(relations.cohort, p("cohort")),
            eq(relations.option, p("option")),
            eq(relations.role, p("role")),
          ),
        ),
    ),
    aroundCohort: prepared(() =>
      orm
        .select({ id: relations.id, person: relations.person, from: relations.from, until: relations.until })
        .from(relations)
        .where(and(eq(relations.scope, "cohort"), eq(relations.cohort, p("cohort")), eq(relations.role, p("role")))),
    ),
    /** Whether a roster made a relation. */
    ofRoster: prepared(() =>
      orm
        .select({ seq: importChanges.seq })
        .from(importChanges)
        .where(and(eq(importChanges.entity, "relations"), eq(importChanges.key, p("id")), isNull(importChanges.before)))
        .limit(1),
    ),
    addRelation: quickRun(
      db,
      orm.insert(relations).values({
        id: p("id"),
        scope: p("scope"),
        enrolment: p("enrolment"),
        cohort: p("cohort"),
        option: p("option"),
        role: p("role"),
        person: p("person"),
        from: p("from"),
      }),
    ),
  };
}
