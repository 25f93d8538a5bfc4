import { expect, it } from "vitest";
import { chaos } from "./chaos.ts";

// The short form of `npm run chaos`.
it("of reminders sent by a program that is killed again and again none is lost, said after it was done or in quiet hours, and doubles are known", async () => {
  const seed = 1 + (Date.now() % 1_000_000);
  const { counts, stories } = await chaos({
    kills: 6,
    reminders: 200,
    seed,
    boundaryAfterMs: 4_000,
    doneEveryMs: 50,
    idleMs: 1_500,
  });
  expect(stories, `seed ${seed}`).toEqual([]);
  expect(counts.kills).toBe(6);
  expect(counts.sent).toBeGreaterThan(20);
  expect(counts.done).toBeGreaterThan(5);
  expect(counts.doubles, `seed ${seed}`).toBeLessThanOrEqual(counts.bound);
}, 120_000);
