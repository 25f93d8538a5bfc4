import { type Around, dayFrom, inSpan, isLearner, remindersTo, type Span, STANDS } from "./audience.ts";
import type { Holder, Picture } from "./picture.ts";
import type { Reminder } from "./reminder.ts";

/** One for each change of the calendar that is not all past, to the learner and those around this enrolment alone. */
export function moveReminders(moves: Picture["moves"], around: Around, span: Span): readonly Reminder[] {
  const listeners = around.around.filter((holder) => holder.scope === "enrolment" || isLearner(holder, around));
  return moves
    .filter((change) => change.moves.some(({ to }) => to >= change.day))
    .flatMap((change) => listeners.flatMap((holder) => moveTold(change, holder, around, span)));
}

function moveTold(
  { id, day: own, moves }: Picture["moves"][number],
  holder: Holder,
  around: Around,
  span: Span,
): readonly Reminder[] {
  const day = dayFrom(own, holder, around);
  if (day === null) return [];
  const slot = { occurrence: id, day, lastDay: day + STANDS };
  const said = {
    kind: "moved",
    subject: `cohort:${around.cohort}`,
    step: null,
    weight: "essential",
    facts: { moves },
  } as const;
  return inSpan([slot], span, holder, around).flatMap((one) => remindersTo(holder, said, one, around));
}
