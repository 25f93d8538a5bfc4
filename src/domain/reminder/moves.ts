import { type Move, netMoves } from "../calendar/moved.ts";
import { type Around, dayFrom, inSpan, isLearner, remindersTo, type Span, STANDS } from "./audience.ts";
import type { Change, Holder, Picture } from "./picture.ts";
import { keyOf, type Reminder } from "./reminder.ts";

/**
 * One for all changes of the cohort's calendar that a person was not told of, and one for those of this enrolment alone: what they come to, where that is not all
 * past. To the learner and those around this enrolment alone.
 */
export function moveReminders(moves: Picture["moves"], around: Around, span: Span): readonly Reminder[] {
  return untoldIn(moves, around).flatMap(({ holder, person, changes }) =>
    newsTold(changes, holder, around, span).filter(({ recipient }) => recipient === person),
  );
}

/** Keys of the reminders that say no more than a part of what is to be said now: those of each change but the last, and where nothing is left to say the last too. */
export function outdatedMoves(moves: Picture["moves"], around: Around): readonly string[] {
  return untoldIn(moves, around).flatMap(({ person, changes }) => {
    const outdated = stillNews(changes, around).length === 0 ? changes : changes.slice(0, -1);
    return outdated.map(({ id }) => moveKey(id, person, around.cohort));
  });
}

/** The key of what tells a person of a change, and of those before it of which they were not told. */
export function moveKey(change: string, recipient: string, cohort: string): string {
  return keyOf({ kind: "moved", subject: subjectOf(cohort), recipient }, change);
}

function subjectOf(cohort: string): string {
  return `cohort:${cohort}`;
}

/** Some changes of one calendar, and someone who knows of none of them. */
interface Untold {
  readonly holder: Holder;
  readonly person: string;
  readonly changes: readonly Change[];
}

function untoldIn(moves: Picture["moves"], around: Around): readonly Untold[] {
  const listeners = around.around.filter((holder) => holder.scope === "enrolment" || isLearner(holder, around));
  const calendars = [moves.filter(({ own }) => !own), moves.filter(({ own }) => own)];
  return calendars.flatMap((changes) =>
    listeners.flatMap((holder) =>
      [...new Set([holder.person, ...holder.deputies.map(({ person }) => person)])].flatMap((person) => {
        const untold = changes.slice(changes.findLastIndex(({ told }) => told.includes(person)) + 1);
        return untold.length === 0 ? [] : [{ holder, person, changes: untold }];
      }),
    ),
  );
}

/** What the changes come to, but for what is past. */
function stillNews(changes: readonly Change[], { timeline }: Around): readonly Move[] {
  const last = changes.at(-1);
  const moves = netMoves(
    changes.map((change) => change.moves),
    timeline,
  );
  return last ? moves.filter(({ to }) => to >= last.day) : [];
}

function newsTold(changes: readonly Change[], holder: Holder, around: Around, span: Span): readonly Reminder[] {
  const last = changes.at(-1);
  const moves = stillNews(changes, around);
  const day = last && moves.length > 0 ? dayFrom(last.day, holder, around) : null;
  if (!last || day === null) return [];
  const slot = { occurrence: last.id, day, lastDay: day + STANDS };
  const said = {
    kind: "moved",
    subject: subjectOf(around.cohort),
    step: null,
    weight: "essential",
    facts: { moves },
  } as const;
  return inSpan([slot], span, holder, around).flatMap((one) => remindersTo(holder, said, one, around));
}
