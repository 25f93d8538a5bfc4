import { dayOf } from "../../domain/calendar/day.ts";
import { shortDate } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { filledIn } from "./form.ts";
import { type Obligation, schoolDay } from "./obligation.ts";
import { isOwnOccasion } from "./ref.ts";

/** Answers that tell one from the next, and characters of each. */
const ANSWERS = 2;
const LENGTH = 40;

/**
 * What tells one dossier of a kind from the next of the same person: its day or week; of what people bring about and what has no day of its own, the day on
 * which it was begun and the first answers. Null where the year does, or nobody has begun it.
 */
export function occasionText(
  { key: { occasion }, kind, state }: Pick<Obligation, "key" | "kind" | "state">,
  lang: Lang,
): string | null {
  if (state.event) return shortDate(state.event.from, lang);
  if (/^\d{4}-\d{2}-\d{2}$/.test(occasion)) return shortDate(dayOf(occasion), lang);
  if (/^\d{4}-W\d{2}$/.test(occasion)) return occasion;
  if (!isOwnOccasion(occasion)) return null;
  // What was begun before that instant was kept has its steps' own.
  const begun = state.begun ?? Math.min(...Object.values(state.done).map(({ at }) => at));
  const day = Number.isFinite(begun) ? [shortDate(schoolDay(begun), lang)] : [];
  const answers = filledIn(kind.form, state.values, lang).map(({ value }) => cut(value));
  return [...day, ...answers.slice(0, ANSWERS)].join(", ") || null;
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH).trimEnd()}…` : line;
}
