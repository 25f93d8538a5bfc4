import { Temporal } from "temporal-polyfill";
import type { Clock } from "./core/ports.ts";

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still: `--at`, demonstrations, tests. */
export function fixedClock(at: Temporal.Instant): Clock {
  return { now: () => at };
}
