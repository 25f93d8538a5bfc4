import { type AcademicCalendar, academicYear } from "../calendar/academic-year.ts";
import { type Day, isoOf, isWeekend, weekLabel, weekOf } from "../calendar/day.ts";
import type { Timeline } from "../calendar/timeline.ts";
import type { Occurrence, Programme, SessionPlan } from "./programme.ts";
import { RESTS_ON_NOTHING, type Rests, restsOn } from "./rests.ts";
import { weeksOf } from "./setting-value.ts";

/** One time that something falls due. The days are those that its anchors may name; null where it has none. */
export interface Occasion extends Rests {
  /** `2027-01-04`, `year-2`, `2026-W45`, `once`. */
  readonly id: string;
  /** The academic year it belongs to; null: the course as a whole. */
  readonly year: number | null;
  readonly returnDay: Day | null;
  readonly period: { readonly from: Day; readonly to: Day } | null;
  /** Monday of the week it is about. */
  readonly week: Day | null;
  /** The visit, internship or stay it is about. */
  readonly event: { readonly from: Day; readonly to: Day } | null;
  /** When somebody began it; null: the calendar brings it about, or nobody has begun it. */
  readonly opened: Day | null;
  /** True when another reading of the calendar would move it or take it away. */
  readonly doubtful: boolean;
}

/** Gives the value of a setting, and whether it is only a default that no document backs, or the school's choice. */
type Chosen = (setting: string) => {
  readonly value: string | null;
  readonly defaulted: boolean;
  readonly chosen: boolean;
};

/** What belongs to no day. */
export const NO_OCCASION: Omit<Occasion, "id"> = {
  year: null,
  returnDay: null,
  period: null,
  week: null,
  event: null,
  opened: null,
  doubtful: false,
  ...RESTS_ON_NOTHING,
};

/** Where the academic years of a calendar lie; null while it says nothing of them. */
export function academicCalendarOf(programme: Programme, timeline: Timeline): AcademicCalendar | null {
  const { startWeek } = programme;
  for (const { from, to } of timeline.periods) {
    for (const day of [from, to]) {
      const year = timeline.yearOf(day);
      if (year === null) continue;
      const iso = weekOf(day);
      return { startWeek, startYear: iso.year - (iso.week < startWeek ? 1 : 0) - (year - 1) };
    }
  }
  return null;
}

/** The times that the calendar itself brings about; what people bring about (visits, internships, stays) is not among them. */
export function occasionsOf(
  each: Occurrence,
  programme: Programme,
  timeline: Timeline,
  calendar: AcademicCalendar,
  chosen: Chosen,
): readonly Occasion[] {
  switch (each) {
    case "once":
    case "team":
      return [{ ...NO_OCCASION, id: "once" }];
    case "year":
      return yearsOf(programme, timeline, calendar).map((year) => ({ ...NO_OCCASION, id: `year-${year}`, year }));
    case "return":
      return timeline.returns.map((day) => ({
        ...NO_OCCASION,
        id: isoOf(day),
        year: timeline.yearOf(day),
        returnDay: day,
        doubtful: returnIsDoubtful(timeline, day),
      }));
    case "school-period":
      return timeline.periods
        .filter(({ place }) => place === "school")
        .map(({ from, to }) => ({
          ...NO_OCCASION,
          id: isoOf(from),
          year: timeline.yearOf(from),
          period: { from, to },
          doubtful: edgeIsDoubtful(timeline, from, -1) || edgeIsDoubtful(timeline, to, 1),
        }));
    case "week-with-sessions":
      return yearsOf(programme, timeline, calendar).flatMap((year) => {
        const plan = programme.sessions.find((one) => one.year === year);
        return plan ? sessionWeeks(plan, timeline, calendar, chosen) : [];
      });
    case "visit":
    case "internship":
    case "stay":
    case "application":
    case "when-needed":
      return [];
    default:
      return each satisfies never;
  }
}

function yearsOf({ years }: Programme, { first, last }: Timeline, calendar: AcademicCalendar): number[] {
  const all = Array.from({ length: years }, (_, index) => index + 1);
  return all.filter((year) => {
    const { from, to } = academicYear(calendar, year);
    return first !== null && last !== null && from <= last && to >= first;
  });
}

/** The weeks that have sessions (ALB-10): those the school names, or the company weeks from the first until all sessions are done. */
function sessionWeeks(plan: SessionPlan, timeline: Timeline, calendar: AcademicCalendar, chosen: Chosen): Occasion[] {
  const setting = plan.setting === null ? null : chosen(plan.setting);
  const named = setting?.value == null ? null : weeksOf(setting.value);
  const rests = setting && plan.setting !== null ? restsOn(plan.setting, setting) : RESTS_ON_NOTHING;
  const { from, to } = academicYear(calendar, plan.year);
  const spared = plan.sparesLastPeriod ? lastCompanyPeriod(timeline, from, to) : null;
  const weeks: Day[] = [];
  for (let monday = from; monday < to; monday += 7) {
    const wanted =
      named === null
        ? companyDays(timeline, monday).some((day) => spared === null || day < spared)
        : named.includes(weekOf(monday).week);
    if (wanted) weeks.push(monday);
  }
  const enough = named === null && plan.fill === "some" ? Math.ceil(plan.count / plan.perWeek.most) : weeks.length;
  return weeks.slice(0, enough).map((week) => ({
    ...NO_OCCASION,
    id: weekLabel(week),
    year: plan.year,
    week,
    ...rests,
    doubtful: named === null && weekdays(week).some((day) => timeline.cell(day)?.doubt),
  }));
}

function lastCompanyPeriod(timeline: Timeline, from: Day, to: Day): Day | null {
  const inYear = timeline.periods.filter(
    (period) => period.place === "company" && period.to >= from && period.from <= to,
  );
  return inYear.at(-1)?.from ?? null;
}

function weekdays(monday: Day): readonly Day[] {
  return [0, 1, 2, 3, 4].map((step) => monday + step);
}

function companyDays(timeline: Timeline, monday: Day): readonly Day[] {
  return weekdays(monday).filter((day) => !timeline.isHoliday(day) && timeline.cell(day)?.place === "company");
}

/** The last company day from `day` back to `first`, with whether a doubtful day lies on the way or is that day; null when there is none. */
export function lastCompanyDay(
  timeline: Timeline,
  day: Day,
  first: Day,
): { readonly day: Day; readonly doubtful: boolean } | null {
  let doubtful = false;
  for (let at = day; at >= first; at--) {
    const cell = timeline.cell(at);
    if (cell?.doubt) doubtful = true;
    if (cell?.place === "company") return { day: at, doubtful };
  }
  return null;
}

function returnIsDoubtful(timeline: Timeline, day: Day): boolean {
  return lastCompanyDay(timeline, day, timeline.first ?? day)?.doubtful ?? true;
}

/** Whether the first or last day of a period, or its neighbour outside, is in doubt. */
function edgeIsDoubtful(timeline: Timeline, day: Day, step: 1 | -1): boolean {
  let outside = day + step;
  while (isWeekend(outside)) outside += step;
  return Boolean(timeline.cell(day)?.doubt ?? timeline.cell(outside)?.doubt);
}
