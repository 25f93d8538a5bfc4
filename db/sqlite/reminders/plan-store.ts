import { and, asc, eq, gte, inArray, isNull, lte, notExists, or, sql } from "drizzle-orm";
import * as z from "zod";
import type { EnrolmentPlan, PlanStore, ToPlan } from "../../../src/core/reminder-ports.ts";
import type { Move } from "../../../src/domain/calendar/moved.ts";
import { PLACES } from "../../../src/domain/calendar/place.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { quickRun } from "../quick-run.ts";
import { dossiers } from "../schema/dossiers.ts";
import { enrolments } from "../schema/enrolments.ts";
import { calendarMoves, planMarks as marked, plans, reminders } from "../schema/reminders.ts";
import type { Write } from "../write.ts";
import { reconciler } from "./reconciler.ts";
import { waiting } from "./waiting.ts";

const p = sql.placeholder;
const keys = sql`(select value from json_each(${p("keys")}))`;
const Place = z.enum(PLACES).nullable();
const Moves: z.ZodType<readonly Move[]> = z.array(
  z.object({ from: z.int(), to: z.int(), before: Place, after: Place }),
);

export function planStore(db: Database): PlanStore {
  const { orm, quiet } = db;
  const write = unhurried(db);
  const marks = planMarks(db);
  const reconcile = reconciler(db);
  const waits = waiting(db);
  const { enrolment, next } = plans;
  const touched = prepared(() =>
    orm
      .select({ enrolment: marked.enrolment, mark: marked.mark, due: sql<null>`null` })
      .from(marked)
      .orderBy(asc(marked.enrolment))
      .limit(p("limit")),
  );
  const untouched = notExists(orm.select({ mark: marked.mark }).from(marked).where(eq(marked.enrolment, enrolment)));
  const due = prepared(() =>
    orm
      .select({ enrolment, mark: sql<null>`null`, due: next })
      .from(plans)
      .where(and(lte(next, p("today")), untouched))
      .orderBy(asc(next), asc(enrolment))
      .limit(p("limit")),
  );
  const unmark = prepared(() =>
    orm.delete(marked).where(and(eq(marked.enrolment, p("enrolment")), eq(marked.mark, p("mark")))),
  );
  const stillDue = prepared(() =>
    orm
      .select({ enrolment })
      .from(plans)
      .where(and(eq(enrolment, p("enrolment")), eq(next, p("due")), untouched)),
  );
  const versions = prepared(() =>
    orm
      .select({ sum: sql<number>`coalesce(sum(${dossiers.version}), 0)` })
      .from(dossiers)
      .where(eq(dossiers.enrolment, p("enrolment"))),
  );
  const planned = quickRun(
    db,
    orm
      .insert(plans)
      .values({ enrolment: p("enrolment"), next: p("next") })
      .onConflictDoUpdate({
        target: enrolment,
        set: { next: sql`excluded.next_day` },
        setWhere: sql`${next} <> excluded.next_day`,
      }),
  );
  const outdate = prepared(() =>
    orm
      .update(reminders)
      .set({ state: "cancelled", wake: null, ended: sql`${p("now")}` })
      .where(and(inArray(reminders.key, keys), inArray(reminders.state, ["planned", "retry", "dead"]))),
  );
  const told = prepared(() =>
    orm
      .select({ key: reminders.key })
      .from(reminders)
      .where(and(inArray(reminders.key, keys), inArray(reminders.state, ["leased", "unknown", "sent", "merged"]))),
  );
  const moves = prepared(() =>
    orm
      .select({
        id: calendarMoves.id,
        cohort: calendarMoves.cohort,
        enrolment: calendarMoves.enrolment,
        moves: calendarMoves.moves,
        at: calendarMoves.at,
      })
      .from(enrolments)
      .innerJoin(calendarMoves, eq(calendarMoves.cohort, enrolments.cohort))
      .where(
        and(
          eq(enrolments.id, p("enrolment")),
          gte(calendarMoves.at, p("since")),
          or(isNull(calendarMoves.enrolment), eq(calendarMoves.enrolment, enrolments.id)),
        ),
      )
      .orderBy(asc(calendarMoves.at), sql`calendar_moves.rowid`),
  );

  /** Within a transaction: takes the mark of what is planned as it stands now. */
  function take({ enrolment, mark, due, seen }: Pick<EnrolmentPlan, keyof ToPlan | "seen">): boolean {
    if (seen !== undefined && versions.get({ enrolment })?.sum !== seen) return false;
    if (mark === null) return stillDue.get({ enrolment, due }) !== undefined;
    return unmark.run({ enrolment, mark }).changes > 0;
  }

  return {
    async toPlan(today, limit) {
      const first = touched.all({ limit });
      return first.length < limit ? [...first, ...due.all({ today, limit: limit - first.length })] : first;
    },

    replan: async ({ wanted, outdated = [], around, through, next, ...plan }, at) =>
      write(() => {
        if (!take(plan)) return false;
        const { enrolment } = plan;
        planned({ enrolment, next });
        const stays = around && new Set(around);
        const snoozed = (recipient: string) => stays?.has(recipient) ?? true;
        reconcile({ enrolment, subject: null, wanted, through, snoozed }, at.epochMilliseconds);
        if (outdated.length > 0) outdate.run({ keys: JSON.stringify(outdated), now: at.epochMilliseconds });
        return true;
      }),

    markAll: async () => quiet(() => marks.all()),

    waiting: async (person, today) => waits(person, today),

    moves: async (enrolment, since) =>
      moves
        .all({ enrolment, since: since.epochMilliseconds })
        .map((row) => ({ ...row, moves: Moves.parse(JSON.parse(row.moves)) })),

    told: async (keys) => new Set(told.all({ keys: JSON.stringify(keys) }).map(({ key }) => key)),
  };
}

/** Waits for no disk: what is lost with the power is lost with the note that it was planned, so it is planned again. */
function unhurried({ sqlite, quiet, late }: Database): Write {
  return (work) => (late && !sqlite.inTransaction ? late.write(work) : quiet(work));
}
