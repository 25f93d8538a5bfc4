import { and, asc, desc, eq, gt, inArray, isNotNull, lt, lte, ne, sql } from "drizzle-orm";
import type { OutboxStore } from "../../../src/core/reminder-ports.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { quickSelect } from "../quick-select.ts";
import { inTrouble, reminders } from "../schema/reminders.ts";
import { catcherUp } from "./catch-up.ts";
import { claimedOf, claimer } from "./claim.ts";
import { figuresOf } from "./figures.ts";
import { inOrder } from "./in-order.ts";
import { momentAt } from "./permitted.ts";
import { recipients } from "./recipients.ts";
import { keptColumns, keptOf, reminderColumns } from "./reminder-rows.ts";
import { type SettledRow, settledColumns, settler } from "./settle.ts";

const p = sql.placeholder;
/** A message says at most so many things; only bounds what is read. */
const MOST_IN_ONE = 50;

export function outboxStore(db: Database): OutboxStore {
  const { quiet, write } = db;
  const claim = claimer(db);
  const settle = settler(db);
  const figures = figuresOf(db);
  const catchUp = catcherUp(db);
  const known = recipients(db);
  const read = outboxReads(db);

  return {
    claim: async (now, options) => quiet(() => claim(now.epochMilliseconds, options)),

    // While it looks and lets go, no other process can write that the thing is done.
    begin: async (token, message, now, go) =>
      quiet(() => {
        const states = read.states.all({ message, token });
        const held = states.every(({ state, wake }) => state === "leased" && (wake ?? 0) > now.epochMilliseconds);
        if (!held || states.length === 0) return false;
        go();
        return true;
      }),

    settle: async (token, settled, now) =>
      quiet(() => {
        const rows = byMessage(read.leased({ token, messages: JSON.stringify(settled.map(({ message }) => message)) }));
        settle(
          settled.map(({ message, sending }) => [rows.get(message) ?? [], sending] as const),
          now.epochMilliseconds,
        );
        return settled.flatMap(({ message }) => (rows.has(message) ? [] : [message]));
      }),

    unknown: async (limit) => {
      const found = read.unknown.all({ limit: limit * MOST_IN_ONE });
      const ids = [...new Set(found.flatMap(({ message }) => (message === null ? [] : [message])))].slice(0, limit);
      const messages = ids.map((message) => [message, read.unknownOf.all({ message })] as const);
      const people = known([...new Set(messages.flatMap(([, rows]) => rows.map(({ recipient }) => recipient)))], 0);
      return messages.flatMap(([message, rows]) => {
        const recipient = people.get(rows[0]?.recipient ?? "");
        return recipient ? [claimedOf(message, rows.toSorted(inOrder), recipient)] : [];
      });
    },

    resolve: async (message, sending, now) =>
      quiet(() => {
        settle([[read.doubted.all({ message }), sending]], now.epochMilliseconds);
      }),

    catchUp: async (now, { overdueMs, windowMs }) => catchUp(momentAt(now.epochMilliseconds), { overdueMs, windowMs }),

    figures: async (now) => figures(now.epochMilliseconds),
    nextAt: async () => read.next.get()?.wake ?? null,

    message: async (id, recipient) => read.message.all({ message: id, recipient }).map(keptOf),

    ofPerson: async (person, until, sent) => ({
      coming: read.coming.all({ person, until: until.epochMilliseconds }).map(keptOf),
      sent: read.sent.all({ person, limit: sent }).map(keptOf),
    }),

    forgetBefore: async (at, limit) => write(() => read.forget.run({ before: at.epochMilliseconds, limit }).changes),
  };
}

function byMessage(rows: readonly SettledRow[]): ReadonlyMap<string, readonly SettledRow[]> {
  const found = new Map<string, SettledRow[]>();
  for (const row of rows) {
    if (row.message === null) continue;
    const same = found.get(row.message);
    if (same) same.push(row);
    else found.set(row.message, [row]);
  }
  return found;
}

function outboxReads(db: Database) {
  const { orm } = db;
  const { id, message, recipient, lease, state, wake, at, attempts, ended } = reminders;
  const ofMessage = eq(message, p("message"));
  const claimed = { ...reminderColumns, id, attempts };
  const oldest = orm.select({ id }).from(reminders).orderBy(asc(id)).limit(p("limit"));
  return {
    states: prepared(() =>
      orm
        .select({ state, wake })
        .from(reminders)
        .where(and(ofMessage, eq(lease, p("token")))),
    ),
    leased: quickSelect(
      db,
      orm
        .select(settledColumns)
        .from(reminders)
        .where(and(sql`${message} in (select value from json_each(${p("messages")}))`, eq(lease, p("token")))),
      Object.keys(settledColumns) as (keyof typeof settledColumns)[],
    ),
    unknown: prepared(() =>
      orm
        .select({ message })
        .from(reminders)
        .where(and(inTrouble(state), eq(state, "unknown")))
        .orderBy(asc(at))
        .limit(p("limit")),
    ),
    unknownOf: prepared(() =>
      orm
        .select(claimed)
        .from(reminders)
        .where(and(ofMessage, eq(state, "unknown"))),
    ),
    doubted: prepared(() =>
      orm
        .select(settledColumns)
        .from(reminders)
        .where(and(ofMessage, eq(state, "unknown"))),
    ),
    next: prepared(() => orm.select({ wake }).from(reminders).where(isNotNull(wake)).orderBy(asc(wake)).limit(1)),
    message: prepared(() =>
      orm
        .select(keptColumns)
        .from(reminders)
        .where(and(ofMessage, eq(recipient, p("recipient"))))
        .orderBy(sql`${reminders.weight} = 'urgent' desc`, asc(reminders.day), asc(id)),
    ),
    coming: prepared(() =>
      orm
        .select(keptColumns)
        .from(reminders)
        .where(and(eq(recipient, p("person")), lte(at, p("until")), gt(sql`+${wake}`, 0), ne(state, "cancelled")))
        .orderBy(asc(at)),
    ),
    sent: prepared(() =>
      orm
        .select(keptColumns)
        .from(reminders)
        .where(and(eq(recipient, p("person")), inArray(state, ["sent", "merged"])))
        .orderBy(desc(at))
        .limit(p("limit")),
    ),
    forget: prepared(() =>
      orm.delete(reminders).where(and(inArray(id, oldest), sql`${wake} is null`, lt(ended, p("before")))),
    ),
  };
}
