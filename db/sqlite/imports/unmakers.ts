import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { personalExceptions, settlements } from "../schema/calendars.ts";
import { cohorts } from "../schema/cohorts.ts";
import { dossiers, drafts } from "../schema/dossiers.ts";
import { BEGINNING, enrolments, enrolmentTerms, relations } from "../schema/enrolments.ts";
import { importedDays, imports } from "../schema/imports.ts";
import { accounts, emails, people } from "../schema/people.ts";
import { attention, calendarMoves, planMarks, plans, reminders, snoozes } from "../schema/reminders.ts";
import { sentCards } from "../schema/sent-cards.ts";
import { delegations } from "../schema/stand-ins.ts";
import type { Entity } from "./change-log.ts";
import { TermsKey } from "./terms-key.ts";

const key = sql.placeholder("key");

/** Takes out a row that an import made; false: something has been hung on it since. */
export function unmakers({ orm }: Database): Record<Entity, (key: string) => boolean> {
  const own = {
    settlement: prepared(() => orm.select({ id: settlements.id }).from(settlements).where(eq(settlements.cohort, key))),
    /** Given for the cohort or an option of it otherwise than by the import: what that gave was taken back before. */
    granted: prepared(() => orm.select({ id: relations.id }).from(relations).where(eq(relations.cohort, key)).limit(1)),
    exception: prepared(() =>
      orm.select({ id: personalExceptions.id }).from(personalExceptions).where(eq(personalExceptions.enrolment, key)),
    ),
    dossier: prepared(() =>
      orm.select({ kind: dossiers.kind }).from(dossiers).where(eq(dossiers.enrolment, key)).limit(1),
    ),
    draft: prepared(() => orm.select({ kind: drafts.kind }).from(drafts).where(eq(drafts.enrolment, key)).limit(1)),
    /** The import's own, and those of later rosters, were taken back before. */
    replacement: prepared(() =>
      orm
        .select({ id: relations.id })
        .from(relations)
        .where(and(eq(relations.enrolment, key), or(ne(relations.from, BEGINNING), isNotNull(relations.until))))
        .limit(1),
    ),
    /** In a team of its cohort. */
    membership: prepared(() =>
      orm
        .select({ id: relations.id })
        .from(enrolments)
        .innerJoin(relations, and(eq(relations.person, enrolments.person), eq(relations.scope, "enrolment")))
        .innerJoin(
          sql`${enrolments} t`,
          sql`t.id = ${relations.enrolment} and t.team = 1 and t.cohort = ${enrolments.cohort}`,
        )
        .where(eq(enrolments.id, key))
        .limit(1),
    ),
    delegation: prepared(() =>
      orm
        .select({ id: delegations.id })
        .from(delegations)
        .where(or(eq(delegations.person, key), eq(delegations.deputy, key)))
        .limit(1),
    ),
    text: prepared(() => orm.select({ kind: drafts.kind }).from(drafts).where(eq(drafts.person, key)).limit(1)),
    card: prepared(() => orm.select({ id: sentCards.id }).from(sentCards).where(eq(sentCards.person, key)).limit(1)),
    account: prepared(() => orm.select({ user: accounts.user }).from(accounts).where(eq(accounts.person, key))),
    relation: prepared(() =>
      orm.select({ id: relations.id }).from(relations).where(eq(relations.person, key)).limit(1),
    ),
    enrolment: prepared(() =>
      orm.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.person, key)).limit(1),
    ),
    wishes: prepared(() =>
      orm
        .select({ lang: people.lang, zone: people.zone, hour: people.hour, messages: people.messages })
        .from(people)
        .where(eq(people.id, key)),
    ),
  };
  const out = {
    days: prepared(() => orm.delete(importedDays).where(eq(importedDays.cohort, key))),
    ofCohort: prepared(() => orm.update(imports).set({ cohort: null }).where(eq(imports.cohort, key))),
    cohort: prepared(() => orm.delete(cohorts).where(eq(cohorts.id, key))),
    emails: prepared(() => orm.delete(emails).where(eq(emails.person, key))),
    person: prepared(() => orm.delete(people).where(eq(people.id, key))),
    around: prepared(() => orm.delete(relations).where(eq(relations.enrolment, key))),
    allTerms: prepared(() => orm.delete(enrolmentTerms).where(eq(enrolmentTerms.enrolment, key))),
    enrolment: prepared(() => orm.delete(enrolments).where(eq(enrolments.id, key))),
    terms: prepared(() =>
      orm
        .delete(enrolmentTerms)
        .where(sql`${enrolmentTerms.enrolment} = ${key} and ${enrolmentTerms.from} = ${sql.placeholder("from")}`),
    ),
    relation: prepared(() => orm.delete(relations).where(eq(relations.id, key))),
    mark: prepared(() => orm.delete(planMarks).where(eq(planMarks.enrolment, key))),
    plan: prepared(() => orm.delete(plans).where(eq(plans.enrolment, key))),
    said: prepared(() => orm.delete(reminders).where(eq(reminders.enrolment, key))),
    heard: prepared(() => orm.delete(reminders).where(eq(reminders.recipient, key))),
    asked: prepared(() => orm.delete(attention).where(eq(attention.person, key))),
    snoozes: prepared(() => orm.delete(snoozes).where(eq(snoozes.person, key))),
    moves: prepared(() => orm.delete(calendarMoves).where(eq(calendarMoves.cohort, key))),
  };

  /** Who has come in, chosen something or been given a role since is someone on their own account, and stays. */
  function isUsed(id: string): boolean {
    const wishes = own.wishes.get({ key: id });
    const uses = [own.account, own.relation, own.enrolment, own.delegation, own.text, own.card];
    const chose = Object.values(wishes ?? {}).some((wish) => wish !== null);
    return chose || uses.some((found) => found.get({ key: id }) !== undefined);
  }

  return {
    cohorts: (id) => {
      if (own.settlement.get({ key: id }) || own.granted.get({ key: id })) return false;
      // What is left of calendars here was taken back before: `undoImport` sees to that.
      for (const statement of [out.days, out.moves, out.ofCohort, out.cohort]) statement.run({ key: id });
      return true;
    },
    people: (id) => {
      if (isUsed(id)) return true;
      for (const statement of [out.heard, out.asked, out.snoozes, out.emails, out.person]) statement.run({ key: id });
      return true;
    },
    enrolments: (id) => {
      const hung = [own.exception, own.dossier, own.draft, own.replacement, own.membership];
      if (hung.some((found) => found.get({ key: id }) !== undefined)) return false;
      for (const statement of [out.mark, out.plan, out.said, out.around, out.allTerms, out.enrolment])
        statement.run({ key: id });
      return true;
    },
    enrolment_terms: (terms) => {
      const [enrolment, from] = TermsKey.parse(JSON.parse(terms));
      return out.terms.run({ key: enrolment, from }).changes === 1;
    },
    relations: (id) => out.relation.run({ key: id }).changes === 1,
  };
}
