import { type Day, isWeekend, mondayOf } from "./day.ts";
import { type Place, runPlace } from "./place.ts";
import { firstIndex } from "./search.ts";
import type { Doubt, Period, Timeline } from "./timeline.ts";

/** Where a learner is today and what comes next. */
export interface NextAnswer {
  /** 1, 2, 3…; null before and after the cohort. */
  readonly year: number | null;
  /**
   * Today's place: `off` after the cohort and on weekends, `unknown` before it and on the weekend of a week of which nothing is known.
   * The only place where `exam` may stand.
   */
  readonly place: Place;
  /** The school, company or defence period around today; null between two. */
  readonly current: Period | null;
  /** The first school, company or defence period that begins after today in another place than `current` (or in the wanted one). */
  readonly next: Period | null;
  /** The next return to school after today (ALB-04). */
  readonly return: Day | null;
  /** The doubts that this answer rests on, whole. */
  readonly doubts: readonly Doubt[];
}

export function nextPeriod(timeline: Timeline, today: Day, wanted: "school" | "company" | null): NextAnswer {
  const { periods, returns } = timeline;
  const upcoming = firstIndex(periods, (period) => period.from > today);
  const current = currentPeriod(periods[upcoming - 1], today);
  let next: Period | null = null;
  for (let index = upcoming; index < periods.length && !next; index++) {
    const period = periods[index];
    if (!period || !isSomewhere(period)) continue;
    if (wanted ? period.place === wanted : period.place !== current?.place) next = period;
  }
  const back = returns[firstIndex(returns, (day) => day > today)] ?? null;
  const end = next || back !== null ? Math.max(next?.to ?? today, back ?? today) : (current?.to ?? today);
  return {
    year: timeline.yearOf(today),
    place: placeOf(timeline, today),
    current,
    next,
    return: back,
    doubts: doubtsTouching(timeline.doubts, current?.from ?? today, end),
  };
}

function currentPeriod(period: Period | undefined, today: Day): Period | null {
  return period && period.to >= today && isSomewhere(period) ? period : null;
}

function isSomewhere({ place }: Period): boolean {
  return place !== "off" && place !== "unknown";
}

function placeOf(timeline: Timeline, today: Day): Place {
  const { first, last } = timeline;
  if (first === null || last === null || today < first) return "unknown";
  if (today > last) return "off";
  if (isWeekend(today)) return isKnown(timeline, mondayOf(today)) ? "off" : "unknown";
  const place = timeline.cell(today)?.place ?? "unknown";
  return timeline.isHoliday(today) ? runPlace(place) : place;
}

/** Whether anything is known of a week. */
function isKnown(timeline: Timeline, monday: Day): boolean {
  return [0, 1, 2, 3, 4].some((offset) => (timeline.cell(monday + offset)?.place ?? "unknown") !== "unknown");
}

/** Doubts with at least one day from `from` to `to`, not clipped to them. */
export function doubtsTouching(doubts: readonly Doubt[], from: Day, to: Day): readonly Doubt[] {
  const start = firstIndex(doubts, (doubt) => doubt.to >= from);
  const end = firstIndex(doubts, (doubt) => doubt.from > to);
  return doubts.slice(start, Math.max(start, end));
}
