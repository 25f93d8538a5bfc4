import { describe, expect, it } from "vitest";
import { albiAnswers } from "../support/albi-answers.ts";
import { dataOf, demoSchool } from "../support/school.ts";

interface Run {
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
}
interface Answer {
  readonly cohort: string;
  readonly year: number | null;
  readonly today: { readonly date: string; readonly place: string };
  readonly current: Run | null;
  readonly next: Run | null;
  readonly return: string | null;
  readonly doubts: readonly { readonly from: string; readonly to: string; readonly reason: { readonly id: string } }[];
}

const COHORTS = [
  ["apprentice1@demo.example", 2026],
  ["apprentice2@demo.example", 2025],
  ["apprentice3@demo.example", 2024],
] as const;

function short(run: Run | null | undefined) {
  return run && { place: run.place, from: run.from, to: run.to, workingDays: run.workingDays };
}

describe.each(COHORTS)("%s, whose first year began in %i", (email, startYear) => {
  it("ALB-01 ALB-02 ALB-03 ALB-04 is answered as the document's table says, on every weekday of three academic years", async () => {
    const school = await demoSchool();
    const expected = albiAnswers(startYear);
    expect(expected.length).toBeGreaterThanOrEqual(3 * 52 * 5);
    for (const { date, year, place, current, next, return: back, doubts } of expected) {
      school.setClock(`${date}T12:00:00Z`);
      const [answer] = dataOf<{ enrolments: Answer[] }>(await school.ask(email, "/next-period")).enrolments;
      expect({
        year: answer?.year,
        today: answer?.today,
        current: short(answer?.current),
        next: short(answer?.next),
        return: answer?.return,
        doubts: answer?.doubts.map(({ from, to, reason }) => ({ from, to, reason: reason.id })),
      }).toEqual({ year, today: { date, place }, current: short(current), next: short(next), return: back, doubts });
    }
  });
});

describe("named days", () => {
  const first = async (at: string, email: string) => {
    const school = await demoSchool();
    school.setClock(at);
    const outcome = await school.ask(email, "/next-period");
    return { title: outcome.card.title, answer: dataOf<{ enrolments: Answer[] }>(outcome).enrolments[0] };
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
