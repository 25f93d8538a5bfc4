import { inArray, sql } from "drizzle-orm";
import type { Sending } from "../../../src/core/reminder-ports.ts";
import { dayIn, mondayOf } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { attention, reminders } from "../schema/reminders.ts";
import { inOrder } from "./in-order.ts";

const p = sql.placeholder;

/** What a settlement reads of each reminder of a message. */
export interface SettledRow {
  readonly id: number;
  readonly message: string | null;
  readonly recipient: string;
  readonly zone: string;
  readonly weight: typeof reminders.$inferSelect.weight;
  readonly day: number;
  readonly state: typeof reminders.$inferSelect.state;
  readonly ended: number | null;
  readonly enrolment: string;
}

export const settledColumns = {
  id: reminders.id,
  message: reminders.message,
  recipient: reminders.recipient,
  zone: reminders.zone,
  weight: reminders.weight,
  day: reminders.day,
  state: reminders.state,
  ended: reminders.ended,
  enrolment: reminders.enrolment,
};

/**
 * Within a transaction: writes what became of messages whose reminders are given. What was cancelled meanwhile stays so unless its message went, or
 * may have: what has been said is not said again when it is wanted again.
 */
export function settler(db: Pick<Database, "orm" | "sqlite">) {
  const write = settleWrites(db);
  const marks = planMarks(db);
  const asked = attentionWriter(db);

  return (messages: readonly (readonly [rows: readonly SettledRow[], sending: Sending])[], now: number): void => {
    const sends: Sends[] = [];
    const told: Told[] = [];
    for (const [rows, sending] of messages) {
      if (sending.kind === "sent") {
        const [first, ...others] = rows.length > 1 ? [...rows].sort(inOrder) : rows;
        const at = sentAt(rows, now);
        const ids = sendsOf(sends, at, sending.platform);
        if (first) ids.sent.push(first.id);
        for (const { id } of others) ids.merged.push(id);
        told.push({ rows, at });
      } else {
        const over = (row: SettledRow) => row.state === "cancelled" && sending.kind !== "unknown";
        write.leave(idsOf(rows.filter(over)));
        const again = rows.filter((row) => !over(row));
        write.failed(idsOf(again), sending, now);
        // While it was under way nothing corrected it: it goes again only if it is still planned, as it is planned now.
        if (sending.kind === "retry") for (const id of new Set(again.map((row) => row.enrolment))) marks.enrolment(id);
      }
    }
    for (const { platform, at, sent, merged } of sends) {
      write.said(sent, "sent", platform, at);
      write.said(merged, "merged", platform, at);
    }
    asked(told);
  };
}

function idsOf(rows: readonly SettledRow[]): readonly number[] {
  return rows.map(({ id }) => id);
}

function sendsOf(sends: Sends[], at: number, by: string): Sends {
  const known = sends.find((one) => one.at === at && by === one.platform);
  if (known) return known;
  const made = { platform: by, at, sent: [], merged: [] };
  sends.push(made);
  return made;
}

/** Row ids of what went at one instant. */
interface Sends {
  readonly platform: string;
  readonly at: number;
  readonly sent: number[];
  readonly merged: number[];
}

/** A message that went, epoch milliseconds. */
interface Told {
  readonly rows: readonly SettledRow[];
  readonly at: number;
}

/** What was in doubt and is found went when it was tried: after a stop it is no message of today. */
function sentAt(rows: readonly SettledRow[], now: number): number {
  return rows.find(({ state }) => state === "unknown")?.ended ?? now;
}

function settleWrites(db: Pick<Database, "orm" | "sqlite">) {
  const { orm } = db;
  const { id, attempts, doubted } = reminders;
  const these = inArray(id, sql`(select value from json_each(${p("ids")}))`);
  const said = quickRun<"state" | "platform" | "now" | "ids">(
    db,
    orm
      .update(reminders)
      .set({
        state: sql`${p("state")}`,
        wake: sql`null`,
        lease: sql`null`,
        reason: sql`null`,
        platform: sql`${p("platform")}`,
        ended: sql`${p("now")}`,
      })
      .where(these),
  );
  const failed = prepared(() =>
    orm
      .update(reminders)
      .set({
        state: sql`${p("state")}`,
        wake: sql`${p("wake")}`,
        lease: null,
        reason: sql`${p("reason")}`,
        ended: sql`${p("ended")}`,
        attempts: sql`max(0, ${attempts} - ${p("back")})`,
        doubted: sql`max(${doubted}, ${p("doubted")})`,
      })
      .where(these),
  );
  const left = prepared(() => orm.update(reminders).set({ wake: null, lease: null }).where(these));
  return {
    /** What was cancelled and not sent is held by nobody any more. */
    leave: (ids: readonly number[]): void => {
      if (ids.length > 0) left.run({ ids: JSON.stringify(ids) });
    },
    said: (ids: readonly number[], state: "sent" | "merged", platform: string, now: number): void => {
      if (ids.length > 0) said({ ids: JSON.stringify(ids), state, platform, now });
    },
    failed: (ids: readonly number[], sending: Exclude<Sending, { kind: "sent" }>, now: number): void => {
      if (ids.length === 0) return;
      const { kind, reason } = sending;
      failed.run({
        ids: JSON.stringify(ids),
        state: kind,
        reason,
        wake: kind === "retry" ? sending.again.epochMilliseconds : null,
        ended: kind === "retry" ? null : now,
        back: kind === "retry" && sending.free ? 1 : 0,
        doubted: kind === "unknown" ? 1 : 0,
      });
    },
  };
}

/** Counts messages to each person by week; all but the urgent ones are their digest of that day. */
function attentionWriter(db: Pick<Database, "orm" | "sqlite">) {
  const { orm } = db;
  const { person, monday, messages, digest } = attention;
  const add = quickRun<"told">(
    db,
    orm
      .insert(attention)
      .select(
        orm
          .select({
            person: sql<string>`k.value ->> 0`.as("person"),
            monday: sql<number>`k.value ->> 1`.as("monday"),
            messages: sql<number>`1`.as("messages"),
            digest: sql<number>`k.value ->> 2`.as("digest"),
          })
          .from(sql`json_each(${p("told")}) k`)
          .where(sql`true`),
      )
      .onConflictDoUpdate({
        target: [person, monday],
        set: { messages: sql`${messages} + 1`, digest: sql`max(${digest}, excluded.digest)` },
      }),
  );
  return (told: readonly Told[]): void => {
    const rows = told.flatMap(({ rows, at }) => {
      const [first] = rows;
      if (!first) return [];
      const today = dayIn(first.zone, at);
      const urgent = rows.every(({ weight }) => weight === "urgent");
      return [[first.recipient, mondayOf(today), urgent ? 0 : today]];
    });
    if (rows.length > 0) add({ told: JSON.stringify(rows) });
  };
}
