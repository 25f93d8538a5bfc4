import { and, asc, desc, eq, gt, isNull, or, type SQLWrapper, sql } from "drizzle-orm";
import { alias, unionAll } from "drizzle-orm/sqlite-core";
import type { EvidenceStore } from "../../src/core/evidence-ports.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { saidAround } from "./reminders/said.ts";
import { audit } from "./schema/audit.ts";
import { BEGINNING, enrolments, enrolmentTerms, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";
import { delegations } from "./schema/stand-ins.ts";

const p = sql.placeholder;

export function evidenceStore({ orm }: Database): EvidenceStore {
  const said = saidAround({ orm });
  const holdings = prepared(() => whoHeld(orm));
  const changes = prepared(() => nextChanges(orm));
  const given = delegationsOf(orm);
  const ofPerson = prepared(() =>
    orm
      .select({ id: enrolments.id, cohort: enrolments.cohort, left: enrolments.left })
      .from(enrolments)
      .where(eq(enrolments.person, p("person")))
      .orderBy(asc(enrolments.cohort)),
  );
  const last = prepared(() =>
    orm.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1),
  );
  return {
    enrolmentsOf: async (person) => ofPerson.all({ person }),
    holdings: async (enrolment) =>
      holdings.all({ enrolment }).map(({ role, from, until, id, name }) => ({
        role,
        person: { id, name },
        from: from === BEGINNING ? null : from,
        until,
      })),
    nextChange: async (enrolment, after) => {
      const { begins = null, ends = null } = changes.get({ enrolment, after }) ?? {};
      return begins === null || ends === null ? (begins ?? ends) : Math.min(begins, ends);
    },
    delegations: async (whose) => given.all({ people: JSON.stringify(whose) }),
    said: async (enrolment) => said(enrolment),
    lastAudit: async () => last.get() ?? null,
  };
}

/** The roles of an option are held around an enrolment while it is in that option. */
function holdingsOf(orm: Database["orm"]) {
  const itself = eq(enrolments.id, p("enrolment"));
  const held = { role: relations.role, person: relations.person, from: relations.from, until: relations.until };
  const whole = (from: SQLWrapper, until: SQLWrapper) => or(isNull(until), gt(until, from));
  const from = sql<number>`max(${relations.from}, ${enrolmentTerms.from})`;
  const until = sql<number | null>`
    case when ${relations.until} is null then ${enrolmentTerms.until}
         when ${enrolmentTerms.until} is null then ${relations.until}
         else min(${relations.until}, ${enrolmentTerms.until}) end`;
  const optionHeld = and(
    eq(relations.scope, "option"),
    eq(relations.cohort, enrolments.cohort),
    eq(relations.option, enrolmentTerms.option),
    whole(relations.from, relations.until),
  );
  return unionAll(
    orm
      .select({ role: enrolments.role, person: enrolments.person, from: enrolments.joined, until: enrolments.left })
      .from(enrolments)
      .where(and(itself, eq(enrolments.team, sql`0`))),
    orm
      .select(held)
      .from(relations)
      .where(and(eq(relations.enrolment, p("enrolment")), whole(relations.from, relations.until))),
    orm
      .select({
        role: relations.role,
        person: relations.person,
        from: from.as("from_day"),
        until: until.as("until_day"),
      })
      .from(enrolments)
      .innerJoin(enrolmentTerms, eq(enrolmentTerms.enrolment, enrolments.id))
      .innerJoin(relations, optionHeld)
      .where(and(itself, or(isNull(until), gt(until, from)))),
    orm
      .select(held)
      .from(enrolments)
      .innerJoin(relations, and(eq(relations.scope, "cohort"), eq(relations.cohort, enrolments.cohort)))
      .where(and(itself, whole(relations.from, relations.until))),
    orm
      .select(held)
      .from(relations)
      .where(and(eq(relations.scope, "school"), whole(relations.from, relations.until))),
  ).as("holdings");
}

function whoHeld(orm: Database["orm"]) {
  const all = holdingsOf(orm);
  return orm
    .select({ role: all.role, from: all.from, until: all.until, id: people.id, name: people.name })
    .from(all)
    .innerJoin(people, eq(people.id, all.person))
    .orderBy(asc(all.from), asc(all.role), asc(people.sortKey), asc(people.email));
}

/** The first day after a day on which a holding begins, and on which one ends. */
function nextChanges(orm: Database["orm"]) {
  const all = holdingsOf(orm);
  const firstAfter = (day: SQLWrapper) => sql<number | null>`min(case when ${day} > ${p("after")} then ${day} end)`;
  return orm.select({ begins: firstAfter(all.from), ends: firstAfter(all.until) }).from(all);
}

function delegationsOf(orm: Database["orm"]) {
  const deputies = alias(people, "deputies");
  const { from, to, endedAt, person, deputy } = delegations;
  return prepared(() =>
    orm
      .select({ person, deputy: { id: deputies.id, name: deputies.name }, from, to, endedAt })
      .from(delegations)
      .innerJoin(deputies, eq(deputies.id, deputy))
      .where(sql`${person} in (select value from json_each(${p("people")}))`)
      .orderBy(asc(from), asc(to), asc(deputies.sortKey)),
  );
}
