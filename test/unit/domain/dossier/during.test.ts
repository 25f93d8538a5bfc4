import { describe, expect, it } from "vitest";
import type { Place } from "../../../../src/domain/calendar/place.ts";
import type { Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { clashOf } from "../../../../src/domain/dossier/during.ts";

const PLACES: readonly (Place | null)[] = ["school", "exam", "company", "off", "unknown", "defence", null];
const DOUBTFUL = 10;

/** Day n is at the n-th place; from day 10 on all is at school, in doubt. */
const timeline = {
  cell: (day: number) => {
    const place = day < DOUBTFUL ? (PLACES[day] ?? null) : "school";
    return place && { place, origin: "programme", doubt: day < DOUBTFUL ? null : "week-53" };
  },
} as unknown as Timeline;
const on = (from: number, during: "school" | "company" | null, to = from) => clashOf(timeline, during, { from, to });

describe("days that fall in one kind of period", () => {
  it("ALB-31 clash with school, exams included, where they should be in company, and the other way round", () => {
    expect(PLACES.map((_, day) => on(day, "company"))).toEqual(["school", "school", ...Array(5).fill(null)]);
    expect(PLACES.map((_, day) => on(day, "school"))).toEqual([null, null, "company", null, null, null, null]);
    expect(PLACES.map((_, day) => on(day, null))).toEqual(Array(7).fill(null));
  });

  it("clash when one of them does, but not where the calendar is in doubt", () => {
    expect(on(2, "school", 4)).toBe("company");
    expect(on(1, "company", 3)).toBe("school");
    expect(on(0, "school", 1)).toBeNull();
    expect(on(DOUBTFUL, "company", DOUBTFUL + 5)).toBeNull();
  });
});
