import { type Day, isoOf } from "../calendar/day.ts";
import type { Ladder } from "../programme/dossier-rules.ts";
import { type Around, dayFrom, dayUpTo, type Slot } from "./audience.ts";
import { isMessageDay } from "./moment.ts";
import type { Holder } from "./picture.ts";
import type { Reminder, ReminderFacts } from "./reminder.ts";

export interface Rung extends Slot {
  readonly before: NonNullable<ReminderFacts["before"]>;
}

/** Nothing is said before `opens`. `catchUp`: what would have been is said on the first day from then on, and a ladder of several rungs says it at least twice where there is room. */
export interface Room {
  readonly opens: Day;
  readonly due: Day;
  readonly catchUp: boolean;
}

/**
 * The days on which a ladder reminds a holder, in order: each rung on its own day or else the last before it on which they may be written to,
 * rungs that fall together once. Each is of use until the next, the last until the due day.
 */
export function rungsOf({ before, unit }: Ladder, room: Room, holder: Holder, around: Around): readonly Rung[] {
  const rungs: Omit<Rung, "lastDay">[] = [];
  for (const count of before) {
    const own = dayBefore(count, unit, room.due, holder, around);
    const day = own === null ? null : dayOf(own, room, holder, around);
    if (own === null || day === null) continue;
    if (rungs.at(-1)?.day === day) rungs.pop();
    rungs.push({ occurrence: isoOf(own), day, before: { count, unit } });
  }
  const early = room.catchUp && before.length > 1 && rungs.length === 1 ? earlier(rungs, before, room) : null;
  const all = early === null ? rungs : [early, ...rungs];
  return all.map((rung, index) => ({ ...rung, lastDay: (all[index + 1]?.day ?? room.due + 1) - 1 }));

  function earlier(
    [only]: readonly Omit<Rung, "lastDay">[],
    [first = 0]: readonly number[],
    { opens, due }: Room,
  ): Omit<Rung, "lastDay"> | null {
    const day = only ? dayUpTo(only.day - 1, holder, around) : null;
    if (day === null || day < opens || only?.before.count === first) return null;
    const own = dayBefore(first, unit, due, holder, around);
    return own === null ? null : { occurrence: isoOf(own), day, before: { count: first, unit } };
  }
}

function dayOf(own: Day, { opens, due, catchUp }: Room, holder: Holder, around: Around): Day | null {
  const day = dayUpTo(own, holder, around);
  if (day !== null && day >= opens) return day;
  const first = catchUp ? dayFrom(opens, holder, around) : null;
  return first !== null && first <= due ? first : null;
}

/** So long before the due day. Working days are those of the holder; null: they have not so many. */
function dayBefore(count: number, unit: Ladder["unit"], due: Day, holder: Holder, around: Around): Day | null {
  switch (unit) {
    case "days":
      return due - count;
    case "weeks":
      return due - count * 7;
    case "working-days": {
      let day: Day | null = due;
      for (let left = count; left > 0 && day !== null; left--) day = dayUpTo(day - 1, holder, around);
      return day;
    }
    default:
      return unit satisfies never;
  }
}

/** How long before its due day a rung is said: as its ladder has it, or what is left where it is said later than that; null: it stands on no ladder. */
export function distanceOf({
  day,
  region,
  facts: { due, before },
}: Pick<Reminder, "day" | "region" | "facts">): ReminderFacts["before"] {
  if (due === null || before === null) return before;
  const { count, unit } = before;
  const left = Math.max(0, due - day);
  switch (unit) {
    case "days":
      return left < count ? { count: left, unit } : before;
    case "weeks":
      return left < count * 7 ? { count: left, unit: "days" } : before;
    case "working-days": {
      let working = 0;
      for (let one = day + 1; one <= due && working < count; one++) if (isMessageDay(one, { region })) working += 1;
      return { count: working, unit };
    }
    default:
      return unit satisfies never;
  }
}
