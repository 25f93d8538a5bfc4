import { sql } from "drizzle-orm";
import type { LeftoverStore } from "../../../src/core/reminder-ports.ts";
import { todayIn } from "../../../src/domain/calendar/day.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { attention, calendarMoves, rates, snoozes } from "../schema/reminders.ts";

const p = sql.placeholder;
const DAYS_OF_A_WEEK = 7;

export function leftoverStore({ orm, write }: Database): LeftoverStore {
  const pauses = prepared(() =>
    orm
      .delete(rates)
      .where(sql`${rates.scope} in (select r.scope from rates r where r.until < ${p("at")} limit ${p("limit")})`),
  );
  const moves = prepared(() =>
    orm
      .delete(calendarMoves)
      .where(
        sql`${calendarMoves.id} in (select m.id from calendar_moves m where m.at < ${p("at")} limit ${p("limit")})`,
      ),
  );
  const silences = prepared(() =>
    orm.delete(snoozes).where(
      sql`(${snoozes.person}, ${snoozes.subject}) in
        (select s.person, s.subject from snoozes s where s.until_day < ${p("day")} limit ${p("limit")})`,
    ),
  );
  const weeks = prepared(() =>
    orm.delete(attention).where(
      sql`(${attention.person}, ${attention.monday}) in
        (select a.person, a.monday from attention a where a.monday < ${p("day")} - ${DAYS_OF_A_WEEK} limit ${p("limit")})`,
    ),
  );

  return {
    forgetBefore: async (instant, limit) =>
      write(() => {
        const at = instant.epochMilliseconds;
        const day = todayIn("UTC", instant);
        let gone = pauses.run({ at, limit }).changes;
        gone += moves.run({ at, limit: limit - gone }).changes;
        gone += silences.run({ day, limit: limit - gone }).changes;
        return gone + weeks.run({ day, limit: limit - gone }).changes;
      }),
  };
}
