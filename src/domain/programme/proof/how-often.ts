import { type Place, runPlace } from "../../calendar/place.ts";
import type { CalendarPlan, YearPlan } from "../../calendar/plan.ts";
import type { DossierKind, Programme } from "../programme.ts";

/** What says how often dossiers come. */
export type Course = Pick<Programme, "plan" | "sessions">;

/** How often a dossier of a kind can come in these years of the course, at most. `Infinity`: whenever people bring it about. */
export function howOften({ each }: Pick<DossierKind, "each">, years: readonly number[], course: Course): number {
  switch (each) {
    case "once":
    case "team":
      return Math.min(1, years.length);
    case "year":
      return years.length;
    case "return":
      return stretches(course, years, (year) => everIn("company", course, year));
    case "school-period":
      return stretches(course, years, () => true);
    case "week-with-sessions":
      return weeksIn(years.filter((year) => course.sessions.some((plan) => plan.year === year)).length);
    case "visit":
    case "internship":
    case "stay":
    case "application":
    case "when-needed":
      return Number.POSITIVE_INFINITY;
    default:
      return each satisfies never;
  }
}

/** The weeks of so many academic years: of five in a row, one may have a week more. */
export function weeksIn(years: number): number {
  return 52 * years + Math.ceil(years / 5);
}

/** How many times at school these years have, those left out of which `counts` says no. Where every cohort imports its own days, any week may be one. */
function stretches({ plan }: Course, years: readonly number[], counts: (year: number) => boolean): number {
  if (plan === null) return weeksIn(years.length);
  const each = years.filter(counts).map((year) => atSchool(plan.years[year - 1]));
  const sum = each.reduce((all, one) => all + one, 0);
  // A week 53 of which nothing is said may be one more.
  return sum === 0 ? 0 : sum + Math.ceil(years.length / 5);
}

/** Runs of school weeks as the reading with most of them has it; a week that may turn out to be anywhere is one of its own. */
function atSchool(plan: YearPlan | undefined): number {
  const runs = (plan?.readings ?? []).map((reading) => {
    const places = placesOf(reading, plan);
    return places.filter((place, week) => place === "unknown" || (place === "school" && places[week - 1] !== "school"))
      .length;
  });
  return Math.max(0, ...runs);
}

/** Whether people can have been in a place by the end of a year. */
function everIn(wanted: Place, { plan }: Course, year: number): boolean {
  const until: CalendarPlan["years"] = plan?.years.slice(0, year) ?? [];
  return until.some((one) =>
    one.readings.some((reading) => placesOf(reading, one).some((place) => place === wanted || place === "unknown")),
  );
}

function placesOf(reading: readonly Place[], plan: YearPlan | undefined): readonly Place[] {
  return reading.map((place, week) => (plan?.doubtful.has(week) ? "unknown" : runPlace(place)));
}
