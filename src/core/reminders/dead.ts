import type { Day } from "../../domain/calendar/day.ts";
import { schoolDay } from "../dossiers/obligation.ts";
import type { Person, Stores } from "../ports.ts";
import type { Among } from "../reminder-ports.ts";

/** A message that could not be sent. */
export interface DeadMessage {
  readonly message: string;
  readonly person: Person;
  /** What the platform said; null: nothing is known. */
  readonly reason: string | null;
  /** How many things it says. */
  readonly count: number;
  readonly day: Day;
}

/** Reminders that are looked at, the latest first. */
const MOST = 100;

/** The latest messages that could not be sent, with what they say of these enrolments. */
export async function deadMessages(
  { attention }: Pick<Stores, "attention">,
  among: Among,
): Promise<readonly DeadMessage[]> {
  const found = new Map<string, DeadMessage>();
  for (const { message, person, reason, at } of await attention.dead(among, MOST)) {
    if (message === null) continue;
    const known = found.get(message);
    found.set(message, { message, person, reason, count: (known?.count ?? 0) + 1, day: schoolDay(at) });
  }
  return [...found.values()];
}
