import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { TeamAuthority } from "../../src/core/authority.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Instant } from "../../src/core/person.ts";
import type { AuditEntry, EnrolmentView } from "../../src/core/ports.ts";
import type { TeamStore } from "../../src/core/team-ports.ts";
import type { Day } from "../../src/domain/calendar/day.ts";
import { auditLog } from "./audit-log.ts";
import { collationKey } from "./collation.ts";
import type { Database } from "./open.ts";
import { planMarks } from "./plan-marks.ts";
import { enrolments } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";
import { teamChecks } from "./team-checks.ts";
import { type Learner, teamRows } from "./team-rows.ts";
import { teamViews } from "./team-views.ts";

export function teamStore(db: Database): TeamStore {
  const { orm, write } = db;
  const rows = teamRows(db);
  const checks = teamChecks(db, rows);
  const marks = planMarks(db);
  const append = auditLog(db);
  const { byId, ...views } = teamViews(db);

  function note(
    authority: TeamAuthority,
    [action, subject]: readonly [string, string],
    facts: AuditEntry["facts"],
    at: Instant,
  ): void {
    append({ at: at.epochMilliseconds, actor: authority.actor, action, subject, facts });
  }

  function known(id: string, team: boolean): Learner {
    const found = rows.find(id, team);
    if (!found) throw new UserError("not-found");
    return found;
  }

  function leave(team: string, member: Learner, from: Day): boolean {
    const left = rows.leave(team, member, from);
    if (left) for (const id of [team, member.id]) marks.enrolment(id);
    return left;
  }

  return {
    ...views,

    make: async (authority, { name, members: ids, most, from }, at) => {
      const enrolment = write(() => {
        const members = [...new Set(ids)].map((id) => known(id, false));
        const [first] = members;
        if (!first) throw new RangeError("a team has a member");
        checks.name(name, first.cohort);
        checks.size(members.length, most);
        for (const member of members) checks.member(member, first.cohort, from);
        const made = rows.make(name, first, from);
        for (const member of members) rows.join(made.enrolment, member, from);
        for (const { id } of members) marks.enrolment(id);
        marks.enrolment(made.enrolment);
        const facts = { members: members.map(({ id }) => id).join(","), from };
        note(authority, ["team.make", made.enrolment], facts, at);
        return made.enrolment;
      });
      return existing(byId(enrolment, from));
    },

    add: async (authority, { team: id, member: whose, most, from }, at) =>
      write(() => {
        const team = known(id, true);
        const member = known(whose, false);
        if (rows.teamFrom(member, from)?.id === id) return;
        checks.member(member, team.cohort, from);
        checks.size(rows.membersFrom(id, from).length + 1, most);
        checks.roles(id, member, from);
        rows.join(id, member, from);
        for (const one of [id, whose]) marks.enrolment(one);
        note(authority, ["team.add", id], { member: whose, from }, at);
      }),

    remove: async (authority, { team, member, from }, at) =>
      write(() => {
        known(team, true);
        if (!leave(team, known(member, false), from)) return false;
        note(authority, ["team.remove", team], { member, from }, at);
        return true;
      }),

    rename: async (authority, { team: id, name }, at) =>
      write(() => {
        const team = known(id, true);
        checks.name(name, team.cohort, id);
        const { changes } = orm
          .update(people)
          .set({ name, sortKey: collationKey(name) })
          .where(and(eq(people.id, team.person), sql`${people.name} <> ${name}`))
          .run();
        if (changes === 0) return;
        marks.enrolment(id);
        note(authority, ["team.rename", id], {}, at);
      }),

    dissolve: async (authority, { team: id, from }, at) =>
      write(() => {
        known(id, true);
        for (const member of rows.membersFrom(id, from)) leave(id, member, from);
        const lasting = and(eq(enrolments.id, id), or(isNull(enrolments.left), sql`${enrolments.left} > ${from}`));
        const { changes } = orm.update(enrolments).set({ left: from }).where(lasting).run();
        if (changes === 0) return;
        marks.enrolment(id);
        note(authority, ["team.dissolve", id], { from }, at);
      }),
  };
}

function existing(team: EnrolmentView | null): EnrolmentView {
  if (!team) throw new Error("a team made just now is not there");
  return team;
}
