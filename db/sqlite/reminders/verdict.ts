import { type Day, mondayOf } from "../../../src/domain/calendar/day.ts";
import { digestOf, mayGo } from "../../../src/domain/reminder/digest.ts";
import { WEIGHTS } from "../../../src/domain/reminder/reminder.ts";
import type { DueRow } from "./due.ts";
import type { Moment } from "./permitted.ts";
import type { KnownRecipient } from "./recipients.ts";
import { reminderOf } from "./reminder-rows.ts";

/** What is to be done with a reminder whose instant has come. `until`: not before that instant. */
export type Verdict =
  | { readonly kind: "due" }
  | { readonly kind: "expired" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "later"; readonly until: number };

const DUE: Verdict = { kind: "due" };
/** While an enrolment is to be planned again, its reminders wait so long. */
const PLANNED_SOON_MS = 60_000;

/** Whether a reminder may go now, by itself. */
export function verdictOn(row: DueRow, { snoozed }: KnownRecipient, owed: boolean, moment: Moment): Verdict {
  if (row.expires <= moment.now) return { kind: "expired" };
  if (!owed) return { kind: "cancelled" };
  if (row.marked === 1) return { kind: "later", until: moment.now + PLANNED_SOON_MS };
  const permitted = moment.permitted(row);
  if (permitted > moment.now) return { kind: "later", until: permitted };
  const today = moment.today(row.zone);
  const silentUntil = Math.max(snoozed.get(row.subject) ?? today, openAgain(row, today));
  return silentUntil <= today ? DUE : { kind: "later", until: moment.from(silentUntil, row) };
}

/** The day after the closure in which a day lies; the day itself when it lies in none. */
function openAgain(row: DueRow, today: Day): Day {
  // Planned for today it was planned for a day that is open, or that its person chose.
  if (row.day >= today) return today;
  const closure = reminderOf(row).facts.closed.find(({ from, to }) => from <= today && today <= to);
  return closure ? closure.to + 1 : today;
}

/** One message to one person, or why there is none now. `merged` goes with it without being said. */
export type Message =
  | { readonly kind: "now"; readonly said: readonly DueRow[]; readonly merged: readonly DueRow[] }
  | { readonly kind: "later"; readonly until: number };

function entryOf(row: DueRow) {
  return { ...reminderOf(row), row };
}

/** What a person is told now: all that is due for them, and of what comes later what may join. `first` is the first of `due`. */
export function messageOf(
  first: DueRow,
  due: readonly DueRow[],
  others: readonly DueRow[],
  { weeks }: KnownRecipient,
  moment: Moment,
): Message {
  const { zone, region } = first;
  const today = moment.today(zone);
  const monday = mondayOf(today);
  const week = weeks.find((known) => known.monday === monday);
  const lastDigest = weeks[0]?.digest ?? 0;
  const weight = due.reduce(
    (most, row) => (WEIGHTS.indexOf(row.weight) > WEIGHTS.indexOf(most) ? row.weight : most),
    first.weight,
  );
  const messagesThisWeek = week?.messages ?? 0;
  const lastDigestDay = lastDigest === 0 ? null : lastDigest;
  const answer = mayGo({ weight, messagesThisWeek, lastDigestDay, today, region });
  if (answer !== "now") return { kind: "later", until: moment.from(answer, first) };
  if (due.length === 1 && others.length === 0) return { kind: "now", said: due, merged: [] };
  // After the day's digest what is urgent goes alone; the rest is put off when it is asked about next.
  const second = lastDigestDay === today;
  const now = second ? due.filter((row) => row.weight === "urgent") : due;
  const { said, merged } = digestOf(now.map(entryOf), second ? [] : others.map(entryOf), today);
  return { kind: "now", said: said.map(({ row }) => row), merged: merged.map(({ row }) => row) };
}
