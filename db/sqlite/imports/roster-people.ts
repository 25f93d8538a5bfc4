import { eq, sql } from "drizzle-orm";
import { collationKey } from "../collation.ts";
import { peopleRows } from "../people-rows.ts";
import { nameFrom } from "../people-store.ts";
import { prepared } from "../prepared.ts";
import { people } from "../schema/people.ts";
import type { RosterWork } from "./roster-work.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Finds people by their address, makes those who are new and takes over corrected names. */
export function rosterPeople({ db, log, tell }: RosterWork) {
  const rows = peopleRows(db);
  const rename = prepared(() =>
    db.orm
      .update(people)
      .set({ name: sql`${sql.placeholder("name")}`, sortKey: sql`${sql.placeholder("sortKey")}` })
      .where(eq(people.id, sql.placeholder("id"))),
  );

  return function personOf(email: string, name: string | null): Named {
    const known = rows.byEmail(email);
    if (!known) {
      const made = rows.add({ name: name ?? nameFrom(email), email });
      log.made("people", made.id);
      return made;
    }
    if (name === null || name === known.name) return known;
    rename.run({ id: known.id, name, sortKey: collationKey(name) });
    log.changed("people", known.id, { name: known.name }, { name });
    tell({ subject: known.email, what: "name", from: known.name, to: name });
    return { ...known, name };
  };
}
