import fc from "fast-check";
import { expect, it } from "vitest";
import { MAX_ATTEMPTS, nextTry } from "../../../../src/domain/reminder/retry.ts";

const wait = (attempts: number, retryAfterMs: number | null = null, random = 0) =>
  nextTry({ attempts, retryAfterMs, random: () => random });

it("waits two seconds, then twice as long each time, a quarter of an hour at most", () => {
  expect([0, 1, 2, 3, 8, 9, 11].map((attempts) => wait(attempts))).toEqual([
    2_000, 4_000, 8_000, 16_000, 512_000, 900_000, 900_000,
  ]);
});

it("waits as long as the platform asked for where that is longer", () => {
  expect(wait(0, 30_000)).toBe(30_000);
  expect(wait(5, 30_000)).toBe(64_000);
  expect(wait(0, 3_600_000)).toBe(3_600_000);
});

it("spreads what comes back by up to half as much again", () => {
  expect(wait(0, null, 0.5)).toBe(2_500);
  expect(wait(0, 30_000, 0.2)).toBe(33_000);
});

it("never comes back before it was asked to, nor after one and a half times the longest wait", () => {
  const tried = fc.record({
    attempts: fc.nat(MAX_ATTEMPTS),
    retryAfterMs: fc.option(fc.nat(7_200_000)),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  fc.assert(
    fc.property(tried, ({ attempts, retryAfterMs, random }) => {
      const ms = wait(attempts, retryAfterMs, random);
      expect(Number.isInteger(ms)).toBe(true);
      expect(ms).toBeGreaterThanOrEqual(retryAfterMs ?? 2_000);
      expect(ms).toBeLessThanOrEqual(Math.ceil(1.5 * Math.max(retryAfterMs ?? 0, 900_000)));
    }),
  );
  expect(MAX_ATTEMPTS).toBe(12);
});
