import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  years: { cohort: string; year: number; periods: { place: string; from: string; to: string }[] }[];
  month: {
    person: { email: string };
    weeks: { week: string; place: string }[];
    doubts: { from: string; to: string; reason: { id: string } }[];
  }[];
}

describe("/calendar", () => {
  it("ALB-01 ALB-05 shows a first-year apprentice the year: 17 weeks at school in five stays", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "calendar");
    const [year] = dataOf<Data>(outcome).years;
    expect(year).toMatchObject({ cohort: "demo-1", year: 1 });
    const stays = year?.periods.filter(({ place }) => place === "school").map(({ from }) => from);
    expect(stays).toEqual(["2026-11-02", "2027-01-04", "2027-03-15", "2027-05-10", "2027-06-21", "2027-09-06"]);
    expect(cardText(outcome.card, outcome.lang)).toContain("45-46");
  });

  it("shows another year on demand, and says which years there are when there is no such year", async () => {
    const school = await demoSchool();
    expect(dataOf<Data>(await school.ask("apprentice1@demo.example", "calendar 3")).years[0]?.year).toBe(3);
    const refused = await school.ask("apprentice1@demo.example", "calendar 4");
    expect(refused).toMatchObject({
      ok: false,
      error: { id: "bad-arguments", next: expect.stringContaining("[1-3]") },
    });
  });

  it("tells a tutor who is where in the coming month, and one apprentice's year by name", async () => {
    const school = await demoSchool();
    const { month } = dataOf<Data>(await school.ask("tutor1@demo.example", "calendar"));
    expect(month.map(({ weeks }) => weeks.length)).toEqual([5, 5, 5]);
    expect(month[0]?.weeks[0]?.week).toBe("2026-W47");
    const one = dataOf<Data>(await school.ask("tutor1@demo.example", "calendar filter=apprentice3"));
    expect(one.years[0]).toMatchObject({ cohort: "demo-3", year: 3 });
  });

  it.each([
    ["tutor1@demo.example", "Apprentice Three: ", "Apprentice Three : "],
    ["optionhead-siphass@demo.example", "", ""],
  ])(
    "ALB-02 marks the weeks in doubt among who is where for %s, and says why and whose they are",
    async (who, en, fr) => {
      const school = await demoSchool();
      const english = await school.ask(who, "calendar");
      const text = cardText(english.card, "en");
      const row = text.split("\n").find((line) => line.startsWith("Apprentice Three "));
      expect(row?.match(/company \(!\)/g)).toHaveLength(5);
      expect(text).toContain(`(!) ${en}Not certain from 28 Sept 2026 to 25 Dec 2026: the printed table`);
      const { month } = dataOf<Data>(english);
      expect(month.find(({ person }) => person.email === "apprentice3@demo.example")?.doubts).toMatchObject([
        { from: "2026-09-28", to: "2026-12-25", reason: { id: "several-readings" } },
      ]);
      const french = await school.ask(who, "calendar", "fr");
      expect(cardText(french.card, "fr")).toContain(`(!) ${fr}Pas certain du 28 sept. 2026 au 25 déc. 2026`);
    },
  );

  it("marks no week that is not in doubt among who is where", async () => {
    const school = await demoSchool("2026-12-02T09:00:00+01:00");
    const outcome = await school.ask("master1@demo.example", "calendar");
    const rows = cardText(outcome.card, "en").split("\n");
    const marked = rows
      .filter((line) => /^Apprentice (One|Two) .* /.test(line))
      .map((line) => line.match(/\(!\)/g)?.length);
    expect(marked).toEqual([1, 1]);
    expect(dataOf<Data>(outcome).month.map(({ doubts }) => doubts.map(({ reason }) => reason.id))).toEqual([
      ["week-53-unknown"],
      ["week-53"],
    ]);
  });
});
