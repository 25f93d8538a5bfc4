import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import { holidayOn } from "../../../../src/domain/calendar/holidays.ts";
import { addWorkingDays, countWorkingDays, workingDays } from "../../../../src/domain/calendar/working-days.ts";

const inFrance = workingDays((day) => holidayOn(day, null) !== null);
const shifted = (date: string, count: number) => isoOf(addWorkingDays(dayOf(date), count, inFrance));

describe("working days", () => {
  it.each([
    ["2026-11-20", 1, "2026-11-23", "a weekend is no working day"],
    ["2026-12-24", 1, "2026-12-28", "nor is Christmas"],
    ["2026-11-22", 10, "2026-12-04", "ten days from a Sunday"],
    ["2026-11-23", 10, "2026-12-07", "the day itself does not count"],
    ["2026-11-23", -1, "2026-11-20", "backwards over a weekend"],
    ["2027-01-04", -5, "2026-12-24", "backwards over New Year and Christmas"],
    ["2026-11-23", 0, "2026-11-23", "no days from a working day"],
    ["2026-11-22", 0, "2026-11-23", "no days from a Sunday"],
  ])("from %s by %i is %s: %s", (date, count, expected) => {
    expect(shifted(date, count)).toBe(expected);
  });

  it("depend on the region: Good Friday works in Paris and not in Metz", () => {
    const inMetz = workingDays((day) => holidayOn(day, "Moselle") !== null);
    expect(isoOf(addWorkingDays(dayOf("2027-03-25"), 1, inMetz))).toBe("2027-03-30");
    expect(shifted("2027-03-25", 1)).toBe("2027-03-26");
  });

  it("are counted with both ends", () => {
    expect(countWorkingDays(dayOf("2026-12-21"), dayOf("2027-01-03"), inFrance)).toBe(8);
    expect(countWorkingDays(dayOf("2026-12-22"), dayOf("2026-12-21"), inFrance)).toBe(0);
  });

  it("there and back is a way home, and the count between agrees", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 22_000 }), fc.integer({ min: 1, max: 300 }), (from, count) => {
        const start = addWorkingDays(from, 0, inFrance);
        const end = addWorkingDays(start, count, inFrance);
        expect(addWorkingDays(end, -count, inFrance)).toBe(start);
        expect(countWorkingDays(start + 1, end, inFrance)).toBe(count);
      }),
    );
  });

  it("that never come are an error, not an endless search", () => {
    expect(() => addWorkingDays(0, 1, () => false)).toThrow(RangeError);
  });
});
