import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Day, dayOf, isWeekend, weekLabel } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { nextPeriod } from "../../../../src/domain/calendar/next.ts";
import { PLACES, type Place, runPlace } from "../../../../src/domain/calendar/place.ts";
import type { CalendarSources, SaidStretch } from "../../../../src/domain/calendar/sources.ts";
import type { Timeline } from "../../../../src/domain/calendar/timeline.ts";
import { albiSources } from "../../../support/albi-plan.ts";
import { fileSources } from "../../../support/imports.ts";

const START = dayOf("2026-09-01");
const place = fc.constantFrom(...PLACES);
const stretch = fc
  .record({ from: fc.integer({ min: START, max: START + 1100 }), length: fc.integer({ min: 0, max: 40 }), place })
  .map(({ from, length, place }): SaidStretch => ({ from, to: from + length, place }));
const stretches = fc.array(stretch, { maxLength: 6 });
const importedDays = fc
  .array(
    fc.record({ from: fc.integer({ min: START, max: START + 200 }), length: fc.integer({ min: 0, max: 12 }), place }),
    {
      maxLength: 25,
    },
  )
  .map((said) => {
    const days = new Map<Day, { place: Place }>();
    for (const { from, length, place } of said)
      for (let day = from; day <= from + length; day++) days.set(day, { place });
    return days;
  });

const anySources: fc.Arbitrary<CalendarSources> = fc
  .record({
    albi: fc.boolean(),
    startYear: fc.integer({ min: 2024, max: 2027 }),
    imported: importedDays,
    settled: stretches,
    exceptions: stretches,
    region: fc.constantFrom(null, "Alsace"),
  })
  .map(({ albi, startYear, ...more }) => (albi ? albiSources(startYear, more) : fileSources(startYear, more)));

function weekdays(timeline: Timeline): Day[] {
  const days: Day[] = [];
  if (timeline.first === null || timeline.last === null) return days;
  for (let day = timeline.first; day <= timeline.last; day++) if (!isWeekend(day)) days.push(day);
  return days;
}

const placeAt = (timeline: Timeline, day: Day) => timeline.cell(day)?.place ?? "unknown";

function check(property: (timeline: Timeline, sources: CalendarSources) => void, numRuns = 60): void {
  fc.assert(
    fc.property(anySources, (sources) => property(deriveTimeline(sources), sources)),
    { numRuns },
  );
}

describe("every calendar", () => {
  it("shares its weekdays out among its periods, each a maximal run of one place", () => {
    check((timeline) => {
      const covered = timeline.periods.flatMap(({ from, to, place, weeks, workingDays }) => {
        const days: Day[] = [];
        for (let day = from; day <= to; day++) if (!isWeekend(day)) days.push(day);
        expect(days.every((day) => runPlace(placeAt(timeline, day)) === place)).toBe(true);
        expect(workingDays).toBe(days.filter((day) => !timeline.isHoliday(day)).length);
        expect(weeks).toEqual([...new Set(days.map(weekLabel))]);
        return days;
      });
      expect(covered).toEqual(weekdays(timeline));
      for (const [index, { place }] of timeline.periods.entries()) {
        expect(place).not.toBe(timeline.periods[index + 1]?.place);
      }
    });
  });

  it("gives each working day the word of its strongest source", () => {
    check((timeline, { exceptions, settled, imported }) => {
      const last = (said: readonly SaidStretch[], day: Day) =>
        said.findLast(({ from, to }) => from <= day && day <= to);
      for (const day of weekdays(timeline).filter((day) => !timeline.isHoliday(day))) {
        const said = last(exceptions, day) ?? last(settled, day) ?? imported.get(day);
        if (said) expect(placeAt(timeline, day)).toBe(said.place);
        else expect(["none", "programme"]).toContain(timeline.cell(day)?.origin);
      }
    });
  });

  it("draws a public holiday into the run around it", () => {
    check((timeline) => {
      const days = weekdays(timeline);
      for (const [index, day] of days.entries()) {
        if (!timeline.isHoliday(day)) continue;
        const before = days.slice(0, index).findLast((other) => !timeline.isHoliday(other));
        const after = days.slice(index).find((other) => !timeline.isHoliday(other));
        if (before === undefined || after === undefined) continue;
        const [one, other] = [before, after].map((neighbour) => runPlace(placeAt(timeline, neighbour)));
        if (one === other) expect(placeAt(timeline, day)).toBe(one);
      }
    });
  });

  it("ALB-04 returns on exactly the school days whose last school-or-company working day is company", () => {
    check((timeline) => {
      const working = weekdays(timeline).filter((day) => !timeline.isHoliday(day));
      const known = working.filter((day) => ["school", "exam", "company"].includes(placeAt(timeline, day)));
      const returns = known.filter(
        (day, index) =>
          placeAt(timeline, day) !== "company" && placeAt(timeline, known[index - 1] ?? day) === "company",
      );
      expect(timeline.returns).toEqual(returns);
    });
  });

  it("tells every day in doubt once, and of no settled or excepted working day", () => {
    check((timeline) => {
      const doubtful = weekdays(timeline).filter((day) => timeline.cell(day)?.doubt);
      const told = timeline.doubts.flatMap(({ from, to, reason }) =>
        doubtful.filter((day) => day >= from && day <= to && timeline.cell(day)?.doubt === reason),
      );
      expect(told).toEqual(doubtful);
      for (const day of weekdays(timeline).filter((day) => !timeline.isHoliday(day))) {
        const cell = timeline.cell(day);
        if (cell?.origin === "settlement" || cell?.origin === "exception") expect(cell.doubt).toBeNull();
        else if (cell?.place === "unknown") expect(cell.doubt).not.toBeNull();
      }
    });
  });
});

describe("every answer", () => {
  const wanted = fc.constantFrom(null, "school" as const, "company" as const);
  const offset = fc.integer({ min: -30, max: 1200 });

  it("is about today and what comes after it", () => {
    fc.assert(
      fc.property(
        anySources,
        fc.array(fc.tuple(offset, wanted), { minLength: 20, maxLength: 20 }),
        (sources, asked) => {
          const timeline = deriveTimeline(sources);
          for (const [days, place] of asked) {
            const today = (timeline.first ?? START) + days;
            const answer = nextPeriod(timeline, today, place);
            const after = timeline.periods.filter(
              (period) => period.from > today && ["school", "company", "defence"].includes(period.place),
            );
            const around = timeline.periods.find(({ from, to }) => from <= today && to >= today);
            expect(answer.current).toBe(around && ["off", "unknown"].includes(around.place) ? null : (around ?? null));
            expect(answer.next).toBe(
              after.find((period) => (place ? period.place === place : period.place !== answer.current?.place)) ?? null,
            );
            expect(answer.return).toBe(timeline.returns.find((day) => day > today) ?? null);
            const from = answer.current?.from ?? today;
            const ends = [answer.next?.to, answer.return].filter((end) => typeof end === "number");
            const to = ends.length ? Math.max(...ends) : (answer.current?.to ?? today);
            expect(answer.doubts).toEqual(timeline.doubts.filter((doubt) => doubt.to >= from && doubt.from <= to));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

it("ALB-02 each settlement that is true of one reading leaves no more doubt than before, and that reading possible", () => {
  const base = albiSources(2023);
  const readings = base.plan?.years[2]?.readings ?? [];
  const monday = dayOf("2025-09-29");
  fc.assert(
    fc.property(
      fc.constantFrom(...readings),
      fc.uniqueArray(fc.integer({ min: 0, max: 51 }), { maxLength: 8 }),
      (truth, rows) => {
        const settled: SaidStretch[] = [];
        let doubtful = Number.POSITIVE_INFINITY;
        for (const row of rows) {
          const from = monday + row * 7;
          settled.push({ from, to: from + 4, place: truth[row] ?? "unknown" });
          const timeline = deriveTimeline({ ...base, settled });
          const open = weekdays(timeline).filter((day) => timeline.cell(day)?.doubt === "several-readings");
          expect(open.length).toBeLessThanOrEqual(doubtful);
          doubtful = open.length;
          truth.forEach((place, at) => {
            const cell = timeline.cell(monday + at * 7 + 1);
            if (cell?.doubt === null && !timeline.isHoliday(monday + at * 7 + 1)) expect(cell.place).toBe(place);
          });
        }
      },
    ),
  );
});
