import { eq, sql } from "drizzle-orm";
import type { Person } from "../../src/core/ports.ts";
import { collationKey } from "./collation.ts";
import { personColumns } from "./columns.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { quickRun } from "./quick-run.ts";
import { emails, people } from "./schema/people.ts";

/** What several stores do with people within their own transactions. */
export interface PeopleRows {
  byEmail(email: string): Person | undefined;
  add(person: { readonly name: string; readonly email: string }): Person;
}

export function peopleRows(db: Pick<Database, "orm" | "newId" | "sqlite">): PeopleRows {
  const { orm, newId } = db;
  const find = prepared(() =>
    orm
      .select(personColumns)
      .from(emails)
      .innerJoin(people, eq(people.id, emails.person))
      .where(eq(emails.address, sql.placeholder("address"))),
  );
  const insertPerson = quickRun(
    db,
    db.orm.insert(people).values({
      id: sql.placeholder("id"),
      name: sql.placeholder("name"),
      email: sql.placeholder("email"),
      sortKey: sql.placeholder("sortKey"),
    }),
  );
  const insertEmail = quickRun(
    db,
    db.orm.insert(emails).values({ address: sql.placeholder("address"), person: sql.placeholder("person") }),
  );
  return {
    byEmail: (email) => find.get({ address: addressOf(email) }),
    add: ({ name, email }) => {
      const person = { id: newId(), name, email: addressOf(email), lang: null, zone: null, hour: null, messages: null };
      insertPerson({ id: person.id, name, email: person.email, sortKey: collationKey(name) });
      insertEmail({ address: person.email, person: person.id });
      return person;
    },
  };
}

/** How addresses are stored and compared. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase();
}
