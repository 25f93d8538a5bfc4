import { createHash } from "node:crypto";
import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { CaughtUp } from "../../../src/core/reminder-ports.ts";
import { nextPermitted } from "../../../src/domain/reminder/moment.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { reminders } from "../schema/reminders.ts";
import { type DueRow, doubter, dueReads, isHeld } from "./due.ts";
import type { Moment } from "./permitted.ts";

const p = sql.placeholder;
/** People whose reminders are put in their place in one transaction, so that nothing else waits long. */
const PEOPLE_AT_ONCE = 1_000;
const ALL_TIME = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** After a stop: each person's overdue reminders get one instant together, spread over the window that follows, in hours when they may be written to. */
export function catcherUp(db: Database) {
  const { orm, quiet } = db;
  const { id, wake, recipient, state, message } = reminders;
  const ask = dueReads(db);
  const doubt = doubter(db);
  const overdue = prepared(() =>
    orm
      .select({ recipient, state, message })
      .from(reminders)
      .where(and(isNotNull(wake), lte(wake, p("before"))))
      .orderBy(asc(wake))
      .limit(PEOPLE_AT_ONCE),
  );
  const put = prepared(() =>
    orm
      .update(reminders)
      .set({ wake: sql`${p("until")}` })
      .where(eq(id, p("id"))),
  );
  const expire = prepared(() =>
    orm
      .update(reminders)
      .set({ state: "expired", wake: null, ended: sql`${p("now")}` })
      .where(inArray(id, sql`(select value from json_each(${p("ids")}))`)),
  );

  function placeOf(rows: readonly DueRow[], moment: Moment, windowMs: number): number | null {
    const [first] = rows;
    if (!first) return null;
    const start = moment.permitted(first);
    const share = Math.floor(shareOf(first.recipient) * windowMs);
    const next = nextPermitted(start + share, first);
    // What would fall into quiet hours is spread over the beginning of the next day instead.
    return next === start + share ? next : nextPermitted(next + share, first);
  }

  /** People whose reminders are overdue: false when there are none left. */
  function batch(moment: Moment, before: number, windowMs: number, done: Counts): boolean {
    const found = overdue.all({ before });
    for (const row of found) if (isHeld(row) && row.message !== null) doubt(row.message);
    const rows = ask
      .ofPeople([...new Set(found.map((row) => row.recipient))], ALL_TIME, 0)
      .filter((row) => row.wake !== null && row.wake <= moment.now);
    const [useless, useful] = [
      rows.filter((row) => row.expires <= moment.now),
      rows.filter((row) => row.expires > moment.now),
    ];
    if (useless.length > 0) expire.run({ ids: JSON.stringify(useless.map((row) => row.id)), now: moment.now });
    done.expired += useless.length;
    for (const theirs of byPerson(useful)) {
      const until = placeOf(theirs, moment, windowMs) ?? moment.now;
      for (const row of theirs) put.run({ id: row.id, until: Math.max(until, before + 1) });
      done.spread += 1;
      done.merged += theirs.length - 1;
    }
    return found.length > 0;
  }

  return async (
    moment: Moment,
    { overdueMs, windowMs }: { readonly overdueMs: number; readonly windowMs: number },
  ): Promise<CaughtUp> => {
    const done: Counts = { spread: 0, merged: 0, expired: 0 };
    const before = moment.now - Math.max(1, overdueMs);
    while (quiet(() => batch(moment, before, windowMs, done))) await new Promise(setImmediate);
    return done;
  };
}

type Counts = { -readonly [Name in keyof CaughtUp]: number };

/** Where in the window a person stands, from 0 to 1: always the same, so that two processes agree. */
function shareOf(person: string): number {
  return createHash("sha256").update(person).digest().readUInt32BE(0) / 2 ** 32;
}

function byPerson(rows: readonly DueRow[]): Iterable<readonly DueRow[]> {
  const found = new Map<string, DueRow[]>();
  for (const row of rows) {
    const theirs = found.get(row.recipient);
    if (theirs) theirs.push(row);
    else found.set(row.recipient, [row]);
  }
  return found.values();
}
