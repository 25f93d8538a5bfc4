import { basename } from "node:path";
import { operator } from "../../core/authority.ts";
import { readCalendar } from "../../core/imports/calendar.ts";
import { movesBetween, withDays } from "../../core/imports/moves.ts";
import type { CalendarDay, Cohort } from "../../core/ports.ts";
import { shortDate } from "../../core/words/common.ts";
import type { Lang } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { academicYear } from "../../domain/calendar/academic-year.ts";
import { isoOf } from "../../domain/calendar/day.ts";
import type { Move } from "../../domain/calendar/moved.ts";
import type { Programme } from "../../domain/programme/programme.ts";
import { cohortOf } from "../find-cohort.ts";
import { visitToWrite } from "../house.ts";
import { importWords } from "../import-words.ts";
import { movedDaysIn, movesData, movesPart } from "../moves-part.ts";
import type { CommonOptions } from "../options.ts";
import { readNamedFile, rowsOrRefusal } from "../read-import.ts";
import type { Terminal } from "../terminal.ts";
import type { Told } from "../told.ts";

/** Imports a cohort's calendar, all of it or nothing, and says what moves. @throws UserError `not-found`, `bad-file` */
export async function importCalendar(
  terminal: Terminal,
  file: string,
  { cohort: id, ...options }: CommonOptions & { readonly cohort: string },
): Promise<Told> {
  return visitToWrite(terminal, options, async ({ app, lang }) => {
    const { cohort, programme } = await cohortOf(app, id, lang);
    const days = rowsOrRefusal(readCalendar(await readNamedFile(file, lang)), file, lang);
    const stored = await app.stores.calendars.of(id);
    const moves = movesBetween(cohort, programme, stored, withDays(stored, days));
    const name = basename(file);
    const dryRun = options.dryRun ?? false;
    const at = app.clock.now();
    const done = await app.stores.imports.calendar(operator("calendar"), id, days, name, at, dryRun);
    const same = done.import === null && !dryRun;
    const outside = daysOutside(cohort, programme, days);
    return report({ cohort: id, file: name, dryRun, import: done.import, same, outside }, days, moves, lang);
  });
}

interface Done {
  readonly cohort: string;
  readonly file: string;
  readonly dryRun: boolean;
  readonly import: string | null;
  readonly same: boolean;
  /** Days before the cohort begins or after it ends: most likely a slip in a year. */
  readonly outside: number;
}

function daysOutside({ startYear }: Cohort, { startWeek, years }: Programme, days: readonly CalendarDay[]): number {
  const { from } = academicYear({ startYear, startWeek }, 1);
  const { to } = academicYear({ startYear, startWeek }, years);
  return days.filter(({ day }) => day < from || day > to).length;
}

function report(done: Done, days: readonly CalendarDay[], moves: readonly Move[], lang: Lang): Told {
  const say = sayer(importWords, lang);
  const { cohort, file, dryRun } = done;
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  const span = first === undefined || last === undefined ? "" : `${shortDate(first, lang)} … ${shortDate(last, lang)}`;
  const facts = [
    { label: say("days"), value: String(days.length) },
    { label: say("span"), value: span },
    { label: say("moved"), value: String(movedDaysIn(moves)) },
  ];
  return {
    ok: true,
    lang,
    command: "import calendar",
    data: {
      kind: "calendar",
      file,
      cohort,
      dryRun,
      import: done.import,
      days: days.length,
      outside: done.outside,
      from: first === undefined ? null : isoOf(first),
      to: last === undefined ? null : isoOf(last),
      moved: movesData(moves),
    },
    card: {
      title: say(done.same ? "calendar.same" : dryRun ? "calendar.dry" : "calendar.done", { file, cohort }),
      parts: [
        { kind: "facts", facts },
        ...(done.outside > 0 ? [{ kind: "doubt" as const, text: say("outside", { count: done.outside }) }] : []),
        ...movesPart(moves, lang),
        ...(done.import === null ? [] : [{ kind: "text" as const, text: say("undo", { id: done.import }) }]),
      ],
      buttons: [],
    },
  };
}
