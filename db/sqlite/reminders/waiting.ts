import { and, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { union, unionAll } from "drizzle-orm/sqlite-core";
import type { Day } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { enrolments, relations } from "../schema/enrolments.ts";
import { people } from "../schema/people.ts";
import { planMarks, plans } from "../schema/reminders.ts";
import { delegations } from "../schema/stand-ins.ts";

const p = sql.placeholder;

/** Whether an enrolment around which the person stands, or someone whose deputy they are or will be, is to be planned first. */
export function waiting({ orm }: Database): (person: string, today: Day) => boolean {
  const selves = union(
    orm
      .select({ id: people.id })
      .from(people)
      .where(eq(people.id, p("person"))),
    orm
      .select({ id: delegations.person })
      .from(delegations)
      .where(and(eq(delegations.deputy, p("person")), gte(delegations.to, p("today")), isNull(delegations.endedAt))),
  );
  const stands = (scope: SQL) =>
    and(
      inArray(relations.person, selves),
      scope,
      lte(relations.from, p("today")),
      or(isNull(relations.until), gt(relations.until, p("today"))),
    );
  const followed = orm
    .select({ id: relations.enrolment })
    .from(relations)
    .where(stands(sql`${relations.scope} = 'enrolment'`));
  const cohorts = orm
    .select({ id: relations.cohort })
    .from(relations)
    .where(stands(sql`${relations.scope} in ('option', 'cohort')`));
  const own = orm.select({ id: enrolments.id }).from(enrolments);
  const school = orm
    .select({ id: relations.id })
    .from(relations)
    .where(stands(sql`${relations.scope} = 'school'`));
  const toPlan = unionAll(
    orm.select({ enrolment: planMarks.enrolment }).from(planMarks),
    orm
      .select({ enrolment: plans.enrolment })
      .from(plans)
      .where(lt(plans.next, p("today"))),
  ).as("to_plan");
  const { enrolment } = toPlan;
  const first = prepared(() =>
    orm
      .select({ enrolment })
      .from(toPlan)
      .where(
        or(
          sql`exists ${school}`,
          inArray(enrolment, own.where(inArray(enrolments.person, selves))),
          inArray(enrolment, followed),
          inArray(
            enrolment,
            orm.select({ id: enrolments.id }).from(enrolments).where(inArray(enrolments.cohort, cohorts)),
          ),
        ),
      )
      .limit(1),
  );
  return (person, today) => first.get({ person, today }) !== undefined;
}
