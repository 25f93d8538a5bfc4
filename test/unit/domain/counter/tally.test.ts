import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { lengthOf } from "../../../../src/domain/counter/length.ts";
import { type Entry, tally as tallyOf } from "../../../../src/domain/counter/tally.ts";
import type { Counter } from "../../../../src/domain/programme/programme.ts";

const LATER = 40_000;
const tally = (all: readonly Entry[], adds: Counter["adds"]) => tallyOf(all, { adds, unit: "week" }, LATER);
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
const sum = (all: readonly { readonly amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0);
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

  it("counts a number that is settled before its days have come", () => {
    const all = [stay(6, "2027-01-04", "2027-02-14")];
    expect(tallyOf(all, { adds: "cumulative", unit: "week" }, dayOf("2027-01-03"))).toEqual({ settled: 6, asked: 0 });
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
        const all = amounts.map((amount, index) => {
          const from = 20_000 + index * 10;
          return { amount, days: { from, to: from + 8 }, settled: true };
        });
        expect(tally(all, "cumulative").settled).toBeCloseTo(sum(all), 1);
      }),
    );
  });
});

const days = (from: string, to: string) => ({ from: dayOf(from), to: dayOf(to) });
const long = (from: string, to: string, settled = true): Entry => ({ amount: null, days: days(from, to), settled });

describe("a length", () => {
  it("is in months of the calendar, in weeks of five weekdays, or in days", () => {
    expect(lengthOf(days("2027-01-15", "2027-04-14"), "month")).toBe(3);
    expect(lengthOf(days("2027-01-15", "2027-04-13"), "month")).toBeCloseTo(2 + 30 / 31, 5);
    expect(lengthOf(days("2027-01-31", "2027-02-28"), "month")).toBeCloseTo(1 + 1 / 31, 1);
    expect(lengthOf(days("2027-01-04", "2027-04-09"), "week")).toBe(14);
    expect(lengthOf(days("2027-01-06", "2027-01-12"), "week")).toBe(1);
    expect(lengthOf(days("2027-01-06", "2027-01-06"), "week")).toBe(0.2);
    expect(lengthOf(days("2027-01-09", "2027-01-10"), "week")).toBe(0);
    expect(lengthOf(days("2027-01-04", "2027-01-10"), "day")).toBe(7);
  });

  it("ALE-01 joins stretches that touch, of whatever dossiers, and none that are a day apart", () => {
    const study = long("2027-01-15", "2027-03-14");
    const months = (all: readonly Entry[]) => tallyOf(all, { adds: "continuous", unit: "month" }, LATER).settled;
    expect(months([study, long("2027-03-15", "2027-04-14")])).toBe(3);
    expect(months([long("2027-03-01", "2027-04-14"), study])).toBe(3);
    expect(months([study, long("2027-03-16", "2027-04-15")])).toBe(2);
  });

  it("ALE-01 of stretches that touch is measured as one: halves of two months are no more than a month", () => {
    const adds = { adds: "cumulative", unit: "month" } as const;
    const first = long("2027-01-15", "2027-01-31");
    expect(tallyOf([first, long("2027-02-01", "2027-02-14")], adds, LATER).settled).toBe(1);
    expect(tallyOf([first, long("2027-01-31", "2027-02-14")], adds, LATER).settled).toBe(1);
    expect(tallyOf([first, long("2027-02-02", "2027-02-15")], adds, LATER).settled).toBe(1.05);
  });

  it("ALB-40 adds up lengths that are apart", () => {
    const all = [long("2027-01-04", "2027-01-15"), long("2027-07-05", "2027-07-23"), long("2027-07-12", "2027-07-30")];
    expect(tally(all, "cumulative")).toEqual({ settled: 6, asked: 0 });
  });

  it("is settled up to today; what is to come, or not approved, is only asked for", () => {
    const all = [long("2027-01-04", "2027-01-29"), long("2027-02-01", "2027-02-12", false)];
    const on = (today: string) => tallyOf(all, { adds: "cumulative", unit: "week" }, dayOf(today));
    expect(on("2027-01-03")).toEqual({ settled: 0, asked: 6 });
    expect(on("2027-01-04")).toEqual({ settled: 0.2, asked: 5.8 });
    expect(on("2027-01-17")).toEqual({ settled: 2, asked: 4 });
    expect(on("2027-03-01")).toEqual({ settled: 4, asked: 2 });
  });

  it("never shrinks as the days go by, and counts no day twice", () => {
    const runs = fc.array(
      fc.record({ from: fc.integer({ min: 20_000, max: 20_200 }), length: fc.integer({ min: 0, max: 100 }) }),
      { maxLength: 5 },
    );
    const today = fc.integer({ min: 20_000, max: 20_300 });
    fc.assert(
      fc.property(runs, today, fc.constantFrom("cumulative", "continuous"), (all, day, adds) => {
        const entries = all.map(({ from, length }) => ({
          amount: null,
          days: { from, to: from + length },
          settled: true,
        }));
        const on = (at: number) => tallyOf(entries, { adds, unit: "day" }, at).settled;
        expect(on(day)).toBeLessThanOrEqual(on(day + 1));
        const lived = new Set(
          all.flatMap(({ from, length }) => Array.from({ length: length + 1 }, (_, i) => from + i)),
        );
        if (adds === "cumulative") expect(on(LATER)).toBe(lived.size);
        expect(on(LATER)).toBeLessThanOrEqual(lived.size);
      }),
    );
  });
});
