import { and, asc, inArray, lt, sql } from "drizzle-orm";
import type { DeliveryStore, Instant } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { deliveries } from "./schema/deliveries.ts";

/** How long a key is remembered at least, how often old ones are forgotten, and how many at once so that nobody waits. */
const REMEMBER_MS = 15 * 60_000;
const FORGET_EVERY_MS = 60_000;
const FORGET_AT_MOST = 2_000;

interface Call {
  readonly key: string;
  readonly at: number;
  readonly resolve: (first: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** How a batch is put off until everything that came in during this turn of the event loop has been read. */
export type Defer = (work: () => void) => void;

export function deliveryStore({ orm, quiet, late }: Database, defer: Defer = setImmediate): DeliveryStore {
  const insert = prepared(() =>
    orm
      .insert(deliveries)
      .values({ key: sql.placeholder("key"), at: sql.placeholder("at") })
      .onConflictDoNothing(),
  );
  const oldest = orm
    .select({ seq: deliveries.seq })
    .from(deliveries)
    .orderBy(asc(deliveries.seq))
    .limit(FORGET_AT_MOST);
  const forget = prepared(() =>
    orm.delete(deliveries).where(and(inArray(deliveries.seq, oldest), lt(deliveries.at, sql.placeholder("before")))),
  );
  let waiting: Call[] = [];
  let underWay = false;
  let forgotten = Number.NEGATIVE_INFINITY;

  function forgetOld(now: number): void {
    if (now - forgotten < FORGET_EVERY_MS) return;
    if (forget.run({ before: now - REMEMBER_MS }).changes < FORGET_AT_MOST) forgotten = now;
  }

  /** What comes in while the disk is busy shares the next transaction. */
  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      const answers = (late ?? { write: quiet }).write(() => {
        forgetOld(Math.max(...batch.map(({ at }) => at)));
        return batch.map(({ key, at }) => insert.run({ key, at }).changes === 1);
      });
      if (late) await late.onDisk();
      next();
      batch.forEach(({ resolve }, index) => {
        resolve(answers[index] ?? false);
      });
    } catch (error) {
      next();
      for (const { reject } of batch) reject(error);
    }
  }

  /** `flush` never rejects: what goes wrong is told to those who wait. */
  function start(): void {
    void flush();
  }

  function next(): void {
    underWay = waiting.length > 0;
    if (underWay) defer(start);
  }

  return {
    first: (key: string, at: Instant) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, at: at.epochMilliseconds, resolve, reject });
        if (underWay) return;
        underWay = true;
        defer(start);
      }),
  };
}
