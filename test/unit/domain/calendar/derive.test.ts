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

describe("what stands above what", () => {
  const programme = albiSources(2026);
  const file = { imported: imported(["2026-10-12", "2026-10-16", "off"]) };
  const settled = { settled: stretches(["2026-10-12", "2026-10-14", "school"]) };
  const own = { exceptions: stretches(["2026-10-12", "2026-10-12", "defence"]) };

  it("the programme speaks when nobody else does", () => {
    expect(at(deriveTimeline(programme), "2026-10-12")).toEqual({ place: "company", origin: "programme", doubt: null });
  });

  it("a file stands above the programme, a settlement above the file, one's own exception above all", () => {
    const timeline = deriveTimeline({ ...programme, ...file, ...settled, ...own });
    expect(["2026-10-12", "2026-10-13", "2026-10-15", "2026-10-19"].map((date) => at(timeline, date))).toEqual([
      { place: "defence", origin: "exception", doubt: null },
      { place: "school", origin: "settlement", doubt: null },
      { place: "off", origin: "import", doubt: null },
      { place: "company", origin: "programme", doubt: null },
    ]);
  });

  it("a later settlement wins over an earlier one, a later exception too", () => {
    const twice = stretches(["2026-10-12", "2026-10-16", "school"], ["2026-10-14", "2026-10-14", "off"]);
    const settledTwice = deriveTimeline({ ...programme, settled: twice });
    const exceptTwice = deriveTimeline({ ...programme, exceptions: twice });
    for (const timeline of [settledTwice, exceptTwice]) {
      expect(["2026-10-13", "2026-10-14", "2026-10-15"].map((date) => at(timeline, date)?.place)).toEqual([
        "school",
        "off",
        "school",
      ]);
    }
  });

  it("weekends belong to no one, whatever a source says of them", () => {
    const timeline = deriveTimeline({ ...programme, imported: imported(["2026-10-10", "2026-10-18", "school"]) });
    expect([at(timeline, "2026-10-10"), at(timeline, "2026-10-18")]).toEqual([null, null]);
    expect(periods(timeline).slice(0, 3)).toEqual([
      "2026-09-28/2026-10-09 company",
      "2026-10-12/2026-10-16 school",
      "2026-10-19/2026-10-30 company",
    ]);
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
    expect(at(timeline, "2026-12-30")).toEqual({ place: "unknown", origin: "none", doubt: "week-53-unknown" });
  });

  it("is not made unknown for the whole cohort by one apprentice's day off in the week before", () => {
    const timeline = deriveTimeline(albiSources(2025, { exceptions: stretches(["2026-12-22", "2026-12-22", "off"]) }));
    expect(at(timeline, "2026-12-30")).toEqual({ place: "company", origin: "programme", doubt: "week-53" });
  });

  it("is unknown at the very end of a programme of calendar years", () => {
    const plan = {
      startWeek: 1,
      weeks: [1, 52],
      years: [{ readings: [["company", "company"] as const], doubtful: new Map() }],
    };
    const timeline = deriveTimeline(albiSources(2026, { plan, startWeek: 1, years: 1 }));
    expect(at(timeline, "2026-12-30")?.doubt).toBe("week-53-unknown");
  });
});

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
  const timeline = deriveTimeline(fileSources(2026, { imported: file }));

  it("makes a period of each part, exams being school, and a return of each Monday", () => {
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
