import { Temporal } from "temporal-polyfill";
import { calendarYearOf, type Day, dayOf } from "./day.ts";

/** Stable ids; their names are in the words. */
export type HolidayId =
  | "new-year"
  | "good-friday"
  | "easter-monday"
  | "labour-day"
  | "victory-1945"
  | "ascension"
  | "whit-monday"
  | "national-day"
  | "assumption"
  | "all-saints"
  | "armistice-1918"
  | "christmas"
  | "saint-stephen";

type Holidays = ReadonlyMap<Day, HolidayId>;

const FIXED: readonly (readonly [month: number, day: number, id: HolidayId])[] = [
  [1, 1, "new-year"],
  [5, 1, "labour-day"],
  [5, 8, "victory-1945"],
  [7, 14, "national-day"],
  [8, 15, "assumption"],
  [11, 1, "all-saints"],
  [11, 11, "armistice-1918"],
  [12, 25, "christmas"],
];

/** Days after Easter Sunday. */
const MOVABLE: readonly (readonly [days: number, id: HolidayId])[] = [
  [1, "easter-monday"],
  [39, "ascension"],
  [50, "whit-monday"],
];

const everywhere = new Map<number, Holidays>();
const inAlsaceMoselle = new Map<number, Holidays>();

/**
 * The public holidays of a calendar year: 11 in France (Code du travail, L3133-1), 13 in Alsace and Moselle (L3134-13, where Good Friday
 * is counted for every town). `region` is free text; null and anything unrecognised mean the 11.
 */
export function frenchHolidays(year: number, region: string | null): Holidays {
  const local = isAlsaceMoselle(region);
  const known = local ? inAlsaceMoselle : everywhere;
  let holidays = known.get(year);
  if (!holidays) {
    holidays = holidaysOf(year, local);
    known.set(year, holidays);
  }
  return holidays;
}

/** Which public holiday a day is, or null. */
export function holidayOn(day: Day, region: string | null): HolidayId | null {
  return frenchHolidays(calendarYearOf(day), region).get(day) ?? null;
}

function holidaysOf(year: number, local: boolean): Holidays {
  const easter = easterOf(year);
  const holidays = new Map<Day, HolidayId>();
  for (const [month, day, id] of FIXED) holidays.set(dateOf(year, month, day), id);
  for (const [days, id] of MOVABLE) {
    // 1 May 2008 was Ascension too: the fixed day keeps its name.
    if (!holidays.has(easter + days)) holidays.set(easter + days, id);
  }
  if (local) {
    holidays.set(easter - 2, "good-friday");
    holidays.set(dateOf(year, 12, 26), "saint-stephen");
  }
  return holidays;
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
function easterOf(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const month = Math.floor((epact + weekday - 7 * shift + 114) / 31);
  const day = ((epact + weekday - 7 * shift + 114) % 31) + 1;
  return dateOf(year, month, day);
}

function dateOf(year: number, month: number, day: number): Day {
  return dayOf(new Temporal.PlainDate(year, month, day));
}

const regions = new Map<string, boolean>();

/** Whether a company's region, as somebody wrote it, is in Alsace or Moselle. Grand Est holds more than these, so it is not. */
export function isAlsaceMoselle(region: string | null): boolean {
  if (region === null) return false;
  let found = regions.get(region);
  if (found === undefined) {
    found = readRegion(region);
    if (regions.size < 10_000) regions.set(region, found);
  }
  return found;
}

function readRegion(region: string): boolean {
  const words = region
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  if (/^((fr|dep|dept|departement) )?(57|67|68|6ae)$/.test(words) || /\b(57|67|68)\d{3}\b/.test(words)) return true;
  // Two names that only share a word: the département of Nancy, and Grand Est as it was first called.
  if (words.includes("champagne")) return false;
  return /\b(alsace|moselle|bas rhin|haut rhin)\b/.test(words.replaceAll("meurthe et moselle", ""));
}
