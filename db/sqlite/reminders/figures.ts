import { asc, isNotNull } from "drizzle-orm";
import { type OutboxFigures, REMINDER_STATES, type ReminderState } from "../../../src/core/reminder-ports.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { reminderCounts, reminders } from "../schema/reminders.ts";

/** The row of `reminder_counts` that says how many were ever unknown. */
const EVER_UNKNOWN = "doubted";

export function figuresOf({ orm }: Pick<Database, "orm">): (now: number) => OutboxFigures {
  const counts = prepared(() => orm.select().from(reminderCounts));
  const { wake } = reminders;
  const oldest = prepared(() =>
    orm.select({ wake }).from(reminders).where(isNotNull(wake)).orderBy(asc(wake)).limit(1),
  );
  return (now) => {
    const found = new Map(counts.all().map(({ state, count }) => [state, count]));
    const states = Object.fromEntries(REMINDER_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<
      ReminderState,
      number
    >;
    const since = oldest.get()?.wake ?? now;
    return { states, lagMs: Math.max(0, now - since), everUnknown: found.get(EVER_UNKNOWN) ?? 0 };
  };
}
