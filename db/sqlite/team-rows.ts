import { and, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import type { Day } from "../../src/domain/calendar/day.ts";
import { collationKey, nameStart } from "./collation.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { enrolments, enrolmentTerms, relations } from "./schema/enrolments.ts";
import { people } from "./schema/people.ts";

const p = sql.placeholder;

/** A learner's enrolment as teams know it. */
export interface Learner {
  readonly id: string;
  readonly cohort: string;
  readonly person: string;
  /** The programme's role of the one who learns. */
  readonly role: string;
}

/** Hears of every row that is made, and of every relation that is ended. */
export interface TeamLog {
  made(entity: "people" | "enrolments" | "relations", id: string): void;
  changed(entity: "relations", id: string, before: Ended, after: Ended): void;
}

interface Ended {
  readonly until: Day | null;
}

const UNHEARD: TeamLog = { made: () => {}, changed: () => {} };

/** What is done to teams within a transaction under way. */
export interface TeamRows {
  /** A learner's enrolment, or with `team` a team's. */
  find(id: string, team?: boolean): Learner | undefined;
  /** Those who are members from that day on, or will be. */
  membersFrom(team: string, from: Day): readonly Learner[];
  /** The team that a learner is in from that day on, or will be. */
  teamFrom(learner: Learner, from: Day): { readonly id: string; readonly name: string } | undefined;
  /** The team of a cohort under that name, whatever its case and accents. */
  named(name: string, cohort: string, but?: string): { readonly id: string; readonly name: string } | undefined;
  make(name: string, first: Learner, from: Day): { readonly enrolment: string; readonly person: string };
  join(team: string, member: Learner, from: Day): void;
  /** False: they are no member then. */
  leave(team: string, member: Learner, from: Day): boolean;
}

export function teamRows({ orm, newId }: Pick<Database, "orm" | "newId">, log: TeamLog = UNHEARD): TeamRows {
  const read = teamReads(orm);

  function hold(enrolment: string, held: { role: string; person: string; from: Day; until?: Day | null }): void {
    const id = newId();
    orm
      .insert(relations)
      .values({ id, scope: "enrolment", enrolment, ...held })
      .run();
    log.made("relations", id);
  }

  function end({ id, from: since, until: before }: Held, from: Day): void {
    const until = Math.max(since, from);
    orm.update(relations).set({ until }).where(eq(relations.id, id)).run();
    log.changed("relations", id, { until: before }, { until });
  }

  return {
    find: (id, team = false) => read.one.get({ id, team: Number(team) }),
    membersFrom: (team, from) => read.members.all({ team, from }),
    teamFrom: ({ person, cohort }, from) => read.team.get({ person, cohort, from }),

    named: (name, cohort, but = "") => read.named.get({ cohort, but, start: nameStart(name) }),

    make(name, { cohort, role }, from) {
      const [person, enrolment] = [newId(), newId()];
      // No address: nobody can come in as a team, and no message is sent to one.
      orm
        .insert(people)
        .values({ id: person, name, email: `team:${person}`, sortKey: collationKey(name) })
        .run();
      orm
        .insert(enrolments)
        .values({ id: enrolment, cohort, person, role, joined: from, keptFrom: from, team: 1 })
        .run();
      orm.insert(enrolmentTerms).values({ enrolment, from }).run();
      log.made("people", person);
      log.made("enrolments", enrolment);
      return { enrolment, person };
    },

    join(team, member, from) {
      hold(team, { role: member.role, person: member.person, from });
      for (const held of read.others.all({ team, role: member.role, from })) {
        const { role, person, until } = held;
        hold(member.id, { role, person, until, from: Math.max(held.from, from) });
      }
    },

    leave(team, member, from) {
      const own = read.lasting.all({ enrolment: team, from }).filter((held) => isMembership(held, member));
      for (const held of own) end(held, from);
      const roles = new Set(read.roles.all({ team, role: member.role }).map(({ role }) => role));
      const around = read.lasting.all({ enrolment: member.id, from }).filter(({ role }) => roles.has(role));
      if (own.length > 0) for (const held of around) end(held, from);
      return own.length > 0;
    },
  };
}

interface Held {
  readonly id: string;
  readonly role: string;
  readonly person: string;
  readonly from: Day;
  readonly until: Day | null;
}

function isMembership({ role, person }: Held, member: Learner): boolean {
  return role === member.role && person === member.person;
}

function teamReads(orm: Database["orm"]) {
  const lasts = or(isNull(relations.until), and(gt(relations.until, p("from")), gt(relations.until, relations.from)));
  const held = {
    id: relations.id,
    role: relations.role,
    person: relations.person,
    from: relations.from,
    until: relations.until,
  };
  const learner = {
    id: enrolments.id,
    cohort: enrolments.cohort,
    person: enrolments.person,
    role: enrolments.role,
  };
  const around = orm.select(held).from(relations);
  return {
    one: prepared(() =>
      orm
        .select(learner)
        .from(enrolments)
        .where(and(eq(enrolments.id, p("id")), eq(enrolments.team, p("team")))),
    ),
    /** Of the team's cohort: whoever holds the learner's role around it has one enrolment there. */
    members: prepared(() =>
      orm
        .selectDistinct(learner)
        .from(relations)
        .innerJoin(sql`${enrolments} t`, sql`t.id = ${relations.enrolment} and t.role = ${relations.role}`)
        .innerJoin(enrolments, sql`${enrolments.person} = ${relations.person} and ${enrolments.cohort} = t.cohort`)
        .where(and(eq(relations.enrolment, p("team")), lasts)),
    ),
    team: prepared(() =>
      orm
        .select({ id: enrolments.id, name: people.name })
        .from(relations)
        .innerJoin(enrolments, and(eq(enrolments.id, relations.enrolment), eq(enrolments.role, relations.role)))
        .innerJoin(people, eq(people.id, enrolments.person))
        .where(
          and(
            eq(relations.person, p("person")),
            eq(relations.scope, "enrolment"),
            eq(enrolments.team, 1),
            eq(enrolments.cohort, p("cohort")),
            lasts,
          ),
        )
        .limit(1),
    ),
    named: prepared(() =>
      orm
        .select({ id: enrolments.id, name: people.name })
        .from(enrolments)
        .innerJoin(people, eq(people.id, enrolments.person))
        .where(
          and(
            eq(enrolments.cohort, p("cohort")),
            eq(enrolments.team, 1),
            isNull(enrolments.left),
            ne(enrolments.id, p("but")),
            sql`instr(${people.sortKey}, ${p("start")}) = 1`,
          ),
        )
        .limit(1),
    ),
    lasting: prepared(() => around.where(and(eq(relations.enrolment, p("enrolment")), lasts))),
    /** What others than members hold around a team. */
    others: prepared(() =>
      orm
        .select(held)
        .from(relations)
        .where(and(eq(relations.enrolment, p("team")), ne(relations.role, p("role")), lasts)),
    ),
    roles: prepared(() =>
      orm
        .selectDistinct({ role: relations.role })
        .from(relations)
        .where(and(eq(relations.enrolment, p("team")), ne(relations.role, p("role")))),
    ),
  };
}
