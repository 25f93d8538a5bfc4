import { describe, expect, it } from "vitest";
import { cardText } from "../../../src/core/card-text.ts";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  year: number;
  semester: number | null;
  option: string | null;
  units: { semester: number; option: string | null; ects: number; repaired: string | null; modules: unknown[] }[];
}

describe("/curriculum", () => {
  it("ALB-42 shows an apprentice the year's modules of the common core and of their option: 60 ECTS", async () => {
    const school = await demoSchool();
    for (const [email, year] of [
      ["apprentice1@demo.example", 1],
      ["apprentice2@demo.example", 2],
      ["apprentice3@demo.example", 3],
    ] as const) {
      const outcome = await school.ask(email, "curriculum");
      const data = dataOf<Data>(outcome);
      expect(data.year).toBe(year);
      expect(data.units.reduce((sum, unit) => sum + unit.ects, 0)).toBe(60);
      expect(new Set(data.units.map((unit) => unit.option).filter((one) => one !== null)).size).toBe(1);
      expect(outcome.card.title).toContain("60");
    }
  });

  it("ALB-42 marks what was repaired, with what was printed", async () => {
    const school = await demoSchool();
    const outcome = await school.ask("apprentice1@demo.example", "curriculum 1A-S2");
    const repaired = dataOf<Data>(outcome).units.filter((unit) => unit.repaired !== null);
    expect(repaired.length).toBeGreaterThan(0);
    expect(cardText(outcome.card, outcome.lang)).toContain("6");
  });

  it.each(["1A-S2", "1a s2", "S2", "2"])("reads %j as the second semester", async (typed) => {
    const school = await demoSchool();
    const data = dataOf<Data>(await school.ask("apprentice1@demo.example", `curriculum "${typed}"`));
    expect(data).toMatchObject({ year: 1, semester: 2 });
  });

  it.each(["9A-S1", "S3", "autumn", "1A option=XYZ"])("refuses %j with a usage line", async (typed) => {
    const school = await demoSchool();
    expect((await school.ask("apprentice1@demo.example", `curriculum ${typed}`)).ok).toBe(false);
  });
});
