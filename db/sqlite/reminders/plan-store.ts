import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import * as z from "zod";
import type { PlanStore } from "../../../src/core/reminder-ports.ts";
import type { Move } from "../../../src/domain/calendar/moved.ts";
import { PLACES } from "../../../src/domain/calendar/place.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { enrolments } from "../schema/enrolments.ts";
import { calendarMoves, plans, reminders } from "../schema/reminders.ts";
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
  const { enrolment, next, mark } = plans;
  const toPlan = prepared(() =>
    orm
      .select({ enrolment, mark })
      .from(plans)
      .where(lte(next, p("today")))
      .orderBy(asc(next), asc(enrolment))
      .limit(p("limit")),
  );
  const planned = prepared(() =>
    orm
      .update(plans)
      .set({ next: sql`${p("next")}` })
      .where(and(eq(enrolment, p("enrolment")), eq(mark, p("mark")))),
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

  return {
    toPlan: async (today, limit) => toPlan.all({ today, limit }),

    replan: async ({ enrolment, mark, wanted, outdated = [], around, through, next }, at) =>
      write(() => {
        if (planned.run({ enrolment, mark, next }).changes === 0) return false;
        const stays = around && new Set(around);
        const snoozed = (recipient: string) => stays?.has(recipient) ?? true;
        reconcile({ about: enrolment, wanted, through, snoozed }, at.epochMilliseconds);
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
