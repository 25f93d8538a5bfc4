import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { StoredCalendar } from "../../src/core/ports.ts";
import { type SaidDays, saidOver } from "./calendar-moves.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { settlements } from "./schema/calendars.ts";
import { importedDays, imports } from "./schema/imports.ts";

/** What is stored of a cohort's calendar, and each day of it as the last word has it. */
export interface SaidReads {
  stored(cohort: string): StoredCalendar;
  days(cohort: string): SaidDays;
}

export function saidReads({ orm }: Pick<Database, "orm">): SaidReads {
  const cohort = sql.placeholder("cohort");
  const imported = prepared(() =>
    orm
      .select({ day: importedDays.day, place: importedDays.place, note: importedDays.note })
      .from(importedDays)
      .innerJoin(imports, eq(imports.id, importedDays.import))
      .where(and(eq(importedDays.cohort, cohort), isNull(imports.undoneAt)))
      .orderBy(asc(importedDays.day), asc(imports.seq)),
  );
  const settled = prepared(() =>
    orm.select().from(settlements).where(eq(settlements.cohort, cohort)).orderBy(asc(settlements.seq)),
  );

  function stored(cohort: string): StoredCalendar {
    return {
      imported: new Map(imported.all({ cohort }).map(({ day, place, note }) => [day, { place, note }])),
      settled: settled
        .all({ cohort })
        .map(({ id, from, to, place, reason, at }) => ({ id, from, to, place, reason, at })),
    };
  }

  return {
    stored,
    days: (cohort) => {
      const { imported, settled } = stored(cohort);
      return settled.reduce<SaidDays>(saidOver, imported);
    },
  };
}
