import { and, asc, count, desc, eq, gt, sql } from "drizzle-orm";
import type { Among, AttentionStore } from "../../../src/core/reminder-ports.ts";
import { isoOf } from "../../../src/domain/calendar/day.ts";
import { endOf, momentOf } from "../../../src/domain/reminder/moment.ts";
import { putOff } from "../../../src/domain/reminder/put-off.ts";
import { keyOf } from "../../../src/domain/reminder/reminder.ts";
import { auditLog } from "../audit-log.ts";
import { personColumns } from "../columns.ts";
import { idsInRanges, isWholeSchool, scopesOf } from "../in-ranges.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { people } from "../schema/people.ts";
import { attention, inTrouble, reminders, snoozes } from "../schema/reminders.ts";
import { keptColumns, keptOf, reminderOf } from "./reminder-rows.ts";

const p = sql.placeholder;

export function attentionStore(db: Database): AttentionStore {
  const { orm, write } = db;
  const audit = auditLog(db);
  const snooze = snoozer(db);
  const marks = planMarks(db);
  const { id, message, recipient, state, at, expires } = reminders;
  const inReach = sql`(${p("all")} or ${reminders.enrolment} in ${idsInRanges})`;
  const toldOf = sql`exists (select 1 from ${reminders} where ${recipient} = ${attention.person} and ${reminders.enrolment} in ${idsInRanges})`;
  const ofWeek = and(eq(attention.monday, p("monday")), sql`(${p("all")} or ${toldOf})`);
  const ranks = prepared(() =>
    orm
      .select({ person: personColumns, messages: attention.messages })
      .from(attention)
      .innerJoin(people, eq(people.id, attention.person))
      .where(ofWeek)
      .orderBy(desc(attention.messages), asc(attention.person))
      .limit(p("limit"))
      .offset(p("offset")),
  );
  const total = prepared(() => orm.select({ total: count() }).from(attention).where(ofWeek));
  const dead = prepared(() =>
    orm
      .select({ ...keptColumns, person: personColumns })
      .from(reminders)
      .innerJoin(people, eq(people.id, reminders.recipient))
      .where(and(inTrouble(state), eq(state, "dead"), inReach))
      .orderBy(desc(at), desc(id))
      .limit(p("limit")),
  );
  const again = prepared(() =>
    orm
      .update(reminders)
      .set({ state: "planned", wake: sql`${p("now")}`, attempts: 0, reason: null, ended: null })
      .where(and(eq(message, p("message")), eq(state, "dead"), gt(expires, p("now"))))
      .returning({ recipient: reminders.recipient, enrolment: reminders.enrolment }),
  );

  const about = prepared(() =>
    orm
      .selectDistinct({ enrolment: reminders.enrolment })
      .from(reminders)
      .where(eq(message, p("message"))),
  );

  return {
    snooze: async (message, person, until, at) => write(() => snooze(message, person, until, at.epochMilliseconds)),

    perPerson: async (among, monday, { offset, limit }) => {
      const asked = { ...reachOf(among), monday };
      return { total: total.get(asked)?.total ?? 0, rows: ranks.all({ ...asked, offset, limit }) };
    },

    enrolmentsOf: async (one) => about.all({ message: one }).map(({ enrolment }) => enrolment),

    dead: async (among, limit) =>
      dead.all({ ...reachOf(among), limit }).map(({ person, ...row }) => ({ ...keptOf(row), person })),

    requeue: async (authority, message, at) =>
      write(() => {
        const now = at.epochMilliseconds;
        const rows = again.all({ message, now });
        const [first, ...others] = rows;
        if (!first) return false;
        for (const id of new Set(rows.map(({ enrolment }) => enrolment))) marks.enrolment(id);
        const facts = { message, reminders: others.length + 1 };
        audit({ at: now, actor: authority.actor, action: "reminder.requeue", subject: first.recipient, facts });
        return true;
      }),
  };
}

/** What the statements ask for of the ranges. */
function reachOf({ ranges, today }: Among) {
  return { all: isWholeSchool(ranges) ? 1 : 0, scopes: scopesOf(ranges), today };
}

/** Within a transaction: plans what a message said once more, for that day, where it is of use then, and keeps the person's peace until then. */
function snoozer({ orm }: Database) {
  const { recipient, message } = reminders;
  const said = prepared(() =>
    orm
      .select()
      .from(reminders)
      .where(and(eq(message, p("message")), eq(recipient, p("person")))),
  );
  const peace = prepared(() =>
    orm
      .insert(snoozes)
      .values({ person: p("person"), subject: p("subject"), until: p("until") })
      .onConflictDoUpdate({ target: [snoozes.person, snoozes.subject], set: { until: sql`excluded.until_day` } }),
  );

  return (message: string, person: string, until: number, now: number): number => {
    const rows = said.all({ message, person }).filter(({ state }) => state !== "cancelled");
    for (const row of rows) {
      peace.run({ person, subject: row.subject, until });
      const again = putOff(reminderOf(row), until);
      if ((row.state !== "sent" && row.state !== "merged") || again === null) continue;
      const at = Math.max(now, momentOf(again.day, row));
      const { id, ended, lease, message, doubted, attempts, reason, ...same } = row;
      const expires = endOf(again.lastDay, row.zone);
      const fresh = {
        state: "planned",
        snoozed: true,
        ...again,
        facts: JSON.stringify(again.facts),
        at,
        wake: at,
      } as const;
      const key = keyOf({ ...row, kind: again.kind }, isoOf(again.day));
      orm
        .insert(reminders)
        .values({ ...same, ...fresh, key, expires })
        .onConflictDoUpdate({
          target: reminders.key,
          set: { ...fresh, expires, ended: null, attempts: 0, reason: null, lease: null, message: null },
          setWhere: sql`${reminders.state} = 'cancelled' and ${reminders.wake} is null`,
        })
        .run();
    }
    return rows.length;
  };
}
