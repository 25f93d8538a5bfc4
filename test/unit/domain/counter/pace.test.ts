import { expect, it } from "vitest";
import { atThisPace } from "../../../../src/domain/counter/pace.ts";

it.each([
  [10, 50, 200, 40],
  [0, 1, 200, 0],
  [7, 200, 200, 7],
])("%s after %s of %s days come to %s at the end", (have, elapsed, whole, expected) => {
  expect(atThisPace(have, { elapsed, whole })).toBe(expected);
});
