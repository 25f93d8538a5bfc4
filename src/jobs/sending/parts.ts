import type { Door } from "../../core/door.ts";
import type { RevisionStore } from "../../core/dossier-ports.ts";
import type { Clock, Log, PeopleStore } from "../../core/ports.ts";
import type { Courier, OutboxStore, RateStore } from "../../core/reminder-ports.ts";

/** Waits so many milliseconds, or until the signal; never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface SenderParts {
  readonly stores: {
    readonly outbox: OutboxStore;
    readonly rates: RateStore;
    readonly people: Pick<PeopleStore, "link">;
    readonly revision: RevisionStore;
  };
  readonly door: Pick<Door, "invoke" | "sent">;
  /** In the order in which someone who has no account is looked for. */
  readonly couriers: readonly Courier[];
  /** Plans what is to be said as things stand, before anything of it is sent. */
  readonly planner: { run(): Promise<unknown> };
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1, 1 left out; for pauses. */
  readonly random: () => number;
  /** Free bytes where the database lies. */
  readonly disk: () => Promise<number>;
  /** Absent: by the machine's timers. */
  readonly sleep?: Sleep;
  /** What is overdue after a stop is spread over so many milliseconds; half an hour. */
  readonly spreadMs?: number;
}

/** What the sender has done since it began. */
export interface SenderFigures {
  /** Messages. */
  sent: number;
  /** Of them, those that went on a later day than meant. */
  late: number;
  /** Reminders said in the message of another. */
  merged: number;
  /** Reminders that were of no use any more. */
  expired: number;
  /** Messages of which it was not known whether they had arrived. */
  unknown: number;
  dead: number;
  retried: number;
  /** When it last looked for what is due, or began, epoch milliseconds. */
  lastTick: number;
  /** What whoever runs this program has to mend, as the platform says it; null: nothing. */
  trouble: string | null;
}

/** One attempt to send takes less than this, its answer included, in milliseconds. */
export const SEND_MS = 15_000;

export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "?";
}
