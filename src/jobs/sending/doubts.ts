import { Temporal } from "temporal-polyfill";
import type { Claimed, Sending } from "../../core/reminder-ports.ts";
import { nextTry } from "../../domain/reminder/retry.ts";
import type { Carrier } from "./carry.ts";
import { nameOf, SEND_MS, type SenderParts } from "./parts.ts";
import { type Way, waysTo } from "./way.ts";

const AT_ONCE = 10;
const LIMIT = 50;
/** A platform that could not be asked is left alone for longer each time, until as after so many times. */
const LONGEST_AFTER = 5;
/** A message that could not be looked up so often is sent again. */
const LOOKS = 20;
const A_DAY_MS = 86_400_000;

export interface Doubts {
  /** What was sent may only now be arriving: it is not looked for at once. */
  note(message: string): void;
  /** Looks for messages of which nobody knows whether they arrived; those that did not, or that cannot be looked for, are sent again. */
  look(): Promise<void>;
  /** When there is something to look for, epoch milliseconds; null: nothing. */
  nextAt(): Promise<number | null>;
}

type DoubtsParts = SenderParts & { readonly carrier: Pick<Carrier, "remember" | "render"> };

export function openDoubts({ stores, couriers, clock, log, random, carrier }: DoubtsParts): Doubts {
  const noted = new Map<string, number>();
  const looks = new Map<string, number>();
  const paused = new Map<string, { readonly until: number; readonly times: number }>();
  const now = (): number => clock.now().epochMilliseconds;
  const isPaused = (platform: string): boolean => (paused.get(platform)?.until ?? 0) > now();

  function pause(platform: string): void {
    if (isPaused(platform)) return;
    const times = Math.min((paused.get(platform)?.times ?? -1) + 1, LONGEST_AFTER);
    paused.set(platform, { until: now() + nextTry({ attempts: times, retryAfterMs: null, random }), times });
  }

  /** Where it stands; null: nowhere. "later": it could not be found out. */
  async function found(ways: readonly Way[], claimed: Claimed): Promise<{ way: Way; place: string } | null | "later"> {
    for (const way of ways) {
      const { platform } = way.courier;
      if (isPaused(platform)) return "later";
      try {
        const place = await way.courier.find?.(way.address, claimed.message, sinceOf(claimed));
        if (!isPaused(platform)) paused.delete(platform);
        if (place) return { way, place };
      } catch (error) {
        pause(platform);
        const count = (looks.get(claimed.message) ?? 0) + 1;
        looks.set(claimed.message, count);
        log.warn({ platform, error: nameOf(error), count }, "a reminder cannot be looked for");
        if (count < LOOKS) return "later";
      }
    }
    return null;
  }

  async function resolve(claimed: Claimed): Promise<void> {
    const { message, attempts } = claimed;
    const ways = waysTo(claimed.accounts, couriers).filter(({ courier }) => courier.find);
    const at = await found(ways, claimed);
    if (at === "later") return;
    if (at) {
      const outcome = await carrier.render(claimed);
      await carrier.remember(at.way, at.place, outcome, claimed);
    }
    const again = Temporal.Instant.fromEpochMilliseconds(now() + nextTry({ attempts, retryAfterMs: null, random }));
    const sending: Extract<Sending, { kind: "sent" | "retry" }> = at
      ? { kind: "sent", platform: at.way.courier.platform, place: at.place }
      : { kind: "retry", again, reason: "not found", free: false };
    await stores.outbox.resolve(message, sending, clock.now());
    noted.delete(message);
    looks.delete(message);
  }

  return {
    note: (message) => void noted.set(message, now()),
    async look() {
      const waiting = await stores.outbox.unknown(LIMIT);
      for (const [message, at] of noted) {
        if (now() - at > SEND_MS && !waiting.some((one) => one.message === message)) noted.delete(message);
      }
      const ready = waiting.filter(({ message }) => (noted.get(message) ?? 0) + SEND_MS <= now());
      for (let from = 0; from < ready.length; from += AT_ONCE) {
        const group = ready.slice(from, from + AT_ONCE).map((claimed) =>
          resolve(claimed).catch((error: unknown) => {
            log.error({ error: nameOf(error) }, "what became of a reminder is not written down");
          }),
        );
        await Promise.all(group);
      }
    },
    async nextAt() {
      const waiting = await stores.outbox.unknown(LIMIT);
      if (waiting.length === 0) return null;
      const ready = Math.min(...waiting.map(({ message }) => (noted.get(message) ?? -SEND_MS) + SEND_MS));
      const platforms = couriers.filter(({ find }) => find).map(({ platform }) => paused.get(platform)?.until ?? 0);
      return Math.max(ready, platforms.length === 0 ? 0 : Math.min(...platforms));
    },
  };
}

/** It was not sent before its first day began, wherever that is. */
function sinceOf({ reminders }: Claimed): Temporal.Instant {
  const first = Math.min(...reminders.map(({ day }) => day));
  return Temporal.Instant.fromEpochMilliseconds((first - 1) * A_DAY_MS);
}
