import { describe, expect, it } from "vitest";
import { dayOf, type IsoDate, isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import type { Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { albiSources } from "../../../support/albi-plan.ts";
import { fileSources, imported, stretches } from "../../../support/imports.ts";

const at = (timeline: Timeline, date: IsoDate) => timeline.cell(dayOf(date));
const doubts = (timeline: Timeline) =>
  timeline.doubts.map(({ from, to, reason }) => `${isoOf(from)}/${isoOf(to)} ${reason}`);
const periods = (timeline: Timeline) =>
  timeline.periods.map(({ place, from, to }) => `${isoOf(from)}/${isoOf(to)} ${place}`);

describe("doubts", () => {
  it("ALB-02 ALB-01 the open weeks of year 3 and its empty row are in doubt, a weekend cutting no stretch", () => {
    expect(doubts(deriveTimeline(albiSources(2024)))).toEqual([
      "2026-09-28/2026-12-25 several-readings",
      "2026-12-28/2027-01-01 week-53",
      "2027-01-04/2027-03-19 several-readings",
      "2027-09-27/2027-10-01 empty-row",
    ]);
  });

  it("ALB-02 settling one week solves the table again: the default follows and the other doubts shrink", () => {
    const open = deriveTimeline(albiSources(2023));
    const sizes = (timeline: Timeline) =>
      timeline.doubts.reduce(
        (days, { from, to, reason }) => days + (reason === "several-readings" ? to - from + 1 : 0),
        0,
      );
    // Week 40 of year 3 at school, as the default has it: only the readings that begin at school are left.
    const kept = deriveTimeline(albiSources(2023, { settled: stretches(["2025-09-29", "2025-10-03", "school"]) }));
    // Week 40 in company: another reading becomes the default, for other weeks too.
    const turned = deriveTimeline(albiSources(2023, { settled: stretches(["2025-09-29", "2025-10-03", "company"]) }));
    expect(sizes(kept)).toBeLessThan(sizes(open));
    expect(sizes(turned)).toBeLessThan(sizes(open));
    expect(at(kept, "2025-10-06")?.place).toBe("school");
    expect(at(turned, "2025-10-06")).toMatchObject({ place: "company", origin: "programme" });
    expect(at(turned, "2025-10-01")).toEqual({ place: "company", origin: "settlement", doubt: null });
  });

  it("ALB-02 one day at an exam settles its week as school", () => {
    const exam = deriveTimeline(albiSources(2023, { settled: stretches(["2025-10-01", "2025-10-01", "exam"]) }));
    const week = deriveTimeline(albiSources(2023, { settled: stretches(["2025-09-29", "2025-10-03", "school"]) }));
    const others = (timeline: Timeline) => timeline.doubts.filter(({ from }) => from > dayOf("2025-10-03"));
    expect(others(exam)).toEqual(others(week));
    expect(at(exam, "2025-10-01")?.place).toBe("exam");
  });

  it("ALB-02 a settlement that fits no reading stands for its own days only", () => {
    const closed = deriveTimeline(albiSources(2023, { settled: stretches(["2025-10-27", "2025-10-31", "off"]) }));
    expect(doubts(closed)).toEqual([
      "2025-09-29/2025-10-24 several-readings",
      "2025-11-03/2026-03-13 several-readings",
      "2026-09-21/2026-09-25 empty-row",
    ]);
    expect(at(closed, "2025-10-28")).toEqual({ place: "off", origin: "settlement", doubt: null });
  });

  it("ALB-02 settling a week of year 1 says nothing of the same week in year 3", () => {
    const open = deriveTimeline(albiSources(2023));
    const settled = stretches(["2023-10-02", "2023-10-06", "company"], ["2024-09-30", "2024-10-04", "company"]);
    const first = deriveTimeline(albiSources(2023, { settled }));
    expect(doubts(first)).toEqual(doubts(open));
    expect(at(first, "2025-09-29")).toEqual(at(open, "2025-09-29"));
  });

  it("ALB-02 a settlement that was replaced has no say any more", () => {
    const [wrong, right] = stretches(["2025-09-29", "2025-10-03", "company"], ["2025-09-29", "2025-10-03", "school"]);
    if (!wrong || !right) throw new Error("two stretches");
    const corrected = deriveTimeline(albiSources(2023, { settled: [wrong, right] }));
    const rightAtOnce = deriveTimeline(albiSources(2023, { settled: [right] }));
    expect(corrected.periods).toEqual(rightAtOnce.periods);
    expect(corrected.doubts).toEqual(rightAtOnce.doubts);
  });

  it("ALB-02 settling every open week leaves no reading in doubt", () => {
    const all = stretches(["2025-09-29", "2025-11-07", "school"], ["2025-11-10", "2026-01-30", "company"]);
    expect(doubts(deriveTimeline(albiSources(2023, { settled: all })))).toEqual(["2026-09-21/2026-09-25 empty-row"]);
  });

  it("a file that says unknown is a doubt, and so is a weekday about which nobody says anything", () => {
    const timeline = deriveTimeline(
      fileSources(2026, {
        imported: imported(
          ["2026-11-02", "2026-11-06", "school"],
          ["2026-11-09", "2026-11-10", "unknown"],
          ["2026-11-16", "2026-11-20", "company"],
        ),
      }),
    );
    expect(doubts(timeline)).toEqual(["2026-11-09/2026-11-10 said-unknown", "2026-11-11/2026-11-13 not-said"]);
    expect(periods(timeline)).toContain("2026-11-09/2026-11-13 unknown");
  });

  it("a table with a year that cannot be read, or that stops early, leaves it not said", () => {
    const plan = albiSources(2026).plan;
    if (!plan) throw new Error("a plan");
    const unreadable = { readings: [], doubtful: new Map() };
    const timeline = deriveTimeline(
      albiSources(2026, { plan: { ...plan, years: [...plan.years.slice(0, 1), unreadable] } }),
    );
    expect(doubts(timeline)).toContain("2027-10-04/2029-09-28 not-said");
    const shorter = deriveTimeline(
      albiSources(2026, { years: 1, imported: imported(["2027-10-29", "2027-10-29", "school"]) }),
    );
    expect([shorter.last, shorter.yearOf(dayOf("2027-10-04"))]).toEqual([dayOf("2027-10-29"), null]);
    expect(doubts(shorter).at(-1)).toBe("2027-10-04/2027-10-28 not-said");
  });
});
