import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Authority } from "../../../src/core/authority.ts";
import type { CalendarDay, CalendarSummary, Instant } from "../../../src/core/ports.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { movedDays } from "../../../src/domain/calendar/moved.ts";
import type { AppendAudit } from "../audit-log.ts";
import { moveRecorder } from "../calendar-moves.ts";
import { raiseVersion } from "../cohort-versions.ts";
import type { Database } from "../open.ts";
import { planMarks } from "../plan-marks.ts";
import { prepared } from "../prepared.ts";
import { saidReads } from "../said-days.ts";
import { importedDays, imports } from "../schema/imports.ts";
import { addImport } from "./import-rows.ts";

type Said = Pick<CalendarDay, "place" | "note">;

/** Within a transaction. Days said before and not said again stay as they were. */
export function importCalendar(
  db: Database,
  record: AppendAudit,
  authority: Authority,
  { cohort, days, file, at }: { cohort: string; days: readonly CalendarDay[]; file: string; at: Instant },
): CalendarSummary {
  const before = saidDays(db, cohort);
  const same = days.every(({ day, place, note }) => before.get(day)?.place === place && before.get(day)?.note === note);
  if (same) return { import: null, days: days.length, moved: [] };

  const ms = at.epochMilliseconds;
  const tell = fileMoves(db, cohort, ms);
  const id = addImport(db, { kind: "calendar", file, cohort, at: ms });
  const insert = prepared(() =>
    db.orm.insert(importedDays).values({
      import: id,
      cohort,
      day: sql.placeholder("day"),
      place: sql.placeholder("place"),
      note: sql.placeholder("note"),
    }),
  );
  for (const { day, place, note } of days) insert.run({ day, place, note });
  raiseVersion(db, cohort);
  tell();
  const moved = days.flatMap(({ day, place }) => {
    const from = before.get(day)?.place ?? null;
    return from === place ? [] : [{ day, from, to: place }];
  });
  const facts = { import: id, days: days.length, moved: moved.length };
  record({ at: ms, actor: authority.actor, action: "import.calendar", subject: cohort, facts });
  return { import: id, days: days.length, moved };
}

/** To be called once a calendar file was added or taken back: keeps what has moved since, and has the cohort planned again. What nothing was said of has not moved. */
export function fileMoves(db: Database, cohort: string, at: number): () => void {
  const said = saidReads(db);
  const before = said.days(cohort);
  return () => {
    const after = new Map([...said.days(cohort)].filter(([day]) => before.has(day)));
    moveRecorder(db)({ cohort, enrolment: null, moves: movedDays(before, after), at });
    planMarks(db).cohort(cohort);
  };
}

/** What the files say of each day, the newest file first asked. */
function saidDays({ orm }: Database, cohort: string): ReadonlyMap<Day, Said> {
  const rows = orm
    .select({ day: importedDays.day, place: importedDays.place, note: importedDays.note })
    .from(importedDays)
    .innerJoin(imports, eq(imports.id, importedDays.import))
    .where(and(eq(importedDays.cohort, cohort), isNull(imports.undoneAt)))
    .orderBy(asc(imports.seq))
    .all();
  return new Map(rows.map(({ day, place, note }) => [day, { place, note }]));
}
