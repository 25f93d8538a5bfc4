import { describe, expect, it } from "vitest";
import { parseAnchor } from "../../../../src/domain/programme/anchor-grammar.ts";
import { NO_OCCASION } from "../../../../src/domain/programme/occurrences.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { turnRests } from "../../../../src/domain/programme/turn-rests.ts";
import { SMALL, timelineOf } from "./support.ts";

/** `coachTime` stands at a default that no document backs, `half` at one of the document. */
function rests(
  { within, before }: { readonly within?: string | null; readonly before?: string },
  { settings = {}, isKnown = true }: { readonly settings?: Record<string, string>; readonly isKnown?: boolean } = {},
) {
  const programme = readProgramme(SMALL, "small.yaml");
  const timeline = timelineOf(isKnown ? programme : { ...programme, plan: null }, 2026);
  const last = before === undefined ? null : parseAnchor(before, programme.settings);
  if (last && !last.ok) throw new Error(last.problem.en);
  const span = within === undefined ? null : ({ count: 10, unit: "working-days", setting: within } as const);
  const about = { ...NO_OCCASION, id: "year-1", year: 1 };
  return turnRests({ programme, timeline, settings }, { within: span, before: last?.value ?? null }, about);
}

describe("what the day of a step rests on", () => {
  it("is nothing where it has no time, one of its own, or a day that the document says", () => {
    for (const step of [{}, { within: null }, { before: "half" }]) {
      expect(rests(step)).toEqual({ defaulted: [], chosen: [] });
    }
  });

  it("is the setting of its time, at the file's default or as the school chose", () => {
    expect(rests({ within: "coachTime" })).toEqual({ defaulted: ["coachTime"], chosen: [] });
    const settings = { coachTime: "3" };
    expect(rests({ within: "coachTime" }, { settings })).toEqual({ defaulted: [], chosen: ["coachTime"] });
  });

  it("is what its last day rests on, besides", () => {
    const settings = { half: "friday of week 6" };
    expect(rests({ before: "half" }, { settings })).toEqual({ defaulted: [], chosen: ["half"] });
    expect(rests({ within: "coachTime", before: "half" }, { settings })).toEqual({
      defaulted: ["coachTime"],
      chosen: ["half"],
    });
    expect(rests({ within: "coachTime", before: "coachTime after half" }).defaulted).toEqual(["coachTime"]);
  });

  it("is its time alone where the last day never comes, or nothing is known of the calendar", () => {
    const step = { within: "coachTime", before: "half" };
    const alone = { defaulted: ["coachTime"], chosen: [] };
    expect(rests(step, { settings: { half: "some day" } })).toEqual(alone);
    expect(rests(step, { settings: { half: "friday of week 6" }, isKnown: false })).toEqual(alone);
  });
});
