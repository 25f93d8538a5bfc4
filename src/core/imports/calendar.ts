import { type Day, dayOf, isoOf, isWeekend, mondayOfWeek, weeksInYear } from "../../domain/calendar/day.ts";
import { PLACES, type Place } from "../../domain/calendar/place.ts";
import type { CalendarDay } from "../ports.ts";
import { type Problem, quoted, type Read, readOf } from "./problem.ts";
import { type Columns, type Row, readTable } from "./table.ts";

const LONGEST_NOTE = 500;
const LONGEST_STRETCH = 3 * 366;

const COLUMNS: Columns = {
  known: ["week", "start", "end", "place", "note"],
  required: ["place"],
  check(names) {
    const dates = names.has("start") || names.has("end");
    if (names.has("week")) return dates ? "calendar-both" : null;
    return names.has("start") && names.has("end") ? null : "calendar-columns";
  },
};

/** The days of one row, both ends included. */
interface Stretch {
  readonly line: number;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Reads a calendar file, `week,place[,note]` or `start,end,place[,note]`, into its weekdays in order; weekends belong to no one.
 * Either every row is right, or every wrong one is told.
 */
export function readCalendar(bytes: Uint8Array): Read<CalendarDay> {
  const stretches: Stretch[] = [];
  const days: CalendarDay[] = [];
  const problems = readTable(bytes, COLUMNS, (row) => {
    const stretch = row.has("week") ? readWeek(row) : readDates(row);
    const place = readPlace(row);
    const note = row.cell("note");
    if (note.length > LONGEST_NOTE) row.refuse("too-long", { column: "note", most: LONGEST_NOTE });
    if (stretch) stretches.push(stretch);
    if (!stretch || !place) return;
    for (let day = stretch.from; day <= stretch.to; day += 1) {
      if (!isWeekend(day)) days.push({ day, place, note: note === "" ? null : note });
    }
  });
  for (const overlap of overlapsOf(stretches)) problems.push(overlap);
  return readOf(
    days.sort((one, other) => one.day - other.day),
    problems,
  );
}

function readWeek(row: Row): Stretch | null {
  const value = row.cell("week");
  if (value === "") return refused(row, "week");
  const match = /^(\d{4})-W(\d{2})$/.exec(value);
  const year = Number(match?.[1]);
  const week = Number(match?.[2]);
  if (!match || week < 1 || year < 1) {
    row.refuse("week-bad", { value: quoted(value) });
    return null;
  }
  const weeks = weeksInYear(year);
  if (week > weeks) {
    row.refuse("week-none", { value, year, weeks });
    return null;
  }
  const from = mondayOfWeek({ year, week });
  return { line: row.line, from, to: from + 6 };
}

function readDates(row: Row): Stretch | null {
  const from = readDate(row, "start");
  const to = readDate(row, "end");
  if (from === null || to === null) return null;
  const values = { start: isoOf(from), end: isoOf(to) };
  if (from > to) row.refuse("start-after-end", values);
  else if (to - from > LONGEST_STRETCH) row.refuse("range-long", values);
  else return { line: row.line, from, to };
  return null;
}

function readDate(row: Row, column: string): Day | null {
  const value = row.cell(column);
  if (value === "") return refused(row, column);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    row.refuse("date-bad", { value: quoted(value), column });
    return null;
  }
  try {
    return dayOf(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    row.refuse("date-none", { value, column });
    return null;
  }
}

function readPlace(row: Row): Place | null {
  const value = row.cell("place");
  if (value === "") return refused(row, "place");
  const place = PLACES.find((known) => known === value);
  if (!place) row.refuse("place-unknown", { value: quoted(value), known: PLACES.join(", ") });
  return place ?? null;
}

function refused(row: Row, column: string): null {
  row.refuse("cell-empty", { column });
  return null;
}

/** Every stretch that begins before an earlier one has ended, told on the later line with the other one named. */
function overlapsOf(stretches: readonly Stretch[]): Problem[] {
  const problems: Problem[] = [];
  let reach: Stretch | null = null;
  for (const stretch of stretches.toSorted((one, other) => one.from - other.from || one.line - other.line)) {
    if (reach && stretch.from <= reach.to) {
      const [first, second] = reach.line < stretch.line ? [reach, stretch] : [stretch, reach];
      problems.push({ line: second.line, id: "overlap", values: { other: first.line, from: isoOf(stretch.from) } });
    }
    if (!reach || stretch.to > reach.to) reach = stretch;
  }
  return problems;
}
