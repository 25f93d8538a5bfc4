import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  dayOf,
  hourIn,
  isoOf,
  isWeekend,
  mondayOf,
  mondayOfWeek,
  plainOf,
  todayIn,
  weekdayOf,
  weekLabel,
  weekOf,
  weeksInYear,
} from "../../../../src/domain/calendar/day.ts";
import { dayOfSlot, slotFrom, slotTo } from "../../../../src/domain/calendar/grid.ts";

const anyDay = fc.integer({ min: -30_000, max: 60_000 });

/** When a zone's clocks change, epoch milliseconds. */
function changesOf(zone: string, { from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  const next = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  const at = next?.epochMilliseconds ?? to;
  return at < to ? [at, ...changesOf(zone, { from: at, to })] : [];
}

describe("days", () => {
  it("are dates, weekdays and ISO weeks as Temporal has them", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const plain = Temporal.PlainDate.from("1970-01-01").add({ days: day });
        expect([isoOf(day), dayOf(plain), dayOf(plain.toString())]).toEqual([plain.toString(), day, day]);
        expect([weekdayOf(day), isWeekend(day)]).toEqual([plain.dayOfWeek, plain.dayOfWeek > 5]);
        expect(weekOf(day)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
        expect(mondayOfWeek(weekOf(day))).toBe(mondayOf(day));
      }),
    );
  });

  it("refuse a date that does not exist", () => {
    expect(() => dayOf("2026-02-29")).toThrow(RangeError);
  });

  it("ALB-03 know that 2026 has 53 weeks and its neighbours 52", () => {
    expect([2025, 2026, 2027].map(weeksInYear)).toEqual([52, 53, 52]);
    expect([weekLabel(dayOf("2027-01-03")), weekLabel(dayOf("2027-01-04"))]).toEqual(["2026-W53", "2027-W01"]);
  });

  it.each([
    ["Europe/Paris", "2026-03-29T00:59:00+01:00", "2026-03-29"],
    ["Europe/Paris", "2026-10-25T22:59:59Z", "2026-10-25"],
    ["Europe/Paris", "2026-10-25T23:00:00Z", "2026-10-26"],
    ["America/Montreal", "2026-11-22T04:59:00Z", "2026-11-21"],
    ["Pacific/Noumea", "2026-11-22T13:00:00Z", "2026-11-23"],
  ])("today in %s at %s is %s", (zone, at, date) => {
    expect(plainOf(todayIn(zone, Temporal.Instant.from(at))).toString()).toBe(date);
  });

  it("today turns at midnight where the person is, also when another time was asked for before", () => {
    const today = (zone: string, at: string) => isoOf(todayIn(zone, Temporal.Instant.from(at)));
    for (const [zone, at, date] of [
      ["Europe/Paris", "2026-11-22T22:59:59.999Z", "2026-11-22"],
      ["Europe/Paris", "2026-11-22T23:00:00Z", "2026-11-23"],
      ["Europe/Paris", "2026-11-23T23:00:00Z", "2026-11-24"],
      ["Europe/Paris", "2026-11-22T22:59:59.999Z", "2026-11-22"],
      ["America/Montreal", "2026-11-22T23:00:00Z", "2026-11-22"],
      ["Europe/Paris", "2026-11-21T23:00:00Z", "2026-11-22"],
      ["Europe/Paris", "2026-11-21T22:59:59.999Z", "2026-11-21"],
    ] as const) {
      expect([zone, at, today(zone, at)]).toEqual([zone, at, date]);
    }
  });

  it("today and the hour are as Temporal has them, to the moments at which clocks change, whatever was asked for before", () => {
    const year = { from: Date.UTC(2011, 0), to: Date.UTC(2031, 0) };
    // Clocks that change at midnight, by half an hour, by a whole day, during Ramadan, and never.
    const zones = ["Europe/Paris", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "UTC"];
    const turns = zones.flatMap((zone) => changesOf(zone, year).map((at) => ({ zone, at })));
    expect(turns.length).toBeGreaterThan(100);
    const near = fc.tuple(fc.constantFrom(...turns), fc.constantFrom(-86_400_000, -1, 0, 1, 86_400_000));
    const anywhere = fc.record({ zone: fc.constantFrom(...zones), at: fc.integer({ min: year.from, max: year.to }) });
    const asked = fc.oneof(
      near.map(([{ zone, at }, ms]) => ({ zone, at: at + ms })),
      anywhere,
    );
    fc.assert(
      fc.property(asked, ({ zone, at }) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(at);
        const local = instant.toZonedDateTimeISO(zone);
        expect([isoOf(todayIn(zone, instant)), hourIn(zone, at)]).toEqual([local.toPlainDate().toString(), local.hour]);
      }),
      { numRuns: 500 },
    );
  });

  it("a date that does not exist is refused, not moved", () => {
    expect(() => dayOf("2026-02-29")).toThrow(RangeError);
    expect(dayOf("2028-02-29")).toBe(dayOf("2028-03-01") - 1);
  });
});

describe("slots", () => {
  it("number weekdays without a gap, a weekend taking Monday's or Friday's", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weekday = weekdayOf(day);
        expect(dayOfSlot(slotFrom(day))).toBe(weekday > 5 ? day + 8 - weekday : day);
        expect(dayOfSlot(slotTo(day))).toBe(weekday > 5 ? day + 5 - weekday : day);
        expect(slotFrom(day + 1) - slotTo(day)).toBe(1);
      }),
    );
  });
});
