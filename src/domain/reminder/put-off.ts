import type { Day } from "../calendar/day.ts";
import { nextMessageDay } from "./moment.ts";
import type { Reminder } from "./reminder.ts";

/** What a reminder has become by the day until which it was put off. */
export type PutOff = Pick<Reminder, "kind" | "weight" | "day" | "lastDay" | "facts">;

/**
 * What its person, who puts a reminder off until a local day, is told on that day or the first message day after it. A step whose day has gone by
 * by then is late. Null: nothing, since by then it is of no use, can no longer be done or is no longer theirs.
 */
export function putOff(
  {
    kind,
    step,
    weight,
    day: said,
    lastDay,
    region,
    facts,
  }: Omit<Reminder, "key" | "recipient" | "enrolment" | "subject">,
  until: Day,
): PutOff | null {
  const day = nextMessageDay(until, { region });
  const { due, ends } = facts;
  if ((ends !== null && day > ends) || (step === null && day > lastDay)) return null;
  const same = { kind, weight, day, lastDay: Math.max(lastDay, day), facts };
  const isAsked = kind === "step" || kind === "turn";
  const isLate = isAsked && due !== null && said <= due && due < day;
  return isLate ? { ...same, kind: "late", weight: "essential", facts: { ...facts, before: null, level: 1 } } : same;
}
