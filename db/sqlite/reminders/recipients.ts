import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Person } from "../../../src/core/person.ts";
import type { Address } from "../../../src/core/reminder-ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { personColumns } from "../columns.ts";
import type { Database } from "../open.ts";
import { quickSelect } from "../quick-select.ts";
import { accounts, people } from "../schema/people.ts";

const p = sql.placeholder;

/** Whom a message goes to, with what was asked of their attention lately. */
export interface KnownRecipient {
  readonly person: Person;
  /** The one they used last first. */
  readonly accounts: readonly Address[];
  /** By their Mondays, the latest first. */
  readonly weeks: readonly { readonly monday: Day; readonly messages: number; readonly digest: Day }[];
  /** By subject: nothing about it before that day. */
  readonly snoozed: ReadonlyMap<string, Day>;
}

const Weeks = z.array(z.tuple([z.int(), z.int(), z.int()]));
const Snoozes = z.array(z.tuple([z.string(), z.int()]));
const NONE = "[]";
const NOTHING_SNOOZED: ReadonlyMap<string, Day> = new Map();

/** People by id, however many with the same two statements. `since`: the first Monday whose attention counts. */
export function recipients(db: Pick<Database, "orm" | "sqlite">) {
  const found = peopleRead(db);
  const addresses = accountsRead(db);
  return (ids: readonly string[], since: Day): ReadonlyMap<string, KnownRecipient> => {
    const asked = JSON.stringify(ids);
    const theirs = byPerson(addresses({ ids: asked }));
    return new Map(
      found({ ids: asked, since }).map(({ id, name, email, lang, zone, hour, messages, weeks, snoozes }) => [
        id,
        {
          person: { id, name, email, lang, zone, hour, messages },
          accounts: theirs.get(id) ?? [],
          weeks: weeks === NONE ? [] : weeksOf(weeks),
          snoozed: snoozes === NONE ? NOTHING_SNOOZED : new Map(Snoozes.parse(JSON.parse(snoozes))),
        },
      ]),
    );
  };
}

function peopleRead(db: Pick<Database, "orm" | "sqlite">) {
  const columns = {
    ...personColumns,
    weeks: sql<string>`(select json_group_array(json_array(w."monday", w."messages", w."digest"))
      from attention w where w."person" = ${people.id} and w."monday" >= ${p("since")})`,
    snoozes: sql<string>`(select json_group_array(json_array(s."subject", s."until_day"))
      from snoozes s where s."person" = ${people.id})`,
  };
  const select = db.orm
    .select(columns)
    .from(sql`json_each(${p("ids")}) k`)
    .crossJoin(people)
    .where(sql`${people.id} = k.value`);
  return quickSelect(db, select, Object.keys(columns) as (keyof typeof columns)[]);
}

interface AccountRow extends Address {
  readonly person: string;
  readonly at: number;
}

function accountsRead(db: Pick<Database, "orm" | "sqlite">) {
  const { person, at, platform, tenant, user, reference } = accounts;
  const columns = { person, at, platform, tenant, user, reference };
  const select = db.orm
    .select(columns)
    .from(sql`json_each(${p("ids")}) k`)
    .crossJoin(accounts)
    .where(sql`${person} = k.value`);
  return quickSelect(db, select, Object.keys(columns) as (keyof typeof columns)[]);
}

function byPerson(rows: readonly AccountRow[]): ReadonlyMap<string, readonly Address[]> {
  const found = new Map<string, AccountRow[]>();
  for (const row of rows) {
    const theirs = found.get(row.person);
    if (theirs) theirs.push(row);
    else found.set(row.person, [row]);
  }
  for (const theirs of found.values()) if (theirs.length > 1) theirs.sort(lastFirst);
  return new Map([...found].map(([person, theirs]) => [person, theirs.map(addressOf)]));
}

function addressOf({ platform, tenant, user, reference }: Address): Address {
  return { platform, tenant, user, reference };
}

function lastFirst(one: AccountRow, other: AccountRow): number {
  return other.at - one.at || (nameOf(one) < nameOf(other) ? -1 : 1);
}

function nameOf({ platform, tenant, user }: Address): string {
  return `${platform} ${tenant} ${user}`;
}

function weeksOf(json: string): KnownRecipient["weeks"] {
  return Weeks.parse(JSON.parse(json))
    .map(([monday, messages, digest]) => ({ monday, messages, digest }))
    .sort((a, b) => b.monday - a.monday);
}
