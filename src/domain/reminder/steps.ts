import { type Around, askedFor, dayFrom, inSpan, remindersTo, type Slot, type Span, STANDS } from "./audience.ts";
import type { Holder, OpenDossier, OpenTurn } from "./picture.ts";
import type { Reminder } from "./reminder.ts";
import { rungsOf } from "./rungs.ts";

/** What asks people for their steps before they are late: the ladder, that it is their turn, that it came back to them. Nobody is asked for what cannot be done yet. */
export function stepReminders(dossier: OpenDossier, around: Around, span: Span): readonly Reminder[] {
  const free = dossier.turns.filter(({ held = false }) => !held);
  return free.flatMap((turn) =>
    askedFor(turn, around).flatMap((holder) => [
      ...noticeOf(dossier, turn, holder, around, span),
      ...ladderOf(dossier, turn, holder, around, span),
    ]),
  );
}

/** That it is theirs now: not of what the calendar alone has opened. */
function noticeOf(
  { ref, opens, refusal }: OpenDossier,
  { act, since, due, asked }: OpenTurn,
  holder: Holder,
  around: Around,
  span: Span,
): readonly Reminder[] {
  const refused = refusal?.steps.includes(act.id) ? refusal : null;
  const at = refused?.at ?? asked;
  if (at === null) return [];
  const own = refused?.day ?? since;
  const day = dayFrom(Math.max(own, opens ?? own), holder, around);
  if (day === null || (act.closes && due !== null && due < day)) return [];
  const slot: Slot = { occurrence: `${at}`, day, lastDay: due !== null && due >= day ? due : day + STANDS };
  const kind = refused === null ? "turn" : "refused";
  const weight = refused === null ? "essential" : "urgent";
  const said = {
    kind,
    subject: ref,
    step: act.id,
    weight,
    facts: { due, ends: endOf(act, due) },
    inPerson: act.inPerson,
  } as const;
  return inSpan([slot], span, holder, around).flatMap((one) => remindersTo(holder, said, one, around));
}

/** The last day on which it can be done, where it closes. */
function endOf({ closes }: Pick<OpenTurn["act"], "closes">, due: OpenTurn["due"]): OpenTurn["due"] {
  return closes ? due : null;
}

function ladderOf(
  { ref, kind, opens, refusal }: OpenDossier,
  { act, since, due, asked }: OpenTurn,
  holder: Holder,
  around: Around,
  span: Span,
): readonly Reminder[] {
  if (kind.remind === null || due === null) return [];
  const told = asked !== null || (refusal?.steps.includes(act.id) ?? false);
  const begins = Math.max(opens ?? since, since, around.keptFrom);
  const notice = told ? dayFrom(begins, holder, around) : null;
  const room = { opens: notice === null ? begins : notice + 1, due, catchUp: !told };
  const rungs = rungsOf(kind.remind, room, holder, around);
  return inSpan(rungs, span, holder, around).flatMap((rung) => {
    const { before } = rung;
    const weight = before.count === 0 ? "essential" : "usual";
    const facts = { due, before, opens: room.opens, ends: endOf(act, due) };
    return remindersTo(
      holder,
      { kind: "step", subject: ref, step: act.id, weight, facts, inPerson: act.inPerson },
      rung,
      around,
    );
  });
}
