import { LEAST_FREE_BYTES } from "./core/disk.ts";
import type { Clock, HealthStore, Log } from "./core/ports.ts";
import type { OutboxStore } from "./core/reminder-ports.ts";

/** `quick_check` reads the whole file: its answer is kept for so long. */
const CHECKED_MS = 60_000;
/** A message that is due for longer, while nobody holds it, means that nothing is sent any more. */
const STUCK_MS = 10 * 60_000;
const NO_TICK_MS = 2 * 60_000;

/** How one sees that the sender lives, and what whoever runs this program has to mend; null: nothing. */
export interface Pulse {
  /** `lastTick`: when it last looked for what is due, or began, epoch milliseconds. */
  figures(): { readonly lastTick: number; readonly trouble: string | null };
}

export interface ReadinessParts {
  readonly health: HealthStore;
  readonly outbox: Pick<OutboxStore, "figures">;
  /** Null: none runs here. */
  readonly sender: Pulse | null;
  /** Free bytes where the database lies, as the sender asks; null in memory. */
  readonly disk: (() => Promise<number>) | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Why this server is not fit to serve; null: it is. Never rejects. */
export type Readiness = () => Promise<string | null>;

export function readiness({ health, outbox, sender, disk, clock, log }: ReadinessParts): Readiness {
  const sound = keptFor(
    CHECKED_MS,
    () => clock.now().epochMilliseconds,
    () => health.check(),
  );

  async function senderStuck(): Promise<string | null> {
    if (!sender) return null;
    const now = clock.now();
    const { lastTick, trouble } = sender.figures();
    if (trouble !== null) return `messages are refused: ${trouble}`;
    if (now.epochMilliseconds - lastTick > NO_TICK_MS) return "the sender has not run for more than 2 minutes";
    return (await outbox.figures(now)).lagMs > STUCK_MS ? "a message has been due for more than 10 minutes" : null;
  }

  async function diskFull(): Promise<string | null> {
    return disk && (await disk()) < LEAST_FREE_BYTES ? "the disk is nearly full" : null;
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
