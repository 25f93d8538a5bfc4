import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PlannedReminder } from "../../../src/core/reminder-ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { quickSelect } from "../quick-select.ts";
import { reminders } from "../schema/reminders.ts";
import { type PlannedRow, rowOf } from "./reminder-rows.ts";

const p = sql.placeholder;

export interface Wanted {
  readonly enrolment: string;
  /** A dossier of it by its ref; null: all that is said about the enrolment. */
  readonly subject: string | null;
  readonly wanted: readonly PlannedReminder[];
  /** Waiting reminders of days after it are not looked at; null: all are. */
  readonly through: Day | null;
  /** Whether what a person put off themselves stays; else it goes with the rest. */
  readonly snoozed: (recipient: string) => boolean;
}

/** Makes what is kept what is wanted, within the transaction under way: adds, revives, corrects and cancels. What was said, or given up, stays as it is. */
export function reconciler(db: Database): (wish: Wanted, now: number) => void {
  const stored = storedRows(db);
  const write = writes(db);

  function keep(planned: PlannedReminder, found: StoredRow | undefined, now: number): void {
    const row = rowOf(planned, now);
    if (!found) {
      write.add({ ...row, state: "planned", wake: row.at });
      return;
    }
    const { id, attempts } = found;
    if (found.state === "cancelled") {
      if (found.wake !== null) {
        write.hold.run({ id });
        return;
      }
      write.put.run({ ...row, id, wake: row.at, attempts: 0 });
      return;
    }
    if (!isWaiting(found) || says(found, row)) return;
    const moved = found.day !== row.day || found.zone !== row.zone || found.hour !== row.hour;
    const at = moved ? row.at : found.at;
    write.put.run({ ...row, id, at, wake: moved ? row.at : found.wake, attempts });
  }

  return ({ enrolment, subject, wanted, through, snoozed }, now) => {
    const rows = subject === null ? stored.all({ enrolment }) : stored.about({ enrolment, subject });
    const found = new Map(rows.map((row) => [row.key, row]));
    for (const planned of wanted) {
      const { key, kind, facts } = planned.reminder;
      keep(planned, found.get(key), now);
      if (kind === "moved") write.tell.run({ key, facts: JSON.stringify(facts) });
    }
    const keys = new Set(wanted.map(({ reminder }) => reminder.key));
    const unwanted = [...found.values()].filter(
      (row) =>
        (isWaiting(row) || row.state === "leased") &&
        !keys.has(row.key) &&
        (through === null || row.day <= through) &&
        (row.snoozed === 0 || !snoozed(row.recipient)),
    );
    if (unwanted.length > 0) write.cancel.run({ ids: JSON.stringify(unwanted.map(({ id }) => id)), now });
  };
}

type StoredRow = ReturnType<ReturnType<typeof storedRows>["all"]>[number];

function isWaiting({ state }: Pick<StoredRow, "state">): boolean {
  return state === "planned" || state === "retry";
}

function says(found: StoredRow, row: PlannedRow): boolean {
  const same = ["day", "lastDay", "weight", "zone", "hour", "region", "facts", "step"] as const;
  return same.every((name) => found[name] === row[name]);
}

function storedRows(db: Database) {
  const { id, key, recipient, state, day, lastDay, weight, step, zone, hour, region, facts, at, wake, attempts } =
    reminders;
  const snoozed = sql<0 | 1>`${reminders.snoozed}`;
  const timed = { day, lastDay, zone, hour, at, wake };
  const columns = { id, key, recipient, state, weight, step, region, facts, attempts, snoozed, ...timed };
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const read = (where: SQL) => quickSelect(db, db.orm.select(columns).from(reminders).where(where), names);
  const ofEnrolment = sql`${reminders.enrolment} = ${p("enrolment")}`;
  return {
    /** But for news of a calendar, which all enrolments of a cohort share: whoever plans says which is out of date. What waits of it says what is wanted now. */
    all: read(sql`${ofEnrolment} and ${reminders.kind} <> 'moved'`),
    about: read(sql`${ofEnrolment} and ${reminders.subject} = ${p("subject")}`),
  };
}

function writes(db: Database) {
  const { orm } = db;
  const put = {
    weight: p("weight"),
    step: p("step"),
    day: p("day"),
    lastDay: p("lastDay"),
    zone: p("zone"),
    hour: p("hour"),
    region: p("region"),
    facts: p("facts"),
    at: p("at"),
    expires: p("expires"),
    wake: p("wake"),
    attempts: p("attempts"),
  };
  const row = {
    ...put,
    key: p("key"),
    kind: p("kind"),
    recipient: p("recipient"),
    enrolment: p("enrolment"),
    subject: p("subject"),
    state: p("state"),
    attempts: sql`0`,
    doubted: sql`0`,
    snoozed: sql`0`,
  };
  const set = Object.fromEntries(Object.entries(put).map(([name, value]) => [name, sql`${value}`])) as Record<
    keyof typeof put,
    SQL
  >;
  return {
    add: quickRun(db, orm.insert(reminders).values(row).onConflictDoNothing()),
    put: prepared(() =>
      orm
        .update(reminders)
        .set({
          ...set,
          state: sql`case ${reminders.state} when 'retry' then 'retry' else 'planned' end`,
          lease: null,
          message: sql`case ${reminders.state} when 'cancelled' then null else ${reminders.message} end`,
          reason: null,
          ended: null,
          snoozed: sql`0`,
        })
        .where(eq(reminders.id, p("id"))),
    ),
    /** What else has moved since is said in the same message. */
    tell: prepared(() =>
      orm
        .update(reminders)
        .set({ facts: sql`${p("facts")}` })
        .where(
          sql`${reminders.key} = ${p("key")} and ${reminders.state} in ('planned', 'retry')
            and ${reminders.facts} -> '$.moves' <> ${p("facts")} -> '$.moves'`,
        ),
    ),
    /** Wanted again while the message that says it may be on its way: it stands as it did, and what becomes of the message counts. */
    hold: prepared(() =>
      orm
        .update(reminders)
        .set({ state: "leased", ended: null })
        .where(eq(reminders.id, p("id"))),
    ),
    /** What is leased keeps its lease, and its end: whoever holds it may have begun to send. */
    cancel: prepared(() =>
      orm
        .update(reminders)
        .set({
          state: "cancelled",
          wake: sql`case ${reminders.state} when 'leased' then ${reminders.wake} end`,
          ended: sql`${p("now")}`,
        })
        .where(inArray(reminders.id, sql`(select value from json_each(${p("ids")}))`)),
    ),
  };
}
