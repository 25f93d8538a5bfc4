import { describe, expect, it } from "vitest";
import { loadProgrammes } from "../../../../db/programmes.ts";
import { tellProgramme } from "../../../../src/core/programme/tell-programme.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { proveProgramme } from "../../../../src/domain/programme/proof/prove-programme.ts";
import { readProgramme } from "../../../../src/domain/programme/read-programme.ts";
import { SMALL } from "../../domain/programme/support.ts";

function told(id: string, lang: Lang) {
  const programme = loadProgrammes().get(id);
  if (!programme) throw new Error(id);
  return tellProgramme(programme, proveProgramme(programme), lang);
}

const texts = (facts: readonly { readonly text: string }[]) => facts.map(({ text }) => text);

describe("a file read back beside its dossiers", () => {
  it("ALB-01 says where learners are in each week, and which weeks are not sure", () => {
    const [from, first, , third] = texts(told("albi-apprenticeship", "en").calendar);
    expect(from).toMatch(/table/);
    expect(first).toMatch(
      /^company weeks 40 to 44; school weeks 45 to 46; company weeks 47 to 52; school weeks 1 to 3/,
    );
    expect(third).toMatch(/defences weeks 37 to 38; off week 39; for the school to confirm: weeks 40-11 and 39$/);
  });

  it("ALB-43 says each answer with its source", () => {
    const { answers } = told("albi-apprenticeship", "fr");
    expect(answers.length).toBeGreaterThan(4);
    for (const { facts: said } of answers) expect(texts(said).join(" ")).toMatch(/001:L\d+|pas dans le document/);
  });

  it("ALB-44 says both numbers of an office, each with its line", () => {
    const all = told("albi-apprenticeship", "en")
      .contacts.flatMap(({ facts }) => texts(facts))
      .join("\n");
    expect(all).toMatch(/L16/);
    expect(all).toMatch(/L423/);
  });

  it("says what is attested in words that no label says in both languages", () => {
    const text = SMALL.replace("steps: student fills", "steps: [student fills, office attests the talk]");
    const programme = readProgramme(text, "small.yaml");
    const { dossiers } = tellProgramme(programme, proveProgramme(programme), "en");
    expect(dossiers.flatMap(({ proof }) => proof).join("\n")).toContain("the talk");
    expect(
      told("imt-international", "en")
        .dossiers.flatMap(({ proof }) => proof)
        .join("\n"),
    ).not.toContain("attest");
  });
});
