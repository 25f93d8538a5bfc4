/** Epoch arithmetic is in milliseconds. */
const BASE_MS = 2_000;
const CAP_MS = 15 * 60_000;

/** A message that was tried so often is dead. */
export const MAX_ATTEMPTS = 12;

export interface Tried {
  /** How often it was tried before this time. */
  readonly attempts: number;
  /** What the platform asked for; null: nothing. */
  readonly retryAfterMs: number | null;
  /** From 0 to 1, 1 left out. */
  readonly random: () => number;
}

/**
 * How long to wait before the next try, in milliseconds: what the platform asked for, or twice as long each time up to a cap if that is more;
 * and up to half as much again, so that not all come back at once.
 */
export function nextTry({ attempts, retryAfterMs, random }: Tried): number {
  const wait = Math.max(retryAfterMs ?? 0, Math.min(CAP_MS, BASE_MS * 2 ** attempts));
  return Math.round(wait * (1 + random() / 2));
}
