import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Person } from "../../../src/core/person.ts";
import { NO_ACCOUNT } from "../../../src/core/reminder-ports.ts";
import { DEFAULT_ZONE } from "../../../src/core/zone.ts";
import { endOf } from "../../../src/domain/reminder/moment.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { reminders } from "../schema/reminders.ts";
import { instantOf } from "./reminder-rows.ts";

const p = sql.placeholder;

/** Within a transaction: what waits for a person who chose another zone or hour is said at theirs. What was put off stays so. */
export function rewritten({ orm }: Pick<Database, "orm">): (person: Person, now: number) => void {
  const { id, recipient, state, day, lastDay, weight, zone, hour, region, at, wake } = reminders;
  const waiting = prepared(() =>
    orm
      .select({ id, day, lastDay, weight, zone, hour, region, at, wake })
      .from(reminders)
      .where(and(eq(recipient, p("person")), inArray(state, ["planned", "retry"]))),
  );
  const put = prepared(() =>
    orm
      .update(reminders)
      .set({
        zone: sql`${p("zone")}`,
        hour: sql`${p("hour")}`,
        at: sql`${p("at")}`,
        expires: sql`${p("expires")}`,
        wake: sql`${p("wake")}`,
      })
      .where(eq(id, p("id"))),
  );
  return (person, now) => {
    const zone = person.zone ?? DEFAULT_ZONE;
    const { hour } = person;
    for (const row of waiting.all({ person: person.id })) {
      if (row.zone === zone && row.hour === hour) continue;
      const at = row.at <= now ? row.at : instantOf(row, { zone, hour, region: row.region }, now);
      const wake = row.wake === row.at ? at : row.wake;
      put.run({ id: row.id, zone, hour, at, wake, expires: endOf(row.lastDay, zone) });
    }
  };
}

/** Within a transaction: what could not be said because nobody knew where to write, and is still of use, is said now if a plan still wants it. */
export function reachable(db: Pick<Database, "orm" | "sqlite">): (person: string, now: number) => void {
  const { orm } = db;
  const { recipient, state, reason, expires, enrolment } = reminders;
  const marks = planMarks(db);
  const again = prepared(() =>
    orm
      .update(reminders)
      .set({ state: "planned", wake: sql`${p("now")}`, attempts: 0, reason: null, ended: null })
      .where(and(eq(recipient, p("person")), eq(state, "dead"), eq(reason, NO_ACCOUNT), gt(expires, p("now"))))
      .returning({ enrolment }),
  );
  return (person, now) => {
    for (const id of new Set(again.all({ person, now }).map((row) => row.enrolment))) marks.enrolment(id);
  };
}
