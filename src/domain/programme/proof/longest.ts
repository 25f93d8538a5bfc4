import { runPlace } from "../../calendar/place.ts";
import type { CalendarPlan, YearPlan } from "../../calendar/plan.ts";
import type { Counter, DossierKind, Programme } from "../programme.ts";
import { weeksIn } from "./how-often.ts";

type Where = NonNullable<DossierKind["during"]>;

/** Where the own days of a dossier fall, whoever says when they are; null: anywhere. */
export function whereOf(kind: Pick<DossierKind, "during" | "each" | "form">): Where | null {
  return kind.during ?? (kind.each === "school-period" && isDatedWithin(kind) ? "school" : null);
}

function isDatedWithin({ form }: Pick<DossierKind, "form">): boolean {
  return ["from", "to"].every((id) => form.some((field) => field.id === id && field.during === "own-days"));
}

/** How long days on end can be, in the unit of a counter or a length: from one of these years of the course to its end, and in one place if they are. */
export function longestIn(
  where: Where | null,
  from: number,
  { plan, years }: Pick<Programme, "plan" | "years">,
  unit: Counter["unit"],
): number {
  const course = weeksIn(years - from + 1);
  const weeks = where === null || plan === null ? course : Math.min(course, weeksOnEnd(where, from, plan));
  return lengthOfWeeks(weeks, unit);
}

/** Weekends on both sides may be part of it, and of the months the shortest is full first. */
function lengthOfWeeks(weeks: number, unit: Counter["unit"]): number {
  const days = 7 * weeks + 2;
  if (unit === "week") return weeks;
  return unit === "month" ? days / 28 : days;
}

/** The most weeks without one that is surely spent in the other place; around the new year there may be a week 53 of which nothing is said. */
function weeksOnEnd(where: Where, from: number, plan: CalendarPlan): number {
  const other = where === "school" ? "company" : "school";
  const rows = plan.years
    .slice(from - 1)
    .flatMap((year) =>
      plan.weeks.map((week, row) => ({ isOver: isSurelyIn(other, year, row), isTurn: week === 52 || week === 1 })),
    );
  let most = 0;
  let run = 0;
  let turns = 0;
  for (const { isOver, isTurn } of rows) {
    run = isOver ? 0 : run + 1;
    turns = isOver ? 0 : turns + Number(isTurn);
    most = Math.max(most, run + Math.ceil(turns / 10));
  }
  return most;
}

function isSurelyIn(place: Where, { readings, doubtful }: YearPlan, row: number): boolean {
  return !doubtful.has(row) && readings.every((reading) => runPlace(reading[row] ?? "unknown") === place);
}
