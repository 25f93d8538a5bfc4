import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { PeopleStore, Person, Scope } from "../../src/core/ports.ts";
import { auditLog } from "./audit-log.ts";
import { holds, personColumns } from "./columns.ts";
import type { Database } from "./open.ts";
import { peopleRows } from "./people-rows.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { reachable, rewritten } from "./reminders/of-person.ts";
import { BEGINNING, beyondEnrolments, relations } from "./schema/enrolments.ts";
import { accounts, emails, people } from "./schema/people.ts";

export function peopleStore(db: Database): PeopleStore {
  const { orm, write, newId } = db;
  const rows = peopleRows(db);
  const record = auditLog(db);
  const marks = planMarks(db);
  const rewrite = rewritten(db);
  const reach = reachable(db);
  const id = prepared(() =>
    orm
      .select(personColumns)
      .from(people)
      .where(eq(people.id, sql.placeholder("id"))),
  );
  const named = and(
    eq(accounts.platform, sql.placeholder("platform")),
    eq(accounts.tenant, sql.placeholder("tenant")),
    eq(accounts.user, sql.placeholder("user")),
  );
  const account = prepared(() =>
    orm.select(personColumns).from(accounts).innerJoin(people, eq(people.id, accounts.person)).where(named),
  );
  const linked = prepared(() =>
    orm.select({ person: accounts.person, reference: accounts.reference }).from(accounts).where(named),
  );
  const anyAccount = prepared(() =>
    orm
      .select({ user: accounts.user })
      .from(accounts)
      .where(eq(accounts.person, sql.placeholder("person")))
      .limit(1),
  );
  const wider = prepared(() =>
    orm
      .select({ role: relations.role, cohort: relations.cohort, option: relations.option })
      .from(relations)
      .where(
        and(
          eq(relations.person, sql.placeholder("person")),
          beyondEnrolments(relations.scope),
          holds(relations.from, relations.until),
        ),
      ),
  );
  const inOrder = prepared(() =>
    orm
      .select(personColumns)
      .from(people)
      .where(sql`exists (select 1 from ${emails} where ${emails.person} = ${people.id})`)
      .orderBy(asc(people.sortKey), asc(people.email))
      .limit(sql.placeholder("limit")),
  );

  function known(personId: string): Person {
    const person = id.get({ id: personId });
    if (!person) throw new UserError("not-found");
    return person;
  }

  return {
    byId: async (personId) => id.get({ id: personId }) ?? null,
    byEmail: async (email) => rows.byEmail(email) ?? null,
    byAccount: async ({ platform, tenant, user }) => account.get({ platform, tenant, user }) ?? null,
    grants: async (personId, today) => wider.all({ person: personId, today }),
    list: async (limit) => inOrder.all({ limit }),

    link: async (from, personId, at, reference = null) =>
      write(() => {
        const { platform, tenant, user } = from;
        const before = linked.get({ platform, tenant, user });
        const same = before?.person === personId;
        if (same && (reference === null || reference === before.reference)) return;
        const { id: person } = known(personId);
        if (!anyAccount.get({ person })) reach(person, at.epochMilliseconds);
        const set = { person, reference: reference ?? (same ? before.reference : null), at: at.epochMilliseconds };
        orm
          .insert(accounts)
          .values({ platform, tenant, user, ...set })
          .onConflictDoUpdate({ target: [accounts.platform, accounts.tenant, accounts.user], set })
          .run();
        if (same) return;
        record({ at: set.at, actor: person, action: "account.link", subject: person, facts: { platform } });
      }),

    prefer: async (personId, wish, at) =>
      write(() => {
        const before = known(personId);
        const after = { ...before, ...wish };
        const { lang, zone, hour, messages } = after;
        const chosen = { lang, zone, hour, messages };
        if ((["lang", "zone", "hour", "messages"] as const).every((one) => chosen[one] === before[one])) return before;
        orm.update(people).set(chosen).where(eq(people.id, personId)).run();
        if (messages !== before.messages) marks.person(personId);
        rewrite(after, at.epochMilliseconds);
        const facts = chosen;
        record({ at: at.epochMilliseconds, actor: personId, action: "person.prefer", subject: personId, facts });
        return after;
      }),

    grant: async (authority, email, role, at, scope = { kind: "school" }) =>
      write(() => {
        const person = rows.byEmail(email) ?? rows.add({ name: nameFrom(email), email });
        const where = { cohort: null, option: null, ...around(scope) };
        const held = orm
          .select({ id: relations.id })
          .from(relations)
          .where(
            and(
              eq(relations.person, person.id),
              eq(relations.scope, scope.kind),
              sql`${relations.cohort} is ${where.cohort}`,
              sql`${relations.option} is ${where.option}`,
              eq(relations.role, role),
              isNull(relations.until),
            ),
          )
          .get();
        if (held) return person;
        const relation = newId();
        const made = { id: relation, scope: scope.kind, ...where, role, person: person.id, from: BEGINNING };
        orm.insert(relations).values(made).run();
        marks.person(person.id);
        const facts = { role, relation, ...around(scope) };
        const entry = { at: at.epochMilliseconds, actor: authority.actor, action: "role.grant", subject: person.id };
        record({ ...entry, facts });
        return person;
      }),
  };
}

/** What a wider role is held around, without its kind. */
function around({ kind: _, ...rest }: Scope): { readonly cohort?: string; readonly option?: string } {
  return rest;
}

/** `anne-marie.example@school.example` → `Anne-Marie Example`, until a roster says it better. */
export function nameFrom(email: string): string {
  const words = (email.trim().split("@")[0] ?? "").split(/[._+\s]+/).filter((word) => word !== "");
  const name = words.map((word) => word.replace(/(^|-)\p{L}/gu, (first) => first.toUpperCase())).join(" ");
  return name === "" ? email : name;
}
