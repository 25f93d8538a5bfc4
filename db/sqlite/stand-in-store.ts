import { and, asc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Delegation, StandInStore } from "../../src/core/dossier-ports.ts";
import { UserError } from "../../src/core/errors.ts";
import { DEFAULT_ZONE } from "../../src/core/zone.ts";
import { todayIn } from "../../src/domain/calendar/day.ts";
import { auditLog } from "./audit-log.ts";
import { personColumns, today } from "./columns.ts";
import type { Database } from "./open.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { roleReplacer } from "./role-replacer.ts";
import { people } from "./schema/people.ts";
import { delegations } from "./schema/stand-ins.ts";

const p = sql.placeholder;

export function standInStore(db: Database): StandInStore {
  const { orm, write, newId } = db;
  const audit = auditLog(db);
  const find = delegationReads(db);
  const replace = roleReplacer(db, audit);
  const marks = planMarks(db);

  return {
    principals: async (deputy, today) => find.principals.all({ deputy, today }),
    delegations: async (person, today) => find.around.all({ person, today }),
    deputies: async (persons, today) => find.deputies.all({ people: JSON.stringify(persons), today }),

    delegate: async (person, deputy, { from, to }, at) =>
      write(() => {
        if (person === deputy) throw new RangeError("nobody is their own deputy");
        if (from > to) throw new RangeError("a delegation ends before it begins");
        const known = find.same.get({ person, deputy, from, to });
        if (known) return known;
        if (!find.person.get({ id: person }) || !find.person.get({ id: deputy })) throw new UserError("not-found");
        const id = newId();
        orm.insert(delegations).values({ id, person, deputy, from, to }).run();
        marks.person(person);
        const entry = { at: at.epochMilliseconds, actor: person, action: "delegation.begin", subject: person };
        audit({ ...entry, facts: { delegation: id, deputy, from, to } });
        return existing(find.one.get({ id }));
      }),

    endDelegation: async (person, id, at) =>
      write(() => {
        const own = and(eq(delegations.id, id), eq(delegations.person, person));
        const lasting = and(isNull(delegations.endedAt), gte(delegations.to, todayIn(DEFAULT_ZONE, at)));
        const ms = at.epochMilliseconds;
        const { changes } = orm.update(delegations).set({ endedAt: ms }).where(and(own, lasting)).run();
        if (changes === 0) return false;
        marks.person(person);
        audit({ at: ms, actor: person, action: "delegation.end", subject: person, facts: { delegation: id } });
        return true;
      }),

    replace: async (authority, change, at) => write(() => replace(authority, change, at)),
  };
}

function existing(delegation: Delegation | undefined): Delegation {
  if (!delegation) throw new Error("a delegation made just now is not there");
  return delegation;
}

function delegationReads({ orm }: Database) {
  const deputies = alias(people, "deputies");
  const { id, from, to, person, deputy, endedAt } = delegations;
  const lasts = and(isNull(endedAt), gte(to, today));
  const holds = and(lasts, lte(from, today));
  const found = () =>
    orm
      .select({
        id,
        from,
        to,
        person: personColumns,
        deputy: {
          id: deputies.id,
          name: deputies.name,
          email: deputies.email,
          lang: deputies.lang,
          zone: deputies.zone,
          hour: deputies.hour,
          messages: deputies.messages,
        },
      })
      .from(delegations)
      .innerJoin(people, eq(people.id, person))
      .innerJoin(deputies, eq(deputies.id, deputy));
  const inOrder = [asc(from), asc(to), asc(id)];
  const same = and(eq(person, p("person")), eq(deputy, p("deputy")), eq(from, p("from")), eq(to, p("to")));
  return {
    person: prepared(() =>
      orm
        .select({ id: people.id })
        .from(people)
        .where(eq(people.id, p("id"))),
    ),
    one: prepared(() => found().where(eq(id, p("id")))),
    same: prepared(() => found().where(and(same, isNull(endedAt)))),
    around: prepared(() =>
      found()
        .where(and(or(eq(person, p("person")), eq(deputy, p("person"))), lasts))
        .orderBy(...inOrder),
    ),
    deputies: prepared(() =>
      found()
        .where(and(sql`${person} in (select value from json_each(${p("people")}))`, holds))
        .orderBy(...inOrder),
    ),
    principals: prepared(() =>
      orm
        .selectDistinct(personColumns)
        .from(delegations)
        .innerJoin(people, eq(people.id, person))
        .where(and(eq(deputy, p("deputy")), holds))
        .orderBy(asc(people.sortKey), asc(people.email)),
    ),
  };
}
