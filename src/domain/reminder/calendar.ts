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

/**
 * Of each return to school and of other places that begin, to the learner and to those outside the school around the enrolment. What begins later is told
 * later: of years of beginnings only the next few are looked at.
 */
export function calendarReminders(around: Around, span: Span): readonly Reminder[] {
  const { programme, timeline } = around;
  const ladders = new Map(Object.entries(programme.calendarReminders).filter(([, ladder]) => ladder !== null));
  const listeners = around.around.filter((holder) => isLearner(holder, around) || isOutside(holder, around));
  const told: Reminder[] = [];
  for (const beginning of beginningsOf(timeline, span.from)) {
    const ladder = ladders.get(beginning.kind);
    if (!ladder) continue;
    told.push(...listeners.flatMap((holder) => beginningTold(beginning, ladder, holder, around, span)));
    if (listeners.every((holder) => isAfter(span, beginning, ladder, holder, around))) ladders.delete(beginning.kind);
    if (ladders.size === 0) break;
  }
  return told;
}

function isOutside({ role, scope }: Holder, { programme }: Around): boolean {
  return scope === "enrolment" && programme.roles.some(({ id, outside }) => id === role && outside);
}

/** Whether all that can be said of it comes after the span, whenever the place before it began: so does what is said of what begins later. */
function isAfter({ to }: Span, { day: due }: Beginning, ladder: Ladder, holder: Holder, around: Around): boolean {
  const [first] = due <= to ? [] : rungsOf(ladder, { opens: 0, due, catchUp: false }, holder, around);
  return first !== undefined && first.day > to;
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
function* beginningsOf(timeline: Timeline, from: Day): Generator<Beginning> {
  const { periods, returns } = timeline;
  const first = firstIndex(periods, ({ to }) => to >= from);
  let before = periods.findLast((period, index) => index < first && isSomewhere(period)) ?? null;
  for (let index = first; index < periods.length; index++) {
    const period = periods[index];
    if (!period || !isSomewhere(period)) continue;
    const day = firstWorkingDay(period, timeline);
    const back = returns[firstIndex(returns, (one) => one >= period.from)];
    const kind = back !== undefined && back <= period.to ? "return" : "period";
    if (day !== null && day >= from && before?.place !== period.place) {
      yield { kind, day, after: before?.from ?? null };
    }
    before = period;
  }
}

function isSomewhere({ place }: Period): boolean {
  return place !== "off" && place !== "unknown";
}

function firstWorkingDay({ from, to }: Period, { isHoliday }: Timeline): Day | null {
  for (let day = from; day <= to; day++) if (!isHoliday(day)) return day;
  return null;
}
