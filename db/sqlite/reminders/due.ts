import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { readRef } from "../../../src/core/dossiers/ref.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { quickSelect } from "../quick-select.ts";
import { reminders } from "../schema/reminders.ts";
import { type ReminderRow, reminderColumns } from "./reminder-rows.ts";

const p = sql.placeholder;

export interface DueRow
  extends ReminderRow,
    Pick<Columns, "id" | "state" | "zone" | "hour" | "expires" | "attempts" | "message" | "wake"> {
  /** It may have arrived once. */
  readonly doubted: 0 | 1;
  readonly marked: 0 | 1;
}

/** Epoch milliseconds, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Columns = typeof reminders.$inferSelect;

/** What a claim asks. */
export function dueReads(db: Pick<Database, "orm" | "sqlite">) {
  const { orm } = db;
  const { id, state, zone, hour, expires, wake, attempts, message, doubted, at } = reminders;
  const columns = {
    ...reminderColumns,
    id,
    state,
    zone,
    hour,
    expires,
    attempts,
    message,
    doubted: sql<0 | 1>`${doubted}`,
    wake,
    /** Its enrolment is to be planned first. */
    marked: sql<0 | 1>`exists (select 1 from plan_marks m where m."enrolment" = "reminders"."enrolment")`,
  };
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const due = quickSelect(
    db,
    orm
      .select(columns)
      .from(reminders)
      .where(and(isNotNull(wake), lte(wake, p("now"))))
      .orderBy(asc(wake))
      .limit(p("limit")),
    names,
  );
  const ofPeople = quickSelect(
    db,
    orm
      .select(columns)
      .from(sql`json_each(${p("people")}) k`)
      .crossJoin(reminders)
      .where(
        sql`${reminders.recipient} = k.value and ${at} between ${p("from")} and ${p("to")} and +${wake} >= ${p("after")}
        and ${state} in ('planned', 'retry')`,
      ),
    names,
  );
  const unowed = prepared(() =>
    orm
      .select({ id: sql<number>`k.value ->> 0` })
      .from(sql`json_each(${p("steps")}) k`)
      .where(
        sql`exists (select 1 from dossiers d
          where d."enrolment" = k.value ->> 1 and d."kind" = k.value ->> 2 and d."occasion" = k.value ->> 3)
        and not exists (select 1 from dossier_turns t
          where t."enrolment" = k.value ->> 1 and t."kind" = k.value ->> 2 and t."occasion" = k.value ->> 3
            and t."step" = k.value ->> 4)`,
      ),
  );
  const used = prepared(() =>
    orm
      .select({ message: sql<string>`k.value` })
      .from(sql`json_each(${p("messages")}) k`)
      .where(
        sql`exists (select 1 from reminders r where r."message" = k.value
        and r."state" not in ('planned', 'retry'))`,
      ),
  );

  return {
    /** Those of the messages of which all waits to be sent: it goes under their ids again. */
    unsent: (rows: readonly Pick<DueRow, "message">[]): ReadonlySet<string> => {
      const messages = new Set(rows.flatMap(({ message }) => (message === null ? [] : [message])));
      if (messages.size === 0) return messages;
      for (const { message } of used.all({ messages: JSON.stringify([...messages]) })) messages.delete(message);
      return messages;
    },
    due: (now: number, limit: number): readonly DueRow[] => due({ now, limit }),
    /** What waits for them, of what is to be said between these instants, where nothing is to be done with it before `after`. */
    ofPeople: (people: readonly string[], { from, to }: Span, after: number): readonly DueRow[] =>
      ofPeople({ people: JSON.stringify(people), from, to, after }),
    /** Those of a dossier that has begun and does not wait for their step. What nobody has begun is owed as long as it is planned. */
    unowed: (rows: readonly DueRow[]): ReadonlySet<number> => {
      const steps: unknown[] = [];
      for (const { id, subject, step } of rows) {
        const key = step === null ? null : readRef(subject);
        if (key) steps.push([id, key.enrolment, key.kind, key.occasion, step]);
      }
      return steps.length === 0 ? new Set() : new Set(unowed.all({ steps: JSON.stringify(steps) }).map(({ id }) => id));
    },
  };
}

/** Whether it is held by a claim: also when it was cancelled since. What is cancelled otherwise is never looked at again. */
export function isHeld({ state }: Pick<Columns, "state">): boolean {
  return state === "leased" || state === "cancelled";
}

/** A lease has ended without an acknowledgement: nobody knows whether its message arrived. */
export function doubter({ orm }: Pick<Database, "orm">): (message: string) => void {
  const { message, state, wake } = reminders;
  const doubt = prepared(() =>
    orm
      .update(reminders)
      .set({ state: "unknown", doubted: true, wake: null, reason: "lease-ended", ended: sql`${wake}` })
      .where(and(eq(message, p("message")), isNotNull(wake), inArray(state, ["leased", "cancelled"]))),
  );
  return (message) => {
    doubt.run({ message });
  };
}
