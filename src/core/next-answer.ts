import type { Day } from "../domain/calendar/day.ts";
import { type NextAnswer, nextPeriod } from "../domain/calendar/next.ts";
import { type Deadline, deadlines } from "../domain/programme/deadlines.ts";
import type { CohortDays } from "./calendars.ts";

export interface DatedAnswer extends NextAnswer {
  readonly today: Day;
  /** What falls due from today to the end of the stretch the answer speaks of. */
  readonly due: readonly Deadline[];
}

const answers = new WeakMap<CohortDays, Map<string, DatedAnswer>>();

/** `/next-period` for one calendar on one day; worked out once for everyone who shares the calendar. */
export function nextAnswer(days: CohortDays, today: Day, wanted: "school" | "company" | null): DatedAnswer {
  let kept = answers.get(days);
  if (!kept) {
    kept = new Map();
    answers.set(days, kept);
  }
  const key = `${today}|${wanted}`;
  let answer = kept.get(key);
  if (!answer) {
    const next = nextPeriod(days.timeline, today, wanted);
    const until = Math.max(next.next?.to ?? today, next.return ?? today, next.current?.to ?? today);
    answer = { ...next, today, due: deadlines(days.programme, days.timeline, days.settings, today, until) };
    kept.set(key, answer);
  }
  return answer;
}
