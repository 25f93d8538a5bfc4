import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";
import type { Learner, TeamRows } from "./team-rows.ts";

const p = sql.placeholder;

/** What holds of every team; each throws a UserError that says what does not. */
export function teamChecks({ orm }: Pick<Database, "orm">, rows: TeamRows) {
  const lasts = or(isNull(relations.until), gt(relations.until, p("from")));
  const nameOf = prepared(() =>
    orm
      .select({ name: people.name })
      .from(people)
      .where(eq(people.id, p("person"))),
  );
  /** Roles of people other than those who learn. */
  const held = prepared(() =>
    orm
      .select({ role: relations.role, person: relations.person })
      .from(relations)
      .where(and(eq(relations.enrolment, p("enrolment")), ne(relations.role, p("role")), lasts)),
  );
  const personNamed = (person: string): string => nameOf.get({ person })?.name ?? "?";

  const clash = (holder: string, member: Learner) =>
    new UserError("holds-a-role", { who: personNamed(holder), learner: personNamed(member.person), keepers: "none" });

  return {
    /** One team of a cohort has a name, whatever its case and accents. */
    name(name: string, cohort: string, but = ""): void {
      const taken = rows.named(name, cohort, but);
      if (taken) throw new UserError("team-name-taken", { name: taken.name, cohort });
    },

    size(members: number, most: number | null): void {
      if (most !== null && members > most) throw new UserError("team-full", { most });
    },

    /** Of that cohort, and in no team of it. */
    member(member: Learner, cohort: string, from: Day): void {
      const who = personNamed(member.person);
      if (member.cohort !== cohort) throw new UserError("other-cohort", { who, cohort });
      const team = rows.teamFrom(member, from);
      if (team) throw new UserError("in-a-team", { who, team: team.name, keepers: "none" });
    },

    /** Nobody is two of the people around one enrolment: they would judge what they wrote. */
    roles(team: string, member: Learner, from: Day): void {
      const ofTeam = held.all({ enrolment: team, role: member.role, from });
      const around = held.all({ enrolment: member.id, role: member.role, from });
      const roles = new Set(ofTeam.map(({ role }) => role));
      const others = around.filter(({ role }) => !roles.has(role)).map(({ person }) => person);
      const twice = ofTeam.find(({ person }) => person === member.person || others.includes(person));
      if (twice) throw clash(twice.person, member);
    },

    /** The same for whoever is to hold a role around a member. */
    holder(member: Learner, { id }: { readonly id: string }, role: string, from: Day): void {
      const around = held.all({ enrolment: member.id, role: member.role, from });
      const twice = member.person === id || around.some((one) => one.person === id && one.role !== role);
      if (twice) throw clash(id, member);
    },
  };
}
