import { type Day, mondayOf } from "../calendar/day.ts";
import { nextMessageDay } from "./moment.ts";
import { type Reminder, type ReminderKind, WEIGHTS, type Weight } from "./reminder.ts";

/** What is to come within so many message days joins a message that goes anyway. */
const LOOK_AHEAD = 2;
/** The most messages that a person gets from Monday to Sunday, urgent ones included. */
export const MAX_MESSAGES_A_WEEK = 5;
/** What is usual begins no message beyond so many in a week: the rest is kept for what is essential. */
export const MAX_USUAL_A_WEEK = 3;

type Entry = Pick<Reminder, "key" | "kind" | "subject" | "weight" | "day" | "region" | "facts">;

export interface Digest<One extends Entry> {
  /** What the message says, in its order. */
  readonly said: readonly One[];
  /** What is due but said by another entry about the same subject. */
  readonly merged: readonly One[];
}

/** Of two about one topic the stronger is said; of two as strong, what is due first. */
const STRENGTH: Readonly<Record<ReminderKind, number>> = {
  period: 0,
  return: 0,
  counter: 0,
  moved: 0,
  escalated: 0,
  step: 0,
  turn: 1,
  late: 2,
  refused: 3,
};

/**
 * One message to one person: all that is due, and of `others`, which come later, all of today, and what is usual, falls within the next
 * message days and is about something else. One entry a topic.
 */
export function digestOf<One extends Entry>(due: readonly One[], others: readonly One[], today: Day): Digest<One> {
  if (due.length === 0) return { said: [], merged: [] };
  // No other digest goes today: what would have gone later would wait until tomorrow.
  const ofToday = [...due, ...others.filter(({ day }) => day <= today)];
  const now = strongest(ofToday);
  const subjects = new Set(ofToday.map(({ subject }) => subject));
  const soon = others.filter((one) => joins(one, today) && !subjects.has(one.subject));
  const said = [...now, ...strongest(soon.toSorted((one, other) => one.day - other.day))].toSorted(inOrder);
  return { said, merged: ofToday.filter((one) => !now.includes(one)) };
}

/** What is essential goes on its own day: earlier it is not true yet. What has not opened is not spoken of. */
function joins({ weight, day, region, facts: { opens } }: Entry, today: Day): boolean {
  if (weight !== "usual" || day <= today || (opens ?? today) > today) return false;
  let last = today;
  for (let ahead = 0; ahead < LOOK_AHEAD; ahead++) last = nextMessageDay(last + 1, { region });
  return day <= last;
}

function strongest<One extends Entry>(entries: readonly One[]): readonly One[] {
  const byTopic = new Map<string, One>();
  for (const entry of entries) {
    const topic = topicOf(entry);
    const known = byTopic.get(topic);
    if (known === undefined || beats(entry, known)) byTopic.set(topic, entry);
  }
  return [...byTopic.values()];
}

/** What a message says once: of a subject what is asked of its reader, and what others have left undone; of changes of a calendar each. */
export function topicOf({ kind, key, subject }: Pick<Entry, "kind" | "key" | "subject">): string {
  return kind === "moved" ? key : `${kind === "escalated" ? "theirs" : "own"} ${subject}`;
}

function beats(one: Entry, other: Entry): boolean {
  return (STRENGTH[other.kind] - STRENGTH[one.kind] || dueOf(one) - dueOf(other)) < 0;
}

/** What waits for the person themself comes before what others have left undone. */
function inOrder(one: Entry, other: Entry): number {
  const byOwner = Number(one.kind === "escalated") - Number(other.kind === "escalated");
  const byWeight = WEIGHTS.indexOf(other.weight) - WEIGHTS.indexOf(one.weight);
  return byOwner || byWeight || dueOf(one) - dueOf(other) || one.day - other.day || (one.key < other.key ? -1 : 1);
}

/** What has no due day comes last. */
function dueOf({ facts: { due } }: Entry): Day {
  return due ?? Number.MAX_SAFE_INTEGER;
}

/** What is known of a person's messages. */
export interface Attention {
  /** The weightiest of what the message says. */
  readonly weight: Weight;
  readonly messagesThisWeek: number;
  /** The local day of the last message that was no urgent one; null: there was none. */
  readonly lastDigestDay: Day | null;
  /** A message day of theirs. */
  readonly today: Day;
  /** Of their public holidays; null: the usual French ones. */
  readonly region: string | null;
}

/** Whether a message may go, or else the local day from which to ask again. What is urgent does not wait for the next day, but keeps the week's cap. */
export function mayGo({ weight, messagesThisWeek, lastDigestDay, today, region }: Attention): "now" | Day {
  const most = weight === "usual" ? MAX_USUAL_A_WEEK : MAX_MESSAGES_A_WEEK;
  if (messagesThisWeek >= most) return nextMessageDay(mondayOf(today) + 7, { region });
  const again = lastDigestDay === today && weight !== "urgent";
  return again ? nextMessageDay(today + 1, { region }) : "now";
}
