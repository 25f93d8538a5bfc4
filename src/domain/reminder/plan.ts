import type { Span } from "./audience.ts";
import { calendarReminders } from "./calendar.ts";
import { counterReminders } from "./counters.ts";
import { lateReminders } from "./late.ts";
import { moveReminders } from "./moves.ts";
import type { OpenDossier, Picture } from "./picture.ts";
import type { Reminder } from "./reminder.ts";
import { stepReminders } from "./steps.ts";

/**
 * What is to be said to whom from one local day to another, both included, as things stand; by day. The same picture gives the same keys.
 * What should have been said before `from` and still stands is said on its first day.
 */
export function remindersOf(picture: Picture, span: Span): readonly Reminder[] {
  return eachOnce([
    ...picture.open.flatMap((dossier) => aboutOne(dossier, picture, span)),
    ...calendarReminders(picture, span),
    ...counterReminders(picture.totals, picture, span),
    ...moveReminders(picture.moves, picture, span),
  ]);
}

/** The part of `remindersOf` that is about one dossier. */
export function remindersAbout(
  dossier: OpenDossier,
  picture: Omit<Picture, "open" | "totals" | "moves">,
  span: Span,
): readonly Reminder[] {
  return eachOnce(aboutOne(dossier, picture, span));
}

function aboutOne(
  dossier: OpenDossier,
  picture: Omit<Picture, "open" | "totals" | "moves">,
  span: Span,
): readonly Reminder[] {
  return [...stepReminders(dossier, picture, span), ...lateReminders(dossier, picture, span)];
}

/**
 * By day. Of what is said twice to a person about one subject on one day, the first is kept: what is theirs before what they do for others.
 * Each change of a calendar is told.
 */
function eachOnce(reminders: readonly Reminder[]): readonly Reminder[] {
  const kept = new Map<string, Reminder>();
  for (const reminder of reminders.toSorted(byDay)) {
    const { kind, subject, recipient, day } = reminder;
    const same = kind === "moved" ? reminder.key : JSON.stringify([kind, subject, recipient, day]);
    const first = kept.get(same);
    kept.set(same, first === undefined ? reminder : together(first, reminder));
  }
  return [...kept.values()];
}

/** Silence of several goes up in one. */
function together(first: Reminder, other: Reminder): Reminder {
  const told = [...new Set([...first.facts.told, ...other.facts.told])];
  return { ...first, facts: { ...first.facts, told } };
}

function byDay(one: Reminder, other: Reminder): number {
  return one.day - other.day || Number(one.facts.for !== null) - Number(other.facts.for !== null);
}
