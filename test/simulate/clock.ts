import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../src/core/ports.ts";

export interface MovedClock extends Clock {
  ms(): number;
  /** It never goes back. */
  to(ms: number): void;
}

export function movedClock(start: number): MovedClock {
  let now = start;
  let instant = Temporal.Instant.fromEpochMilliseconds(now);
  return {
    ms: () => now,
    now: () => {
      if (instant.epochMilliseconds !== now) instant = Temporal.Instant.fromEpochMilliseconds(now);
      return instant;
    },
    to(ms) {
      now = Math.max(now, ms);
    },
  };
}
