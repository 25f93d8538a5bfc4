import { describe, expect, it } from "vitest";
import { dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import type { Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { albiSources } from "../../../support/albi-plan.ts";
import { fileSources, imported, type Said, stretches } from "../../../support/imports.ts";

const at = (timeline: Timeline, date: IsoDate) => timeline.cell(dayOf(date));
const doubts = (timeline: Timeline) =>
  timeline.doubts.map(({ from, to, reason }) => `${isoOf(from)}/${isoOf(to)} ${reason}`);
const periods = (timeline: Timeline) =>
  timeline.periods.map(({ place, from, to }) => `${isoOf(from)}/${isoOf(to)} ${place}`);

describe("public holidays", () => {
  const days = (...said: readonly Said[]) => deriveTimeline(fileSources(2026, { imported: imported(...said) }));

  it("break no run, whatever the file says of the day or if it leaves it out", () => {
    const around = [
      ["2026-11-09", "2026-11-10", "school"],
      ["2026-11-12", "2026-11-13", "school"],
    ] as const;
    for (const timeline of [
      days(...around),
      days(...around, ["2026-11-11", "2026-11-11", "off"]),
      days(...around, ["2026-11-11", "2026-11-11", "unknown"]),
      days(...around, ["2026-11-11", "2026-11-11", "exam"]),
    ]) {
      expect(timeline.periods).toMatchObject([{ place: "school", workingDays: 4, weeks: ["2026-W46"] }]);
      expect(timeline.doubts).toEqual([]);
      expect(at(timeline, "2026-11-11")?.place).toBe("school");
    }
  });

  it("between two places stay where their source puts them", () => {
    const timeline = days(["2026-11-09", "2026-11-11", "company"], ["2026-11-12", "2026-11-13", "school"]);
    expect(periods(timeline)).toEqual(["2026-11-09/2026-11-11 company", "2026-11-12/2026-11-13 school"]);
    const omitted = days(["2026-11-09", "2026-11-10", "company"], ["2026-11-12", "2026-11-13", "school"]);
    expect(at(omitted, "2026-11-11")).toEqual({ place: "unknown", origin: "none", doubt: "not-said" });
  });

  it("that stand together are looked over as one: Christmas and 26 December in Alsace, Good Friday to Easter Monday", () => {
    const file = imported(
      ["2024-12-23", "2024-12-24", "company"],
      ["2024-12-27", "2025-04-17", "company"],
      ["2025-04-22", "2025-04-25", "company"],
    );
    const alsace = deriveTimeline(fileSources(2024, { imported: file, region: "Bas-Rhin" }));
    expect(alsace.periods).toMatchObject([{ place: "company", from: dayOf("2024-12-23"), to: dayOf("2025-04-25") }]);
    const elsewhere = deriveTimeline(fileSources(2024, { imported: file, region: "Grand Est" }));
    expect(doubts(elsewhere)).toEqual(["2024-12-25/2024-12-26 not-said", "2025-04-18/2025-04-21 not-said"]);
    expect([alsace, elsewhere].map((timeline) => timeline.isHoliday(dayOf("2025-04-18")))).toEqual([true, false]);
  });

  it("at the edge of the calendar have nobody on one side and keep their own place", () => {
    const timeline = days(["2026-11-11", "2026-11-11", "exam"], ["2026-11-12", "2026-11-13", "school"]);
    expect(at(timeline, "2026-11-11")).toMatchObject({ place: "school", origin: "import" });
    expect(timeline.periods).toMatchObject([{ from: dayOf("2026-11-11"), workingDays: 2 }]);
  });

  it("share the doubt of the days on both sides, even where a file is sure of the holiday", () => {
    const timeline = deriveTimeline(albiSources(2023, { imported: imported(["2025-11-11", "2025-11-11", "off"]) }));
    expect(at(timeline, "2025-11-11")).toEqual({ place: "company", origin: "import", doubt: "several-readings" });
  });

  it("between two unknown days are unknown and in doubt too", () => {
    const timeline = days(
      ["2026-11-09", "2026-11-10", "unknown"],
      ["2026-11-11", "2026-11-11", "school"],
      ["2026-11-13", "2026-11-13", "school"],
    );
    expect(doubts(timeline)).toEqual(["2026-11-09/2026-11-11 said-unknown", "2026-11-12/2026-11-12 not-said"]);
    expect(periods(timeline)[0]).toBe("2026-11-09/2026-11-12 unknown");
  });
});

describe("ALB-06 alternation inside the week", () => {
  const week = (monday: IsoDate) => {
    const day = dayOf(monday);
    return [
      [monday, isoOf(day + 2), "school"],
      [isoOf(day + 3), isoOf(day + 4), "company"],
    ] as const;
  };
  const file = imported(...week("2026-11-02"), ...week("2026-11-09"), ...week("2026-11-16"), [
    "2026-11-18",
    "2026-11-18",
    "exam",
  ]);

  it("makes a period of each part, exams being school, and a return of each Monday", () => {
    const timeline = deriveTimeline(fileSources(2026, { imported: file }));
    expect(periods(timeline)).toEqual([
      "2026-11-02/2026-11-04 school",
      "2026-11-05/2026-11-06 company",
      "2026-11-09/2026-11-11 school",
      "2026-11-12/2026-11-13 company",
      "2026-11-16/2026-11-18 school",
      "2026-11-19/2026-11-20 company",
    ]);
    expect(timeline.returns.map(isoOf)).toEqual(["2026-11-09", "2026-11-16"]);
  });

  it("joins company on Friday and on the next Monday when a person's Monday is swapped", () => {
    const swapped = deriveTimeline(
      fileSources(2026, { imported: file, exceptions: stretches(["2026-11-09", "2026-11-09", "company"]) }),
    );
    expect(periods(swapped)[1]).toBe("2026-11-05/2026-11-09 company");
    expect(swapped.returns.map(isoOf)).toEqual(["2026-11-10", "2026-11-16"]);
  });
});

describe("ALB-04 returns", () => {
  const returns = (...said: readonly Said[]) =>
    deriveTimeline(fileSources(2026, { imported: imported(...said) })).returns.map(isoOf);

  it("see through closures, defences and unknown days between company and school", () => {
    expect(
      returns(
        ["2026-11-02", "2026-11-06", "company"],
        ["2026-11-09", "2026-11-10", "off"],
        ["2026-11-12", "2026-11-13", "defence"],
        ["2026-11-23", "2026-11-24", "exam"],
      ),
    ).toEqual(["2026-11-23"]);
  });

  it("are none after a closure inside a school time, nor at the very start", () => {
    expect(
      returns(
        ["2026-11-02", "2026-11-06", "school"],
        ["2026-11-09", "2026-11-10", "off"],
        ["2026-11-12", "2026-11-13", "school"],
      ),
    ).toEqual([]);
  });

  it("wait for the first school day that is no public holiday", () => {
    expect(returns(["2027-05-03", "2027-05-14", "company"], ["2027-05-17", "2027-05-21", "school"])).toEqual([
      "2027-05-18",
    ]);
  });
});
