import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { MUTANTS } from "./mutants/index.ts";
import { differences, RULES, statedRules, statement } from "./rule-ids.ts";

const TEXT = `# Rules
- **ALB-01** A row a week, as ALB-04 says too.
- **ALB-02** Another.
- **CMI-01** Of another school.
- **Note** of no rule.
`;

it("the rules that a text states are read from its list, not from where it speaks of them", () => {
  expect(statedRules(TEXT)).toEqual(["ALB-01", "ALB-02", "CMI-01"]);
});

it("a rule that is stated and not listed, or listed and not stated, is told", () => {
  expect(differences(["ALB-01", "ALB-09", "CMI-01"], statedRules(TEXT))).toEqual([
    "ALB-02 is stated and not in the list of test/rules/rule-ids.ts",
    "ALB-09 is listed and stated nowhere",
  ]);
});

it("the list holds the rules of the text beside the checkout, where there is one", () => {
  const text = statement(packageRoot());
  expect(differences(RULES, text === null ? RULES : statedRules(text))).toEqual([]);
  expect(RULES).toHaveLength(58);
});

it("every rule has a mutant, and every mutant a name of its own", () => {
  expect(RULES.filter((id) => !MUTANTS.some(({ rule }) => rule === id))).toEqual([]);
  const names = MUTANTS.map(({ rule, name }) => `${rule} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});

it("what a mutant changes stands in its file exactly once, and its tests exist", () => {
  const text = new Map<string, string>();
  const read = (file: string) => {
    const known = text.get(file) ?? readFileSync(join(packageRoot(), file), "utf8");
    text.set(file, known);
    return known;
  };
  const lost = MUTANTS.filter(({ file, find }) => read(file).split(find).length !== 2);
  expect(lost.map(({ rule, name }) => `${rule} ${name}`)).toEqual([]);
  expect(MUTANTS.flatMap(({ tests }) => tests).filter((file) => !existsSync(join(packageRoot(), file)))).toEqual([]);
});
