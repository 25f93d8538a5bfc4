import { eq, sql } from "drizzle-orm";
import type { Rate, RateStore } from "../../../src/core/reminder-ports.ts";
import type { Database } from "../open.ts";
import { prepared } from "../prepared.ts";
import { rates } from "../schema/reminders.ts";

const p = sql.placeholder;
/** Where it is kept until when a platform has asked to wait: of a scope of its own. */
const HELD = "held ";

/** What waits for a narrow scope takes its place in the wider ones before it at once, so that it holds up nobody else. Each scope is as a bucket that leaks one message every `everyMs` and holds `burst` of them. */
export function rateStore({ orm, quiet }: Database): RateStore {
  const find = prepared(() =>
    orm
      .select({ until: rates.until })
      .from(rates)
      .where(eq(rates.scope, p("scope"))),
  );
  const put = prepared(() =>
    orm
      .insert(rates)
      .values({ scope: p("scope"), until: p("until") })
      .onConflictDoUpdate({ target: rates.scope, set: { until: sql`max(${rates.until}, excluded.until)` } }),
  );

  /** What stands in the table, read once for each scope of one reservation. */
  function book() {
    const known = new Map<string, number>();
    return {
      of: (scope: string): number => {
        const until = known.get(scope) ?? find.get({ scope })?.until ?? 0;
        known.set(scope, until);
        return until;
      },
      set: (scope: string, until: number): void => {
        known.set(scope, until);
        put.run({ scope, until });
      },
    };
  }

  return {
    reserve: async (wants, now) =>
      quiet(() => {
        const { of, set } = book();
        return wants.map((bounds) => {
          let from = now.epochMilliseconds;
          for (const rate of bounds) {
            from = Math.max(from, freeFrom(rate, of));
            set(rate.scope, Math.max(from, of(rate.scope)) + rate.everyMs);
          }
          return from;
        });
      }),

    hold: async (scope, until) =>
      quiet(() => {
        put.run({ scope: HELD + scope, until: until.epochMilliseconds });
      }),
  };
}

function freeFrom({ scope, everyMs, burst }: Rate, of: (scope: string) => number): number {
  return Math.max(of(HELD + scope), of(scope) - (burst - 1) * everyMs);
}
