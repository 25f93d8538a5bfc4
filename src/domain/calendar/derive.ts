import { academicYear, academicYearOf } from "./academic-year.ts";
import { type Day, isWeekend, weekOf } from "./day.ts";
import { cellOf, emptyGrid, fill, type Grid, slotFrom, UNSAID } from "./grid.ts";
import { frenchHolidays, holidayOn } from "./holidays.ts";
import { runPlace } from "./place.ts";
import type { CalendarPlan } from "./plan.ts";
import { differingRows, remainingReadings, rowsByWeek } from "./readings.ts";
import { doubtsOf, periodsOf, returnsOf } from "./runs.ts";
import { type CalendarSources, type SaidStretch, spanOf } from "./sources.ts";
import type { DayCell, Origin, Timeline } from "./timeline.ts";

/**
 * A cohort's calendar from all that is said of it, layer on layer: the programme's table (ALB-01…03), imported files, what a registrar
 * settled, one person's exceptions; public holidays are then drawn into their runs.
 */
export function deriveTimeline(sources: CalendarSources): Timeline {
  const span = spanOf(sources);
  const { region, years } = sources;
  const isHoliday = (day: Day): boolean => holidayOn(day, region) !== null;
  if (!span) {
    return {
      first: null,
      last: null,
      cell: () => null,
      periods: [],
      doubts: [],
      returns: [],
      isHoliday,
      yearOf: () => null,
      planned: () => null,
    };
  }

  const { first, last } = span;
  const grid = emptyGrid(first, last);
  markHolidays(grid, region, first, last);
  if (sources.plan) layProgramme(grid, sources, sources.plan);
  layImport(grid, sources.imported);
  layStretches(grid, sources.settled, "settlement");
  if (sources.plan) layWeek53(grid, sources);
  layStretches(grid, sources.exceptions, "exception");
  drawHolidaysIntoRuns(grid);

  let alone: Timeline | null = null;
  return {
    first,
    last,
    planned: (day) => {
      if (!sources.plan) return null;
      alone ??= deriveTimeline({ ...sources, imported: new Map(), settled: [], exceptions: [] });
      const cell = alone.cell(day);
      return cell === null || cell.origin === "none" ? null : cell.place;
    },
    cell: (day) => (isWeekend(day) ? null : (grid.cells[slotFrom(day) - grid.base] ?? null)),
    periods: periodsOf(grid),
    doubts: doubtsOf(grid),
    returns: returnsOf(grid),
    isHoliday,
    yearOf: (day) => {
      if (day < first || day > last) return null;
      const year = academicYearOf(sources, day);
      return year >= 1 && year <= years ? year : null;
    },
  };
}

function markHolidays(grid: Grid, region: string | null, first: Day, last: Day): void {
  const lastYear = weekOf(last).year + 1;
  for (let year = weekOf(first).year - 1; year <= lastYear; year++) {
    for (const day of frenchHolidays(year, region).keys()) {
      const at = slotFrom(day) - grid.base;
      if (!isWeekend(day) && at >= 0 && at < grid.holidays.length) grid.holidays[at] = 1;
    }
  }
}

function layProgramme(grid: Grid, sources: CalendarSources, plan: CalendarPlan): void {
  const rows = rowsByWeek(plan);
  for (const [index, readings] of remainingReadings(sources, plan).entries()) {
    if (index >= sources.years) break;
    const [reading] = readings;
    const differing = differingRows(readings);
    const { from, to } = academicYear(sources, index + 1);
    for (let monday = from; monday < to; monday += 7) {
      const row = rows.get(weekOf(monday).week);
      const place = row === undefined ? undefined : reading?.[row];
      if (row === undefined || place === undefined) continue;
      const doubt = plan.years[index]?.doubtful.get(row) ?? (differing.has(row) ? "several-readings" : null);
      fill(grid, monday, monday + 4, cellOf(place, "programme", doubt));
    }
  }
}

function layImport(grid: Grid, imported: CalendarSources["imported"]): void {
  for (const [day, { place }] of imported) {
    fill(grid, day, day, cellOf(place, "import", place === "unknown" ? "said-unknown" : null));
  }
}

function layStretches(grid: Grid, stretches: readonly SaidStretch[], origin: Origin): void {
  for (const { from, to, place } of stretches) fill(grid, from, to, cellOf(place, origin, null));
}

/** Of a week on which the programme itself claims nothing. */
const UNCLAIMED = cellOf("unknown", "programme", null);

/**
 * ALB-03: the table has no row for week 53. It is read like weeks 52 and 1 when these agree, and is unknown otherwise: that they are in different
 * places is said only where both are known.
 */
function layWeek53(grid: Grid, sources: CalendarSources): void {
  const end = academicYear(sources, sources.years).to;
  for (let monday = academicYear(sources, 1).from; monday < end; monday += 7) {
    if (weekOf(monday).week !== 53) continue;
    const cell = week53Cell([...workingCells(grid, monday - 7), ...workingCells(grid, monday + 7)]);
    for (let day = monday; day < monday + 5; day++) {
      if (grid.cells[slotFrom(day) - grid.base]?.origin === "none") fill(grid, day, day, cell);
    }
  }
}

/** From the working days of weeks 52 and 1. */
function week53Cell(around: readonly DayCell[]): DayCell {
  const [place, ...others] = new Set(around.map((cell) => runPlace(cell.place)));
  if (around.every((cell) => cell === UNCLAIMED)) return UNCLAIMED;
  if (place === undefined || place === "unknown" || others.includes("unknown")) return UNSAID;
  return others.length === 0 ? cellOf(place, "programme", "week-53") : cellOf("unknown", "none", "week-53-unknown");
}

/** The cells of a week's working days; of days outside the calendar nothing is said. */
function workingCells({ base, cells, holidays }: Grid, monday: Day): readonly DayCell[] {
  const start = slotFrom(monday) - base;
  return [0, 1, 2, 3, 4].filter((offset) => !holidays[start + offset]).map((offset) => cells[start + offset] ?? UNSAID);
}

/** A public holiday breaks no run, whatever is said of it: it is where the nearest working days on both sides are, when these agree. */
function drawHolidaysIntoRuns({ cells, holidays }: Grid): void {
  for (let at = 0; at < cells.length; at++) {
    if (!holidays[at]) continue;
    let end = at;
    while (holidays[end + 1]) end += 1;
    const before = cells[at - 1];
    const after = cells[end + 1];
    for (; at <= end; at++) {
      const own = cells[at];
      if (own) cells[at] = holidayCell(own, before, after);
    }
  }
}

function holidayCell(own: DayCell, before: DayCell | undefined, after: DayCell | undefined): DayCell {
  if (!before || !after || runPlace(before.place) !== runPlace(after.place)) {
    return cellOf(runPlace(own.place), own.origin, own.doubt);
  }
  // In doubt like the days it was read from: with both of them, or with the one whose doubt it had itself.
  const shared = before.doubt === after.doubt ? before.doubt : null;
  const kept = own.doubt === before.doubt || own.doubt === after.doubt ? own.doubt : null;
  const unsaid = before.place === "unknown" ? (own.doubt ?? before.doubt) : null;
  return cellOf(runPlace(before.place), own.origin, shared ?? kept ?? unsaid);
}
