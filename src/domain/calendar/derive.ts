import { academicYear, academicYearOf } from "./academic-year.ts";
import { type Day, isWeekend, weekOf } from "./day.ts";
import { cellOf, emptyGrid, fill, type Grid, slotFrom } from "./grid.ts";
import { frenchHolidays, holidayOn } from "./holidays.ts";
import { type RunPlace, runPlace } from "./place.ts";
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

/** ALB-03: the table has no row for week 53. It is read like weeks 52 and 1 when these agree, and is unknown otherwise. */
function layWeek53(grid: Grid, sources: CalendarSources): void {
  const end = academicYear(sources, sources.years).to;
  for (let monday = academicYear(sources, 1).from; monday < end; monday += 7) {
    if (weekOf(monday).week !== 53) continue;
    const before = wholeWeek(grid, monday - 7);
    const after = wholeWeek(grid, monday + 7);
    const agreed = before !== null && before !== "unknown" && before === after;
    const cell = agreed ? cellOf(before, "programme", "week-53") : cellOf("unknown", "none", "week-53-unknown");
    for (let day = monday; day < monday + 5; day++) {
      if (grid.cells[slotFrom(day) - grid.base]?.origin === "none") fill(grid, day, day, cell);
    }
  }
}

/** The one place of a week's working days; null when there are several or the week is not wholly in the calendar. */
function wholeWeek({ base, cells, holidays }: Grid, monday: Day): RunPlace | null {
  const places = new Set<RunPlace | null>();
  const start = slotFrom(monday) - base;
  for (let at = start; at < start + 5; at++) {
    const cell = cells[at];
    if (!cell) return null;
    if (!holidays[at]) places.add(runPlace(cell.place));
  }
  const [place = null] = places;
  return places.size === 1 ? place : null;
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
