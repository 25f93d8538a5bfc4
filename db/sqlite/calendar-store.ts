import { asc, eq, max, sql } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { CalendarStore } from "../../src/core/ports.ts";
import { movedDays } from "../../src/domain/calendar/moved.ts";
import { auditLog } from "./audit-log.ts";
import { moveRecorder, saidOver } from "./calendar-moves.ts";
import { raiseVersion } from "./cohort-versions.ts";
import type { Database } from "./open.ts";
import { planMarks } from "./plan-marks.ts";
import { prepared } from "./prepared.ts";
import { saidReads } from "./said-days.ts";
import { personalExceptions, settlements } from "./schema/calendars.ts";
import { enrolments } from "./schema/enrolments.ts";

export function calendarStore(db: Database): CalendarStore {
  const { orm, write, newId } = db;
  const record = auditLog(db);
  const said = saidReads(db);
  const marks = planMarks(db);
  const move = moveRecorder(db);
  const exceptions = prepared(() =>
    orm
      .select()
      .from(personalExceptions)
      .where(eq(personalExceptions.enrolment, sql.placeholder("enrolment")))
      .orderBy(asc(personalExceptions.seq)),
  );

  return {
    of: async (cohort) => said.stored(cohort),

    exceptionsOf: async (enrolment) =>
      exceptions.all({ enrolment }).map(({ id, from, to, place, reason }) => ({ id, from, to, place, reason })),

    settle: async (authority, { cohort, from, to, place, reason }, reckon, at) =>
      write(() => {
        const raised = raiseVersion(db, cohort);
        const before = said.stored(cohort);
        const id = newId();
        const last = orm
          .select({ seq: max(settlements.seq) })
          .from(settlements)
          .get();
        const seq = (last?.seq ?? 0) + 1;
        const ms = at.epochMilliseconds;
        orm.insert(settlements).values({ id, seq, cohort, from, to, place, reason, at: ms }).run();
        move({ cohort, enrolment: null, moves: reckon(before, said.stored(cohort)), at: ms });
        marks.cohort(cohort);
        const entry = { at: ms, actor: authority.actor, action: "calendar.settle", subject: cohort };
        record({ ...entry, facts: { settlement: id, from, to, place } });
        return raised;
      }),

    except: async (authority, { enrolment, from, to, place, reason }, at) =>
      write(() => {
        const { cohort } = enrolments;
        const found = orm.select({ cohort }).from(enrolments).where(eq(enrolments.id, enrolment)).get();
        if (!found) throw new UserError("not-found");
        const before = exceptions.all({ enrolment }).reduce(saidOver, said.days(found.cohort));
        const id = newId();
        const last = orm
          .select({ seq: max(personalExceptions.seq) })
          .from(personalExceptions)
          .get();
        const seq = (last?.seq ?? 0) + 1;
        const ms = at.epochMilliseconds;
        orm.insert(personalExceptions).values({ id, seq, enrolment, from, to, place, reason, at: ms }).run();
        const after = saidOver(before, { from, to, place });
        move({ cohort: found.cohort, enrolment, moves: movedDays(before, after), at: ms });
        marks.enrolment(enrolment);
        const entry = { at: ms, actor: authority.actor, action: "calendar.except", subject: enrolment };
        record({ ...entry, facts: { exception: id, from, to } });
      }),
  };
}
