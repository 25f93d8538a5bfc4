import type { Clock, HealthStore, Log } from "./core/ports.ts";
import type { Disk } from "./disk.ts";

/** `quick_check` reads the whole file: its answer is kept for so long. */
const CHECKED_MS = 60_000;
/** A message that is due for longer, while nobody holds it, means that nothing is sent any more. */
const STUCK_MS = 10 * 60_000;
const NO_TICK_MS = 2 * 60_000;

export interface ReadinessParts {
  readonly health: HealthStore;
  /** Null: none runs here. */
  readonly sender: Pulse | null;
  /** Null in memory. */
  readonly disk: (() => Promise<Disk>) | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** How one sees that the sender lives. */
export interface Pulse {
  /** When it last looked for what is due, or began, epoch milliseconds. */
  lastTick(): number;
  /** How long the oldest message that is due and that nobody holds has waited, in milliseconds; 0: none. */
  lagMs(): Promise<number>;
}

/** Why this server is not fit to serve; null: it is. Never rejects. */
export type Readiness = () => Promise<string | null>;

export function readiness({ health, sender, disk, clock, log }: ReadinessParts): Readiness {
  const sound = keptFor(
    CHECKED_MS,
    () => clock.now().epochMilliseconds,
    () => health.check(),
  );

  async function senderStuck(): Promise<string | null> {
    if (!sender) return null;
    if (clock.now().epochMilliseconds - sender.lastTick() > NO_TICK_MS)
      return "the sender has not run for more than 2 minutes";
    return (await sender.lagMs()) > STUCK_MS ? "a message has been due for more than 10 minutes" : null;
  }

  async function diskFull(): Promise<string | null> {
    return (await disk?.())?.nearlyFull ? "the disk is nearly full" : null;
  }

  return async () => {
    for (const [what, look] of [
      ["database", sound],
      ["disk", diskFull],
      ["sender", senderStuck],
    ] as const) {
      try {
        const problem = await look();
        if (problem !== null) return problem;
      } catch (error) {
        log.error({ what, error: String(error) }, "readiness check failed");
        return `the ${what} cannot be asked`;
      }
    }
    return null;
  };
}

/** One question at a time, whose answer holds for a while; a failure is asked again. */
function keptFor<Answer>(ms: number, now: () => number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let kept: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  return () => {
    if (kept && now() - kept.at < ms) return kept.answer;
    const asked = { at: now(), answer: ask() };
    kept = asked;
    asked.answer.catch(() => {
      if (kept === asked) kept = null;
    });
    return asked.answer;
  };
}
