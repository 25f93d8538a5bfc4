import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { type Entry, tally } from "../../../../src/domain/counter/tally.ts";

const stay = (amount: number, from: string, to: string, settled = true): Entry => ({
  amount,
  days: { from: dayOf(from), to: dayOf(to) },
  settled,
});
const undated = (amount: number, settled = true): Entry => ({ amount, days: null, settled });

const entries = fc.array(
  fc.record({
    amount: fc.integer({ min: 0, max: 52 }),
    days: fc.option(
      fc
        .record({ from: fc.integer({ min: 20_000, max: 20_100 }), length: fc.integer({ min: 0, max: 60 }) })
        .map(({ from, length }) => ({ from, to: from + length })),
    ),
    settled: fc.boolean(),
  }),
  { maxLength: 6 },
);
const sum = (all: readonly Entry[]) => all.reduce((total, { amount }) => total + amount, 0);
/** Amounts are rounded to the hundredth. */
const CLOSE = 0.02;

describe("a tally", () => {
  it("ALB-40 adds stays up, and tells those that are only asked for apart", () => {
    const all = [stay(6, "2027-01-04", "2027-02-14"), stay(4, "2027-07-05", "2027-08-01"), undated(3, false)];
    expect(tally(all, "cumulative")).toEqual({ settled: 10, asked: 3 });
  });

  it("ALB-40 counts the days that two stays share once", () => {
    const once = stay(6, "2027-01-04", "2027-02-14");
    expect(tally([once, once], "cumulative")).toEqual({ settled: 6, asked: 0 });
    expect(tally([once, { ...once, settled: false }], "cumulative")).toEqual({ settled: 6, asked: 0 });
    expect(tally([once, stay(4, "2027-02-01", "2027-02-28")], "cumulative")).toEqual({ settled: 8, asked: 0 });
  });

  it("ALE-01 takes the longest stretch without a gap where it must be continuous", () => {
    const all = [
      stay(6, "2027-01-04", "2027-02-14"),
      stay(2, "2027-02-15", "2027-02-28"),
      stay(7, "2027-05-03", "2027-06-20"),
    ];
    expect(tally(all, "continuous").settled).toBe(8);
    expect(tally([], "continuous")).toEqual({ settled: 0, asked: 0 });
  });

  it("takes days in the wrong order for no days", () => {
    expect(tally([stay(2, "2027-02-02", "2027-02-01")], "cumulative").settled).toBe(2);
  });

  it("is the same in whatever order, and for the same stay said twice", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom("cumulative" as const, "continuous" as const), (all, adds) => {
        expect(tally(all.toReversed(), adds)).toEqual(tally(all, adds));
        const dated = all.filter(({ days }) => days !== null);
        expect(tally([...dated, ...dated], adds)).toEqual(tally(dated, adds));
      }),
    );
  });

  it("is never more than the sum nor less than the largest, and nothing asked for takes anything away", () => {
    fc.assert(
      fc.property(entries, (all) => {
        const settled = all.filter((entry) => entry.settled);
        const { settled: counted, asked } = tally(all, "cumulative");
        expect(counted).toBeLessThanOrEqual(sum(settled) + CLOSE);
        expect(counted).toBeGreaterThanOrEqual(Math.max(0, ...settled.map(({ amount }) => amount)) - CLOSE);
        expect(asked).toBeGreaterThanOrEqual(0);
        expect(counted + asked).toBeLessThanOrEqual(sum(all) + CLOSE);
        expect(tally(all, "continuous").settled).toBeLessThanOrEqual(counted + CLOSE);
      }),
    );
  });

  it("is the plain sum where no days are shared", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 52 }), { maxLength: 6 }), (amounts) => {
        const all = amounts.map((amount, index): Entry => {
          const from = 20_000 + index * 10;
          return { amount, days: { from, to: from + 8 }, settled: true };
        });
        expect(tally(all, "cumulative").settled).toBeCloseTo(sum(all), 1);
      }),
    );
  });
});
