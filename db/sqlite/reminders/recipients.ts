import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Person } from "../../../src/core/person.ts";
import type { Address } from "../../../src/core/reminder-ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { personColumns } from "../columns.ts";
import type { Database } from "../open.ts";
import { quickSelect } from "../quick-select.ts";
import { people } from "../schema/people.ts";

const p = sql.placeholder;

/** Whom a message goes to, with what was asked of their attention lately. */
export interface KnownRecipient {
  readonly person: Person;
  readonly accounts: readonly Address[];
  /** The ISO week of that Monday, by its Monday; the latest first. */
  readonly weeks: readonly { readonly monday: Day; readonly messages: number; readonly digest: Day }[];
  /** By subject: nothing about it before that day. */
  readonly snoozed: ReadonlyMap<string, Day>;
}

const Accounts = z.array(z.tuple([z.int(), z.string(), z.string(), z.string(), z.string().nullable()]));
const Weeks = z.array(z.tuple([z.int(), z.int(), z.int()]));
const Snoozes = z.array(z.tuple([z.string(), z.int()]));
const NONE = "[]";
const NOTHING_SNOOZED: ReadonlyMap<string, Day> = new Map();

/** People by id; one statement for all of them. `since`: the first Monday whose attention counts. */
export function recipients(db: Pick<Database, "orm" | "sqlite">) {
  const columns = {
    ...personColumns,
    accounts: sql<string>`(select json_group_array(json_array(a."at", a."platform", a."tenant", a."user", a."reference"))
        from accounts a where a."person" = ${people.id})`,
    weeks: sql<string>`(select json_group_array(json_array(w."monday", w."messages", w."digest"))
        from attention w where w."person" = ${people.id} and w."monday" >= ${p("since")})`,
    snoozes: sql<string>`(select json_group_array(json_array(s."subject", s."until_day"))
        from snoozes s where s."person" = ${people.id})`,
  };
  const found = quickSelect(
    db,
    db.orm
      .select(columns)
      .from(sql`json_each(${p("ids")}) k`)
      .crossJoin(people)
      .where(sql`${people.id} = k.value`),
    Object.keys(columns) as (keyof typeof columns)[],
  );

  return (ids: readonly string[], since: Day): ReadonlyMap<string, KnownRecipient> =>
    new Map(
      found({ ids: JSON.stringify(ids), since }).map(({ accounts, weeks, snoozes, ...person }) => [
        person.id,
        {
          person,
          accounts: accounts === NONE ? [] : addressesOf(accounts),
          weeks: weeks === NONE ? [] : weeksOf(weeks),
          snoozed: snoozes === NONE ? NOTHING_SNOOZED : new Map(Snoozes.parse(JSON.parse(snoozes))),
        },
      ]),
    );
}

/** The one they used last first. */
function addressesOf(json: string): readonly Address[] {
  const accounts = Accounts.parse(JSON.parse(json));
  if (accounts.length > 1)
    accounts.sort(([a, ...one], [b, ...other]) => b - a || (one.join(" ") < other.join(" ") ? -1 : 1));
  return accounts.map(([, platform, tenant, user, reference]) => ({ platform, tenant, user, reference }));
}

function weeksOf(json: string): KnownRecipient["weeks"] {
  return Weeks.parse(JSON.parse(json))
    .map(([monday, messages, digest]) => ({ monday, messages, digest }))
    .sort((a, b) => b.monday - a.monday);
}
