import { describe, expect, it } from "vitest";
import { firstOf, judge } from "../simulate/judge.ts";
import { type Simulation, simulate } from "../simulate/simulate.ts";

/** Around a return to school, the end of a semester and a stop of three days; `npm run simulate` lives through a whole year. */
const TERM: Simulation = { seed: 7, apprentices: 24, from: "2027-01-18", days: 49, outage: "2027-02-02" };

describe("some weeks of a school, minute by minute", () => {
  it("keep the promise: told twice in time, never after it is done, never at night, never too often", async () => {
    const { story, errors, outbox, courier } = await simulate(TERM);
    const verdict = judge(story);
    expect(firstOf(verdict)).toBeNull();
    expect(errors).toEqual([]);
    // It was no quiet time: all of this happened.
    expect(verdict.duties.judged).toBeGreaterThan(20);
    expect(verdict.duties.afterStop).toBeGreaterThan(5);
    expect(courier.hung).toBe(1);
    expect(outbox.everUnknown).toBeGreaterThan(0);
    expect(courier.found).toBeGreaterThan(0);
    const kinds = new Set(story.delivered.flatMap(({ items }) => items.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(expect.arrayContaining(["step", "turn", "late", "escalated", "return", "moved"]));
  });

  it("are the same again with the same seed, and others with another", async () => {
    const days = { ...TERM, apprentices: 4, days: 12, outage: null };
    const [one, same, other] = [await simulate(days), await simulate(days), await simulate({ ...days, seed: 8 })];
    expect(one.story.delivered.length).toBeGreaterThan(5);
    expect(same.story.delivered).toEqual(one.story.delivered);
    expect(other.story.delivered).not.toEqual(one.story.delivered);
  });
});
