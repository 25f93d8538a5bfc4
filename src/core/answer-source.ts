import type { Day } from "../domain/calendar/day.ts";
import type { Origin } from "../domain/calendar/timeline.ts";
import { sourceOf } from "./answer-data.ts";
import type { CohortDays } from "./calendars.ts";
import type { DatedAnswer } from "./next-answer.ts";
import { commonSay, inLang, listed } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

/** Where some days of a calendar come from: the programme's own table, an imported file, what was settled. */
export function originLine(days: CohortDays, origins: readonly Origin[], lang: Lang): string {
  const say = commonSay(lang);
  const { name, calendarSource } = days.programme;
  const programme = [inLang(name, lang), sourceOf(calendarSource, lang)].filter((text) => text !== "").join(", ");
  const told = new Set(origins);
  const sources = [
    ...(told.has("programme") ? [programme] : []),
    ...(["import", "settlement", "exception"] as const)
      .filter((origin) => told.has(origin))
      .map((origin) => say(`origin.${origin}`)),
  ];
  return say("source", { source: sources.length > 0 ? listed(sources, lang) : programme });
}

/** What a `/next-period` answer rests on. */
export function sourceLine(days: CohortDays, answer: DatedAnswer, lang: Lang): string {
  const told: readonly (Day | null | undefined)[] = [answer.current?.from, answer.next?.from, answer.return];
  const origins = told.flatMap((day) =>
    day === null || day === undefined ? [] : (days.timeline.cell(day)?.origin ?? []),
  );
  return originLine(days, origins, lang);
}
