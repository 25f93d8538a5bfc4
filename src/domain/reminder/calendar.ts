import type { Day } from "../calendar/day.ts";
import { firstIndex } from "../calendar/search.ts";
import type { Period, Timeline } from "../calendar/timeline.ts";
import type { Ladder } from "../programme/dossier-rules.ts";
import { type Around, inSpan, isLearner, remindersTo, type Span } from "./audience.ts";
import type { Holder } from "./picture.ts";
import type { Reminder } from "./reminder.ts";
import { rungsOf } from "./rungs.ts";

/** A place that the learner will be at. */
interface Beginning {
  readonly kind: "return" | "period";
  readonly day: Day;
  /** The first day of the period before it; null: there is none. */
  readonly after: Day | null;
}

/** Of each return to school and of other places that begin, to the learner and to those outside the school around the enrolment. */
export function calendarReminders(around: Around, span: Span): readonly Reminder[] {
  const { programme, timeline } = around;
  const ladders = programme.calendarReminders;
  const listeners = around.around.filter((holder) => isLearner(holder, around) || isOutside(holder, around));
  return beginningsOf(timeline, span.from).flatMap((beginning) => {
    const ladder = ladders[beginning.kind];
    return ladder === null ? [] : listeners.flatMap((holder) => beginningTold(beginning, ladder, holder, around, span));
  });
}

function isOutside({ role, scope }: Holder, { programme }: Around): boolean {
  return scope === "enrolment" && programme.roles.some(({ id, outside }) => id === role && outside);
}

function beginningTold(
  { kind, day: due, after }: Beginning,
  ladder: Ladder,
  holder: Holder,
  around: Around,
  span: Span,
): readonly Reminder[] {
  const room = { opens: Math.max(after ?? around.keptFrom, around.keptFrom), due, catchUp: false };
  const subject = `${around.enrolment}:calendar`;
  return inSpan(rungsOf(ladder, room, holder, around), span, holder, around).flatMap((rung) => {
    const facts = { due, before: rung.before };
    return remindersTo(holder, { kind, subject, step: null, weight: "usual", facts }, rung, around);
  });
}

/** From a day on, in order. Closures and what nobody has said are no places; a place that goes on after them does not begin. */
function beginningsOf(timeline: Timeline, from: Day): readonly Beginning[] {
  const { periods, returns } = timeline;
  const beginnings: Beginning[] = [];
  const first = firstIndex(periods, ({ to }) => to >= from);
  let before = periods.slice(0, first).findLast(isSomewhere) ?? null;
  for (const period of periods.slice(first)) {
    if (!isSomewhere(period)) continue;
    const day = firstWorkingDay(period, timeline);
    const back = returns[firstIndex(returns, (one) => one >= period.from)];
    const kind = back !== undefined && back <= period.to ? "return" : "period";
    if (day !== null && day >= from && before?.place !== period.place) {
      beginnings.push({ kind, day, after: before?.from ?? null });
    }
    before = period;
  }
  return beginnings;
}

function isSomewhere({ place }: Period): boolean {
  return place !== "off" && place !== "unknown";
}

function firstWorkingDay({ from, to }: Period, { isHoliday }: Timeline): Day | null {
  for (let day = from; day <= to; day++) if (!isHoliday(day)) return day;
  return null;
}
