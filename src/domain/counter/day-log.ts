import type { DossierState, FieldProblem, Values } from "../dossier/state.ts";
import type { FormField } from "../programme/dossier-rules.ts";
import type { Counter } from "../programme/programme.ts";

/** Hours of one day. */
export const DAY_HOURS = 24;

/** Where a form notes hours of one day: the ids of both fields. */
export interface DayLog {
  readonly amount: string;
  readonly day: string;
}

/** What a step notes of a day: hours that a counter adds up, beside a date. Null: it notes none, or its file takes more at once than a day has. */
export function dayLogOf(
  kind: string,
  fields: readonly FormField[],
  counters: readonly Pick<Counter, "unit" | "counts">[],
): DayLog | null {
  const added = counters
    .filter(({ unit }) => unit === "hour")
    .flatMap(({ counts }) =>
      counts.flatMap(({ dossier, of }) => (dossier === kind && of.kind === "field" ? of.field : [])),
    );
  const amount = fields.find(({ id, most }) => added.includes(id) && (most ?? DAY_HOURS) <= DAY_HOURS);
  const day = fields.find((field) => field.kind === "date");
  return amount && day ? { amount: amount.id, day: day.id } : null;
}

/** What is wrong with hours of a day on which others stand already: nobody has more than 24. `than`: how many stand. */
export function beyondDay(
  { amount, day }: DayLog,
  values: Values,
  others: readonly Pick<DossierState, "status" | "values">[],
): FieldProblem | null {
  const same = others.filter((one) => one.status !== "withdrawn" && one.values[day] === values[day]);
  const hours = (of: Values) => (typeof of[amount] === "number" ? of[amount] : 0);
  const written = same.reduce((sum, one) => sum + hours(one.values), 0);
  const than = Math.round(written * 1000) / 1000;
  return values[day] !== undefined && than + hours(values) > DAY_HOURS
    ? { field: amount, id: "beyond-day", than }
    : null;
}
