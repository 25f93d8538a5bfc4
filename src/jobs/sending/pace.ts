import { Temporal } from "temporal-polyfill";
import type { Courier, Rate } from "../../core/reminder-ports.ts";
import type { SenderParts } from "./parts.ts";
import type { Way } from "./way.ts";

/** So far ahead places are reserved. */
const AHEAD_MS = 5_000;
/** So long a message waits for its place with its lease held; then it is put off. */
export const PATIENCE_MS = 15_000;

/** From when a message may go; `wait` false: that is too long to wait for. */
export interface Turn {
  readonly from: number;
  readonly wait: boolean;
}

export interface Pace {
  /** For each way in order when it may be gone. @throws what the store throws: nothing was reserved */
  turns(ways: readonly Way[]): Promise<readonly Turn[]>;
  /** The platform has asked to wait. */
  hold(scope: string, afterMs: number): Promise<void>;
  /** From when on any of the couriers may take a message, epoch milliseconds; 0: now. */
  freeFrom(couriers: readonly Courier[]): number;
}

/** How fast platforms are written to. The store has the last word; what is known here saves places that nobody would use. */
export function openPace({ stores: { rates }, clock }: Pick<SenderParts, "stores" | "clock">): Pace {
  /** The last place given, or the end of a pause, by scope. */
  const taken = new Map<string, number>();
  /** The widest scopes of each platform. */
  const widest = new Map<string, Set<string>>();
  const now = (): number => clock.now().epochMilliseconds;
  const takenUntil = (scope: string): number => taken.get(scope) ?? 0;
  const push = (scope: string, until: number): void => void taken.set(scope, Math.max(takenUntil(scope), until));

  /** Of what is to go at once, so much as will be gone soon. */
  function fits(ways: readonly Way[], at: number): readonly boolean[] {
    const counts = new Map<string, number>();
    return ways.map(({ courier, address }) => {
      const bounds = courier.rates(address);
      const fit = bounds.every(({ scope, everyMs, burst }) => {
        const count = counts.get(scope) ?? 0;
        return takenUntil(scope) <= at + AHEAD_MS && count < burst + Math.floor(AHEAD_MS / everyMs);
      });
      if (fit) for (const { scope } of bounds) counts.set(scope, (counts.get(scope) ?? 0) + 1);
      return fit;
    });
  }

  /** What holds a message up that got a place far ahead: asked of the store without taking one. */
  async function learn(bounds: readonly Rate[]): Promise<void> {
    const wants = bounds.map(({ scope }) => [{ scope, everyMs: 0, burst: 1 }]);
    const free = await rates.reserve(wants, clock.now());
    for (const [index, { scope }] of bounds.entries()) push(scope, free[index] ?? 0);
  }

  function forgetOld(at: number): void {
    if (taken.size < 10_000) return;
    for (const [scope, until] of taken) if (until < at) taken.delete(scope);
  }

  return {
    async turns(ways) {
      const at = now();
      forgetOld(at);
      const boundsOf = ways.map(({ courier, address }) => courier.rates(address));
      for (const [index, { courier }] of ways.entries()) {
        const scope = boundsOf[index]?.[0]?.scope;
        if (scope === undefined) continue;
        const scopes = widest.get(courier.platform) ?? new Set();
        widest.set(courier.platform, scopes.add(scope));
      }
      const fit = fits(ways, at);
      const given = await rates.reserve(
        boundsOf.filter((_, index) => fit[index]).map((bounds) => [...bounds]),
        clock.now(),
      );
      const places = given[Symbol.iterator]();
      const turns: Turn[] = [];
      for (const [index, bounds] of boundsOf.entries()) {
        const from = fit[index]
          ? (places.next().value ?? at)
          : Math.max(at + AHEAD_MS, ...bounds.map(({ scope }) => takenUntil(scope)));
        const wait = fit[index] === true && from <= at + PATIENCE_MS;
        if (wait) for (const { scope } of bounds) push(scope, from);
        else if (fit[index]) await learn(bounds);
        turns.push({ from, wait });
      }
      return turns;
    },
    async hold(scope, afterMs) {
      const until = now() + afterMs;
      push(scope, until);
      await rates.hold(scope, Temporal.Instant.fromEpochMilliseconds(until));
    },
    freeFrom(couriers) {
      const platforms = couriers.map(({ platform }) => {
        const scopes = [...(widest.get(platform) ?? [])];
        return scopes.length === 0 ? 0 : Math.min(...scopes.map(takenUntil)) - AHEAD_MS;
      });
      return platforms.length === 0 ? 0 : Math.max(0, Math.min(...platforms));
    },
  };
}
