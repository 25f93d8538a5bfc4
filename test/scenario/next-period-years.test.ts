import { describe, expect, it } from "vitest";
import { ALBI_PLACES, albiDays } from "../support/albi-places.ts";
import { type AnswerRead, readByHand } from "../support/next-period-by-hand.ts";
import { dataOf, demoSchool } from "../support/school.ts";

const COHORTS = [
  ["apprentice1@demo.example", 2026],
  ["apprentice2@demo.example", 2025],
  ["apprentice3@demo.example", 2024],
] as const;

describe.each(COHORTS)("%s, whose first year began in %i", (email, startYear) => {
  it("ALB-01 ALB-02 ALB-03 ALB-04 is answered as the document's table says, on every weekday of three academic years", async () => {
    const school = await demoSchool();
    const days = albiDays(startYear);
    expect(days.length).toBeGreaterThanOrEqual(3 * 52 * 5);
    for (const [index, day] of days.entries()) {
      school.setClock(`${day.date}T12:00:00Z`);
      const [answer] = dataOf<{ enrolments: AnswerRead[] }>(await school.ask(email, "/next-period")).enrolments;
      const { inDoubt, from, until, ...expected } = readByHand(days, index);
      expect(answer, day.date).toMatchObject(expected);
      for (const one of inDoubt) {
        const covering = answer?.doubts.filter((doubt) => doubt.from <= one.date && one.date <= doubt.to) ?? [];
        expect(
          covering.map(({ reason }) => reason.id),
          `${day.date}: doubt on ${one.date}`,
        ).toEqual([one.doubt]);
      }
      const certain = days.filter((one) => one.doubt === null).map((one) => one.date);
      for (const doubt of answer?.doubts ?? []) {
        expect(
          certain.filter((date) => doubt.from <= date && date <= doubt.to),
          day.date,
        ).toEqual([]);
        expect(doubt.to >= from && doubt.from <= until, day.date).toBe(true);
      }
    }
  });
});

describe("the table typed for these tests", () => {
  it("ALB-01 has 52 places a year, 35 weeks in company in years 1 and 2 and 32 in year 3", () => {
    const count = (place: string) =>
      ALBI_PLACES.map((year) => [...year.values()].filter((one) => one === place).length);
    expect(ALBI_PLACES.map((year) => year.size)).toEqual([52, 52, 52]);
    expect(count("school")).toEqual([17, 17, 17]);
    expect(count("company")).toEqual([35, 35, 32]);
  });
});

describe("named days", () => {
  const first = async (at: string, email: string) => {
    const school = await demoSchool();
    school.setClock(at);
    const outcome = await school.ask(email, "/next-period");
    return { title: outcome.card.title, answer: dataOf<{ enrolments: AnswerRead[] }>(outcome).enrolments[0] };
  };

  it("ALB-03 on 22 November 2026 a first-year apprentice is in company until 25 December, and returns on 4 January", async () => {
    const { answer } = await first("2026-11-22T09:00:00+01:00", "apprentice1@demo.example");
    expect(answer).toMatchObject({
      cohort: "demo-1",
      year: 1,
      today: { date: "2026-11-22", place: "off" },
      current: { place: "company", from: "2026-11-16", to: "2026-12-25", workingDays: 29 },
      next: { place: "school", from: "2027-01-04", to: "2027-01-22", weeks: ["2027-W01", "2027-W02", "2027-W03"] },
      return: "2027-01-04",
      doubts: [{ from: "2026-12-28", to: "2027-01-01", reason: { id: "week-53-unknown" } }],
    });
  });

  it("ALB-04 week 40 of year 3 is no return", async () => {
    const { answer } = await first("2027-09-30T09:00:00Z", "apprentice2@demo.example");
    expect(answer?.current).toMatchObject({ place: "school", from: "2027-09-06" });
    expect(answer?.return).toBe("2028-02-07");
  });

  it("says that it is over after the last day", async () => {
    const { title, answer } = await first("2027-10-05T09:00:00Z", "apprentice3@demo.example");
    expect(answer).toMatchObject({ year: null, today: { place: "off" }, current: null, next: null, return: null });
    expect(title).toContain("over");
  });

  it("gives the first period before the first day", async () => {
    const { answer } = await first("2026-09-01T09:00:00Z", "apprentice1@demo.example");
    expect(answer).toMatchObject({ year: null, today: { place: "unknown" }, current: null });
    expect(answer?.next).toMatchObject({ place: "company", from: "2026-09-28" });
  });
});
