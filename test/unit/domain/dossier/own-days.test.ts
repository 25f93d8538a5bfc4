import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { daysOf, sharesDay } from "../../../../src/domain/dossier/own-days.ts";
import type { Values } from "../../../../src/domain/dossier/state.ts";

const event = { from: 3, to: 5 };
const [FROM, TO] = ["2027-01-04", "2027-01-08"];

describe("the days that a dossier is about", () => {
  it("are those of its event, whatever dates are filled in", () => {
    expect(daysOf({ event, values: { from: FROM, to: TO } })).toEqual(event);
  });

  it("are else those of its dates", () => {
    expect(daysOf({ event: null, values: { from: FROM, to: TO } })).toEqual({ from: dayOf(FROM), to: dayOf(TO) });
  });

  it.each<[Values]>([
    [{}],
    [{ from: FROM }],
    [{ to: TO }],
    [{ from: FROM, to: 8 }],
    [{ from: true, to: TO }],
    [{ from: FROM, to: "the 2027-01-08" }],
    [{ from: "2027-01-04T08:00", to: TO }],
    [{ from: FROM, to: "next week" }],
  ])("are not known where %j is filled in", (values) => {
    expect(daysOf({ event: null, values })).toBeNull();
  });

  it.each([
    [1, 2, false],
    [1, 3, true],
    [4, 4, true],
    [1, 9, true],
    [5, 9, true],
    [6, 9, false],
  ])("of the 3rd to the 5th share one with those of the %sth to the %sth: %s", (from, to, shared) => {
    expect([sharesDay(event, { from, to }), sharesDay({ from, to }, event)]).toEqual([shared, shared]);
  });
});
