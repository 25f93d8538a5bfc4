import { eq, sql } from "drizzle-orm";
import type { Person } from "../../src/core/ports.ts";
import { collationKey } from "./collation.ts";
import { personColumns } from "./columns.ts";
import type { Database } from "./open.ts";
import { emails, people } from "./schema/people.ts";

/** What several stores do with people within their own transactions. */
export interface PeopleRows {
  byEmail(email: string): Person | undefined;
  add(person: { readonly name: string; readonly email: string }): Person;
}

export function peopleRows({ orm, newId }: Pick<Database, "orm" | "newId">): PeopleRows {
  const find = orm
    .select(personColumns)
    .from(emails)
    .innerJoin(people, eq(people.id, emails.person))
    .where(eq(emails.address, sql.placeholder("address")))
    .prepare();
  return {
    byEmail: (email) => find.get({ address: addressOf(email) }),
    add: ({ name, email }) => {
      const person = { id: newId(), name, email: addressOf(email), lang: null, zone: null, hour: null };
      orm
        .insert(people)
        .values({ ...person, sortKey: collationKey(name) })
        .run();
      orm.insert(emails).values({ address: person.email, person: person.id }).run();
      return person;
    },
  };
}

/** How addresses are stored and compared. */
export function addressOf(email: string): string {
  return email.trim().toLowerCase();
}
