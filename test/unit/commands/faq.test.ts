import { describe, expect, it } from "vitest";
import { dataOf, demoSchool } from "../../support/school.ts";

interface Data {
  facts: { question: string; answer: string; source: string }[];
}

describe("/faq", () => {
  it.each([
    ["ALB-43", "combien coûte un apprenti", "11"],
    ["ALB-43", "cost", "11"],
    ["ALB-43", "age", "30"],
    ["ALB-41", "anglais", "B2"],
    ["ALB-40", "séjour à l'étranger", "14"],
    ["ALB-34", "livret", "booklet"],
  ])("%s answers %j with its source line", async (_rule, asked, held) => {
    const school = await demoSchool();
    const { facts } = dataOf<Data>(await school.ask("apprentice1@demo.example", `faq ${asked}`));
    expect(facts[0]?.answer).toContain(held);
    expect(facts[0]?.source).toMatch(/^001:L\d+/);
  });

  it("lists the questions when nothing is asked, or nothing is found", async () => {
    const school = await demoSchool();
    for (const line of ["faq", "faq zzzzzz qqqqqq"]) {
      const outcome = await school.ask("apprentice1@demo.example", line);
      expect(dataOf<Data>(outcome).facts).toEqual([]);
      expect(outcome.card.parts.length).toBeGreaterThan(5);
    }
  });
});
