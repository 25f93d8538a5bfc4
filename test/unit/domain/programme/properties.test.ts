import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../../../src/domain/calendar/day.ts";
import { deadlines } from "../../../../src/domain/programme/deadlines.ts";
import { refusals, SMALL, shipped, timelineOf } from "./support.ts";

describe("any programme file", () => {
  it("never refuses without saying why, whatever line is left out", () => {
    const lines = SMALL.split("\n");
    lines.forEach((_, left) => {
      const text = lines.filter((__, index) => index !== left).join("\n");
      for (const refusal of refusals(text)) expect(refusal).toMatch(/^\d+ .+ → .+$/);
    });
  });

  it("is refused in no other way, whatever is written into it", () => {
    const scraps = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        "null",
        "[]",
        "{}",
        "12",
        "-1",
        "true",
        "__proto__: 1",
        "constructor",
        "? a",
        "- ",
        ": ",
        "\n",
        "  ",
        "|",
        ">",
      ),
    );
    fc.assert(
      fc.property(fc.nat(SMALL.length), fc.nat(30), scraps, (at, length, scrap) => {
        for (const refusal of refusals(SMALL.slice(0, at) + scrap + SMALL.slice(at + length))) {
          expect(refusal).toMatch(/^\d+ .+ → .+$/s);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("deadlines", () => {
  it("keeps every deadline after it opens, in order, with an id of its own, for any first year", () => {
    const albi = shipped("albi-apprenticeship");
    fc.assert(
      fc.property(fc.integer({ min: 2015, max: 2045 }), (startYear) => {
        const list = deadlines(albi, timelineOf(albi, startYear), {}, dayOf("2000-01-01"), dayOf("2060-01-01"));
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        list.forEach(({ opens, due }, index) => {
          if (opens !== null) expect(opens).toBeLessThanOrEqual(due);
          expect(due).toBeGreaterThanOrEqual(list[index - 1]?.due ?? 0);
        });
      }),
      { numRuns: 31 },
    );
  });
});
