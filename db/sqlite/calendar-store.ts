import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { CalendarStore } from "../../src/core/ports.ts";
import { auditLog } from "./audit-log.ts";
import { raiseVersion } from "./cohort-versions.ts";
import type { Database } from "./open.ts";
import { personalExceptions, settlements } from "./schema/calendars.ts";
import { enrolments } from "./schema/enrolments.ts";
import { importedDays, imports } from "./schema/imports.ts";

export function calendarStore(db: Database): CalendarStore {
  const { orm, write, newId } = db;
  const record = auditLog(orm);
  const imported = orm
    .select({ day: importedDays.day, place: importedDays.place, note: importedDays.note })
    .from(importedDays)
    .innerJoin(imports, eq(imports.id, importedDays.import))
    .where(and(eq(importedDays.cohort, sql.placeholder("cohort")), isNull(imports.undoneAt)))
    .orderBy(asc(importedDays.day), asc(imports.seq))
    .prepare();
  const settled = orm
    .select()
    .from(settlements)
    .where(eq(settlements.cohort, sql.placeholder("cohort")))
    .orderBy(asc(settlements.seq))
    .prepare();
  const exceptions = orm
    .select()
    .from(personalExceptions)
    .where(eq(personalExceptions.enrolment, sql.placeholder("enrolment")))
    .orderBy(asc(personalExceptions.seq))
    .prepare();

  return {
    of: async (cohort) => ({
      imported: new Map(imported.all({ cohort }).map(({ day, place, note }) => [day, { place, note }])),
      settled: settled
        .all({ cohort })
        .map(({ id, from, to, place, reason, at }) => ({ id, from, to, place, reason, at })),
    }),

    exceptionsOf: async (enrolment) =>
      exceptions.all({ enrolment }).map(({ id, from, to, place, reason }) => ({ id, from, to, place, reason })),

    settle: async (authority, { cohort, from, to, place, reason }, at) =>
      write(() => {
        const raised = raiseVersion(db, cohort);
        const id = newId();
        const last = orm
          .select({ seq: max(settlements.seq) })
          .from(settlements)
          .get();
        const seq = (last?.seq ?? 0) + 1;
        const ms = at.epochMilliseconds;
        orm.insert(settlements).values({ id, seq, cohort, from, to, place, reason, at: ms }).run();
        const entry = { at: ms, actor: authority.actor, action: "calendar.settle", subject: cohort };
        record({ ...entry, facts: { settlement: id, from, to, place } });
        return raised;
      }),

    except: async (authority, { enrolment, from, to, place, reason }, at) =>
      write(() => {
        const found = orm.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.id, enrolment)).get();
        if (!found) throw new UserError("not-found");
        const id = newId();
        const last = orm
          .select({ seq: max(personalExceptions.seq) })
          .from(personalExceptions)
          .get();
        const seq = (last?.seq ?? 0) + 1;
        const ms = at.epochMilliseconds;
        orm.insert(personalExceptions).values({ id, seq, enrolment, from, to, place, reason, at: ms }).run();
        const entry = { at: ms, actor: authority.actor, action: "calendar.except", subject: enrolment };
        record({ ...entry, facts: { exception: id, from, to } });
      }),
  };
}
