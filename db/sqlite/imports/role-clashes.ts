import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type Problem, twoRoles } from "../../../src/core/imports/problem.ts";
import type { RosterRow } from "../../../src/core/ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { enrolments, relations } from "../schema/enrolments.ts";
import { people } from "../schema/people.ts";

const p = sql.placeholder;

/** Whoever holds two roles around the enrolment of a row at once, today or later. */
export function roleClashes({ orm }: Database, today: Day): (row: RosterRow) => readonly Problem[] {
  const others = alias(relations, "others");
  const learners = alias(people, "learners");
  const lasts = or(isNull(relations.until), and(gt(relations.until, today), gt(relations.until, others.from)));
  const otherLasts = or(isNull(others.until), and(gt(others.until, today), gt(others.until, relations.from)));
  const both = prepared(() =>
    orm
      .select({ role: relations.role, other: others.role, email: people.email })
      .from(learners)
      .innerJoin(enrolments, and(eq(enrolments.person, learners.id), eq(enrolments.cohort, p("cohort"))))
      .innerJoin(relations, eq(relations.enrolment, enrolments.id))
      .innerJoin(others, and(eq(others.enrolment, enrolments.id), eq(others.person, relations.person)))
      .innerJoin(people, eq(people.id, relations.person))
      .where(and(eq(learners.email, p("email")), lt(others.role, relations.role), lasts, otherLasts)),
  );
  return ({ line, cohort, learner: { email } }) =>
    both
      .all({ cohort, email })
      .map(({ role, other, email: whose }) => ({ line, id: "two-roles", values: twoRoles(whose, role, other) }));
}
