import Holidays from "date-holidays";
import { type AlbiDay, albiDays } from "./albi-places.ts";

/** What `/next-period` must say on a weekday, read off the hand-typed table; shares no code with the product. */
export interface AlbiAnswer {
  readonly date: string;
  readonly year: number;
  readonly place: AlbiDay["place"];
  readonly current: AlbiRun | null;
  readonly next: AlbiRun | null;
  readonly return: string | null;
  readonly doubts: readonly AlbiDoubt[];
}

export interface AlbiRun {
  readonly place: string;
  readonly from: string;
  readonly to: string;
  /** Monday to Friday, public holidays left out. */
  readonly workingDays: number;
}

export interface AlbiDoubt {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The answers of a cohort of the hand-typed table on each weekday of its three years; France outside Alsace and Moselle. */
export function albiAnswers(startYear: number): AlbiAnswer[] {
  const days = albiDays(startYear);
  const holidays = publicHolidays(startYear, startYear + 3);
  const runs = together(days, (day) => day.place).map((run): AlbiRun => {
    const workingDays = run.filter(({ date }) => !holidays.has(date)).length;
    return { place: run[0]?.place ?? "", ...ends(run), workingDays };
  });
  const doubts = together(days, (day) => day.doubt ?? "")
    .filter((run) => run[0]?.doubt)
    .map((run): AlbiDoubt => ({ ...ends(run), reason: run[0]?.doubt ?? "" }));
  const returns = returnDates(days, holidays);
  const somewhere = runs.filter(({ place }) => ["school", "company", "defence"].includes(place));

  return days.map(({ date, year, place }) => {
    const current = somewhere.find((run) => run.from <= date && run.to >= date) ?? null;
    const next = somewhere.find((run) => run.from > date && run.place !== current?.place) ?? null;
    const back = returns.find((day) => day > date) ?? null;
    const from = current?.from ?? date;
    const to =
      [next?.to, back]
        .filter((end) => typeof end === "string")
        .sort()
        .at(-1) ??
      current?.to ??
      date;
    const touching = doubts.filter((doubt) => doubt.to >= from && doubt.from <= to);
    return { date, year, place, current, next, return: back, doubts: touching };
  });
}

function returnDates(days: readonly AlbiDay[], holidays: ReadonlySet<string>): string[] {
  const returns: string[] = [];
  let last = "";
  for (const { date, place } of days) {
    if (holidays.has(date) || (place !== "school" && place !== "company")) continue;
    if (place === "school" && last === "company") returns.push(date);
    last = place;
  }
  return returns;
}

function ends(run: readonly AlbiDay[]): { from: string; to: string } {
  return { from: run[0]?.date ?? "", to: run.at(-1)?.date ?? "" };
}

function together(days: readonly AlbiDay[], what: (day: AlbiDay) => string): AlbiDay[][] {
  const runs: AlbiDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && what(previous) === what(day)) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** `2026-12-25`, … as date-holidays has them for France, or for a département such as `67`. */
export function publicHolidays(firstYear: number, lastYear: number, departement?: string): Set<string> {
  const france = departement ? new Holidays("FR", departement) : new Holidays("FR");
  const dates = new Set<string>();
  for (let year = firstYear; year <= lastYear; year++) {
    for (const { date, type } of france.getHolidays(year)) if (type === "public") dates.add(date.slice(0, 10));
  }
  return dates;
}
