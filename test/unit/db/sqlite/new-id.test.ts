import { expect, it } from "vitest";
import { newId } from "../../../../db/sqlite/new-id.ts";

it("makes ids that differ, can be typed, and never look like a flag", () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[0-9a-hjkmnp-tv-z]{16}$/.test(id))).toEqual([]);
});
