/**
 * The Albi table as a person reads it: for each academic year, the weeks in order and where the apprentice is. Typed by hand from the document
 * (001:L311-362) with year 3 read the way with the fewest changes of place. It shares no code with the product on purpose: it is what tests
 * hold the product against.
 */
export type AlbiPlace = "school" | "company" | "defence" | "off";

type Stretch = readonly [weeks: string, place: AlbiPlace];

const YEAR_1: readonly Stretch[] = [
  ["40-44", "company"],
  ["45-46", "school"],
  ["47-52", "company"],
  ["1-3", "school"],
  ["4-10", "company"],
  ["11-13", "school"],
  ["14-18", "company"],
  ["19-21", "school"],
  ["22-24", "company"],
  ["25-26", "school"],
  ["27-35", "company"],
  ["36-39", "school"],
];

const YEAR_2: readonly Stretch[] = [
  ["40-46", "company"],
  ["47-48", "school"],
  ["49-52", "company"],
  ["1-5", "company"],
  ["6-11", "school"],
  ["12-13", "company"],
  ["14-21", "company"],
  ["22-26", "school"],
  ["27-35", "company"],
  ["36-39", "school"],
];

const YEAR_3: readonly Stretch[] = [
  ["40-45", "school"],
  ["46-52", "company"],
  ["1-5", "company"],
  ["6-16", "school"],
  ["17-36", "company"],
  ["37-38", "defence"],
  ["39-39", "off"],
];

/** Year 3's weeks that the document leaves open, once ALB-10 has narrowed the readings: 40-52 and 1-11; and its empty row. */
const YEAR_3_OPEN_WEEKS: readonly (readonly [number, number])[] = [
  [40, 52],
  [1, 11],
];
const YEAR_3_EMPTY_WEEK = 39;

/** 52 places a year, in the document's order of weeks: 40…52, 1…39. */
const ALBI_PLACES: readonly ReadonlyMap<number, AlbiPlace>[] = [YEAR_1, YEAR_2, YEAR_3].map((stretches) => {
  const places = new Map<number, AlbiPlace>();
  for (const [weeks, place] of stretches) {
    const [first, last] = weeks.split("-").map(Number);
    for (let week = first ?? 0; week <= (last ?? 0); week++) places.set(week, place);
  }
  return places;
});

export interface AlbiDay {
  /** `2026-11-22`. */
  readonly date: string;
  /** 1, 2, 3. */
  readonly year: number;
  readonly week: number;
  /** Monday is 1, Friday is 5. */
  readonly weekday: number;
  /** `unknown` only in a week 53 between two places. */
  readonly place: AlbiPlace | "unknown";
  /** The reason why the day is in doubt, or null. */
  readonly doubt: "several-readings" | "empty-row" | "week-53" | "week-53-unknown" | null;
}

const DAY_MS = 86_400_000;

/** The Monday of week 40 of a year: 38 weeks after the first Thursday's Monday, plus one. */
function mondayOfWeek40(year: number): number {
  const january4 = Date.UTC(year, 0, 4);
  const monday = january4 - ((new Date(january4).getUTCDay() + 6) % 7) * DAY_MS;
  return monday + 39 * 7 * DAY_MS;
}

/** Every weekday of the three academic years of a cohort, in order. Holidays stand where their week is. */
export function albiDays(startYear: number): AlbiDay[] {
  const days: AlbiDay[] = [];
  for (const year of [1, 2, 3]) {
    const from = mondayOfWeek40(startYear + year - 1);
    const weeksInYear = (mondayOfWeek40(startYear + year) - from) / (7 * DAY_MS);
    for (let index = 0; index < weeksInYear; index++) {
      const hasWeek53 = weeksInYear === 53;
      const week = index < 13 ? 40 + index : hasWeek53 ? (index === 13 ? 53 : index - 13) : index - 12;
      const { place, doubt } = albiWeek(year, week);
      for (let weekday = 1; weekday <= 5; weekday++) {
        const date = new Date(from + (index * 7 + weekday - 1) * DAY_MS).toISOString().slice(0, 10);
        days.push({ date, year, week, weekday, place, doubt });
      }
    }
  }
  return days;
}

function albiWeek(year: number, week: number): Pick<AlbiDay, "place" | "doubt"> {
  const places = ALBI_PLACES[year - 1] ?? new Map<number, AlbiPlace>();
  if (week === 53) {
    const before = places.get(52);
    if (before === undefined || before !== places.get(1)) return { place: "unknown", doubt: "week-53-unknown" };
    return { place: before, doubt: "week-53" };
  }
  const open = year === 3 && YEAR_3_OPEN_WEEKS.some(([first, last]) => week >= first && week <= last);
  const empty = year === 3 && week === YEAR_3_EMPTY_WEEK;
  return { place: places.get(week) ?? "unknown", doubt: empty ? "empty-row" : open ? "several-readings" : null };
}
