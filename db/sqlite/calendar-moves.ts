import type { Day } from "../../src/domain/calendar/day.ts";
import type { Move } from "../../src/domain/calendar/moved.ts";
import type { Place } from "../../src/domain/calendar/place.ts";
import type { Database } from "./open.ts";
import { calendarMoves } from "./schema/reminders.ts";

export type SaidDays = ReadonlyMap<Day, { readonly place: Place }>;

export interface CalendarChange {
  readonly cohort: string;
  /** Null: of the whole cohort. */
  readonly enrolment: string | null;
  readonly moves: readonly Move[];
  readonly at: number;
}

/** Keeps what has moved, to be told to those whom it touches, within the transaction under way. */
export function moveRecorder({ orm, newId }: Database): (change: CalendarChange) => void {
  return ({ cohort, enrolment, moves, at }) => {
    if (moves.length === 0) return;
    orm
      .insert(calendarMoves)
      .values({ id: newId(), cohort, enrolment, moves: JSON.stringify(moves), at })
      .run();
  };
}

/** The same days with one place said from one to another, both included. */
export function saidOver(days: SaidDays, { from, to, place }: { from: Day; to: Day; place: Place }): SaidDays {
  const said = new Map(days);
  for (let day = from; day <= to; day++) said.set(day, { place });
  return said;
}
