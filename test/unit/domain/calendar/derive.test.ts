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

describe("what stands above what", () => {
  const programme = () => albiSources(2026);
  const file = { imported: imported(["2026-10-12", "2026-10-16", "off"]) };
  const settled = { settled: stretches(["2026-10-12", "2026-10-14", "school"]) };
  const own = { exceptions: stretches(["2026-10-12", "2026-10-12", "defence"]) };

  it("the programme speaks when nobody else does", () => {
    expect(at(deriveTimeline(programme()), "2026-10-12")).toEqual({
      place: "company",
      origin: "programme",
      doubt: null,
    });
  });

  it("a file stands above the programme, a settlement above the file, one's own exception above all", () => {
    const timeline = deriveTimeline({ ...programme(), ...file, ...settled, ...own });
    expect(["2026-10-12", "2026-10-13", "2026-10-15", "2026-10-19"].map((date) => at(timeline, date))).toEqual([
      { place: "defence", origin: "exception", doubt: null },
      { place: "school", origin: "settlement", doubt: null },
      { place: "off", origin: "import", doubt: null },
      { place: "company", origin: "programme", doubt: null },
    ]);
  });

  it("a later settlement wins over an earlier one, a later exception too", () => {
    const twice = stretches(["2026-10-12", "2026-10-16", "school"], ["2026-10-14", "2026-10-14", "off"]);
    const settledTwice = deriveTimeline({ ...programme(), settled: twice });
    const exceptTwice = deriveTimeline({ ...programme(), exceptions: twice });
    for (const timeline of [settledTwice, exceptTwice]) {
      expect(["2026-10-13", "2026-10-14", "2026-10-15"].map((date) => at(timeline, date)?.place)).toEqual([
        "school",
        "off",
        "school",
      ]);
    }
  });

  it("weekends belong to no one, whatever a source says of them", () => {
    const timeline = deriveTimeline({ ...programme(), imported: imported(["2026-10-10", "2026-10-18", "school"]) });
    expect([at(timeline, "2026-10-10"), at(timeline, "2026-10-18")]).toEqual([null, null]);
    expect(periods(timeline).slice(0, 3)).toEqual([
      "2026-09-28/2026-10-09 company",
      "2026-10-12/2026-10-16 school",
      "2026-10-19/2026-10-30 company",
    ]);
  });
});

describe("where a day is planned", () => {
  const planned = (timeline: Timeline, ...dates: readonly IsoDate[]) =>
    dates.map((date) => timeline.planned(dayOf(date)));

  it("is what the programme's table says, whatever is said since", () => {
    const said = stretches(["2026-10-12", "2026-10-16", "off"]);
    const file = imported(["2026-10-12", "2026-10-16", "school"]);
    for (const more of [{}, { imported: file }, { settled: said }, { exceptions: said }]) {
      const timeline = deriveTimeline(albiSources(2026, more));
      expect(planned(timeline, "2026-10-05", "2026-10-12", "2026-11-02")).toEqual(["company", "company", "school"]);
    }
  });

  it("is nowhere outside the course, at weekends, on days of which the table cannot say, and without a table", () => {
    const timeline = deriveTimeline(albiSources(2026));
    expect(planned(timeline, "2026-09-25", "2026-10-10", "2026-12-29")).toEqual([null, null, null]);
    const file = deriveTimeline(fileSources(2026, { imported: imported(["2026-09-09", "2026-09-10", "school"]) }));
    expect(planned(file, "2026-09-09", "2026-09-25")).toEqual([null, null]);
    expect(planned(deriveTimeline(fileSources(2026)), "2026-09-09")).toEqual([null]);
  });
});

describe("a cohort's first and last day", () => {
  const outside = imported(["2026-09-01", "2026-09-02", "school"], ["2029-10-01", "2029-10-02", "company"]);

  it("are the programme's, from Monday to Sunday", () => {
    const { first, last } = deriveTimeline(albiSources(2026));
    expect([first, last]).toEqual([dayOf("2026-09-28"), dayOf("2029-09-30")]);
  });

  it("reach out to what files and settlements say, in no academic year there; an exception moves neither", () => {
    const timeline = deriveTimeline(
      albiSources(2026, {
        imported: outside,
        settled: stretches(["2026-08-31", "2026-08-31", "off"]),
        exceptions: stretches(["2026-08-03", "2026-08-03", "company"]),
      }),
    );
    expect([timeline.first, timeline.last]).toEqual([dayOf("2026-08-31"), dayOf("2029-10-02")]);
    expect(
      ["2026-08-03", "2026-08-31", "2026-09-28", "2029-09-30", "2029-10-02", "2029-10-03"].map((date) =>
        timeline.yearOf(dayOf(date)),
      ),
    ).toEqual([null, null, 1, 3, null, null]);
    expect(at(timeline, "2026-08-03")).toBeNull();
    expect(at(timeline, "2026-09-03")).toEqual({ place: "unknown", origin: "none", doubt: "not-said" });
  });

  it("are those of the file when there is no programme table", () => {
    const timeline = deriveTimeline(fileSources(2026, { imported: imported(["2026-09-09", "2027-09-08", "school"]) }));
    expect([timeline.first, timeline.last]).toEqual([dayOf("2026-09-09"), dayOf("2027-09-08")]);
    expect(at(timeline, "2026-09-08")).toBeNull();
    expect(
      ["2026-09-08", "2026-09-09", "2027-09-05", "2027-09-06"].map((date) => timeline.yearOf(dayOf(date))),
    ).toEqual([null, 1, 1, 2]);
  });

  it("begin and end on weekdays where only files and settlements speak", () => {
    const settled = stretches(["2026-11-07", "2026-11-15", "school"], ["2026-12-05", "2026-12-06", "company"]);
    const { first, last } = deriveTimeline(fileSources(2026, { settled }));
    expect([first, last]).toEqual([dayOf("2026-11-09"), dayOf("2026-11-13")]);
  });

  it("are nowhere when nobody has said anything", () => {
    const timeline = deriveTimeline(fileSources(2026, { imported: imported(["2026-11-21", "2026-11-22", "school"]) }));
    expect(timeline).toMatchObject({ first: null, last: null, periods: [], doubts: [], returns: [] });
    expect([timeline.cell(dayOf("2026-11-23")), timeline.yearOf(dayOf("2026-11-23"))]).toEqual([null, null]);
    expect(timeline.isHoliday(dayOf("2026-12-25"))).toBe(true);
  });
});

describe("ALB-03 week 53", () => {
  const WEEK = ["2026-12-28", "2027-01-01"] as const;

  it("shifts no other week", () => {
    const timeline = deriveTimeline(albiSources(2026));
    expect([at(timeline, "2026-12-24")?.place, at(timeline, "2027-01-04")?.place]).toEqual(["company", "school"]);
  });

  it("is no longer in doubt once a file or the registrar says where it is spent", () => {
    const said = deriveTimeline(albiSources(2026, { imported: imported([...WEEK, "off"]) }));
    const settled = deriveTimeline(albiSources(2026, { settled: stretches([...WEEK, "company"]) }));
    expect([doubts(said)[0], doubts(settled)[0]]).toEqual(Array(2).fill("2028-10-02/2029-03-16 several-readings"));
    expect(at(settled, "2026-12-30")).toEqual({ place: "company", origin: "settlement", doubt: null });
    expect(periods(settled)).toContain("2026-11-16/2027-01-01 company");
  });

  it("keeps its doubt on the days that nobody settled", () => {
    const timeline = deriveTimeline(albiSources(2026, { settled: stretches(["2026-12-28", "2026-12-29", "off"]) }));
    expect(doubts(timeline)[0]).toBe("2026-12-30/2027-01-01 week-53-unknown");
  });

  it("follows its neighbours when a file moves one of them", () => {
    const timeline = deriveTimeline(albiSources(2026, { imported: imported(["2026-12-21", "2026-12-24", "school"]) }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "school", origin: "programme", doubt: "week-53" });
  });

  it("is unknown when a neighbour is split between two places", () => {
    const timeline = deriveTimeline(albiSources(2025, { imported: imported(["2027-01-06", "2027-01-06", "school"]) }));
    expect(at(timeline, "2026-12-30")?.doubt).toBe("week-53-unknown");
  });

  it("is unknown when its neighbours are", () => {
    const file = imported(["2026-12-21", "2026-12-25", "unknown"], ["2027-01-04", "2027-01-08", "unknown"]);
    const timeline = deriveTimeline(albiSources(2025, { imported: file }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "unknown", origin: "none", doubt: "not-said" });
  });

  it.each([
    ["week 52", ["2026-12-21", "2026-12-25", "unknown"]],
    ["a day of week 1", ["2027-01-06", "2027-01-06", "unknown"]],
  ] as const)("is not said to lie between different places when %s is unknown", (_, days) => {
    const timeline = deriveTimeline(albiSources(2025, { imported: imported([...days]) }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "unknown", origin: "none", doubt: "not-said" });
  });

  it("is as unknown as the weeks around it, and for no other reason, where the programme claims nothing of them", () => {
    const plan = {
      startWeek: 36,
      weeks: Array.from({ length: 52 }, (_, row) => ((row + 35) % 52) + 1),
      years: [{ readings: [Array.from({ length: 52 }, () => "unknown" as const)], doubtful: new Map() }],
    };
    const timeline = deriveTimeline(albiSources(2026, { plan, startWeek: 36, years: 1 }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "unknown", origin: "programme", doubt: null });
    expect(doubts(timeline)).toEqual([]);
    expect(periods(timeline)).toHaveLength(1);
  });

  it("is not made unknown for the whole cohort by one apprentice's day off in the week before", () => {
    const timeline = deriveTimeline(albiSources(2025, { exceptions: stretches(["2026-12-22", "2026-12-22", "off"]) }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "company", origin: "programme", doubt: "week-53" });
  });

  it("is unknown at the very end of a programme of calendar years, which has no week 1 after it", () => {
    const plan = {
      startWeek: 1,
      weeks: [1, 52],
      years: [{ readings: [["company", "company"] as const], doubtful: new Map() }],
    };
    const timeline = deriveTimeline(albiSources(2026, { plan, startWeek: 1, years: 1 }));
    expect(at(timeline, "2026-12-30")?.doubt).toBe("not-said");
  });
});
