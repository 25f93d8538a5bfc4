import { type Day, isoOf } from "../calendar/day.ts";
import type { Escalation } from "../programme/dossier-rules.ts";
import { settingValue, spanEnd } from "../programme/resolve-anchor.ts";
import {
  type Around,
  askedFor,
  dayFrom,
  holdersOf,
  inSpan,
  remindersTo,
  type Slot,
  type Span,
  STANDS,
  toldOn,
} from "./audience.ts";
import type { Holder, OpenDossier, OpenTurn } from "./picture.ts";
import type { Reminder } from "./reminder.ts";

/** One rung upwards: when silence goes there, and to whom. */
interface Level {
  readonly day: Day;
  readonly holders: readonly Holder[];
}

/** What is said once a step is past its due day: to whose it is, if they can act, and to those to whom silence goes up. */
export function lateReminders(dossier: OpenDossier, around: Around, span: Span): readonly Reminder[] {
  return dossier.turns.flatMap((turn) => {
    if (turn.due === null) return [];
    const late = askedFor(turn, around);
    const levels = levelsOf(dossier.kind.escalate, turn, turn.due, late, around);
    // What closes on that day is late for those alone to whom silence goes up.
    const asked = turn.held || turn.act.closes ? [] : late;
    return [
      ...asked.flatMap((holder) => lateOf(dossier, turn, turn.due ?? 0, levels, holder, around, span)),
      ...escalationsOf(dossier, turn, asked, levels, around, span),
    ];
  });
}

/** Nobody is late before it is their turn. */
function lateSince({ since }: OpenTurn, due: Day): Day {
  return Math.max(due, since);
}

/** To the roles in turn; one that is late itself, that nobody holds or whose holders all know already makes room for the next. */
function levelsOf(
  escalate: Escalation | null,
  turn: OpenTurn,
  due: Day,
  late: readonly Holder[],
  around: Around,
): readonly Level[] {
  if (escalate === null) return [];
  const known = new Set(late.map(({ person }) => person));
  const levels: Level[] = [];
  for (const role of escalate.to) {
    const holders = turn.act.roles.includes(role)
      ? []
      : holdersOf([role], around).filter(({ person }) => !known.has(person));
    if (holders.length === 0) continue;
    for (const { person } of holders) known.add(person);
    levels.push({ day: spansAfter(escalate, levels.length + 1, lateSince(turn, due), around), holders });
  }
  return levels;
}

function spansAfter({ after }: Escalation, times: number, day: Day, around: Around): Day {
  const chosen = after.setting === null ? null : settingValue(around, after.setting).value;
  const count = chosen === null ? after.count : Number(chosen);
  return spanEnd({ count: count * times, unit: after.unit, setting: null }, day, around);
}

/** The first day after it was due, then whenever silence goes up. What was past its due day when it became theirs has just been told them. */
function lateOf(
  dossier: OpenDossier,
  turn: OpenTurn,
  due: Day,
  levels: readonly Level[],
  holder: Holder,
  around: Around,
  span: Span,
): readonly Reminder[] {
  const told = turn.since > due && levels.length > 0;
  const first = told ? [] : [lateSince(turn, due) + 1];
  const slots = lateSlots([...first, ...levels.map(({ day }) => day)], holder, around);
  return inSpan(slots, span, holder, around).flatMap((slot) =>
    remindersTo(
      holder,
      {
        kind: "late",
        subject: dossier.ref,
        step: turn.act.id,
        weight: "essential",
        facts: { due, level: slot.times },
        inPerson: turn.act.inPerson,
      },
      slot,
      around,
    ),
  );
}

function lateSlots(
  days: readonly Day[],
  holder: Holder,
  around: Around,
): readonly (Slot & { readonly times: number })[] {
  const slots: { occurrence: string; day: Day }[] = [];
  for (const own of days) {
    const day = dayFrom(own, holder, around);
    if (day === null) continue;
    if (slots.at(-1)?.day === day) slots.pop();
    slots.push({ occurrence: isoOf(own), day });
  }
  return slots.map((slot, index) => ({
    ...slot,
    times: index + 1,
    lastDay: (slots[index + 1]?.day ?? slot.day + STANDS + 1) - 1,
  }));
}

function escalationsOf(
  dossier: OpenDossier,
  turn: OpenTurn,
  asked: readonly Holder[],
  levels: readonly Level[],
  around: Around,
  span: Span,
): readonly Reminder[] {
  const { act, due } = turn;
  const told = new Set(asked.flatMap((holder) => namesOn(lateSince(turn, due ?? 0) + 1, holder, act.inPerson)));
  return levels.flatMap(({ day: own, holders }, index) => {
    const before = [...told];
    return holders.flatMap((holder) => {
      for (const person of namesOn(own, holder, false)) told.add(person);
      const day = dayFrom(own, holder, around);
      if (day === null) return [];
      const slot: Slot = { occurrence: isoOf(own), day, lastDay: day + STANDS };
      const facts = { due, level: index + 1, told: before };
      const said = { kind: "escalated", subject: dossier.ref, step: act.id, weight: "essential", facts } as const;
      return inSpan([slot], span, holder, around).flatMap((one) => remindersTo(holder, said, one, around));
    });
  });

  function namesOn(own: Day, holder: Holder, inPerson: boolean): readonly string[] {
    const day = dayFrom(own, holder, around);
    return day === null ? [] : toldOn(day, holder, around, inPerson).map(({ person }) => person);
  }
}
