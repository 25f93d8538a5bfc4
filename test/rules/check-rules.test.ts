import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { bundleOf } from "../support/own-process.ts";
import type { Mutant } from "./mutant.ts";

const SOURCE = `export function days(weeks: number): number {
  if (weeks < 0) throw new Error("no such time");
  return weeks * 5;
}
`;

const TESTS = `import { expect, it } from "vitest";
import { days } from "../src/days.ts";

it("ALB-01 a week has five working days", () => {
  expect(days(1)).toBe(5);
});

it("ALB-02 no week has no day", () => {
  expect(days(0)).toBe(0);
});

it("ALB-04 a week has four working days", () => {
  expect(days(1)).toBe(4);
});

it("ALB-05 a week has days", () => {
  expect(days(1)).toBeGreaterThan(0);
});
`;

const change = (rule: string, name: string, find: string, replace: string, tests = ["test/days.test.ts"]): Mutant => ({
  rule,
  name,
  file: "src/days.ts",
  find,
  replace,
  tests,
});

const MUTANTS = [
  change("ALB-01", "a week has six", "weeks * 5", "weeks * 6"),
  change("ALB-02", "a week has six", "weeks * 5", "weeks * 6"),
  change("ALB-01", "nothing to find", "months", "years"),
  change("ALB-01", "found more than once", "weeks", "days"),
  change("ALB-01", "it never answers", "weeks < 0", "weeks < 9"),
  change("ALB-01", "its tests are elsewhere", "weeks * 5", "weeks * 6", ["test/other.test.ts"]),
  change("ALB-04", "a week has six", "weeks * 5", "weeks * 6"),
  change("ALB-09", "a week has six", "weeks * 5", "weeks * 6"),
];

let house: string;
let said: readonly string[];
let gaps: readonly string[];

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), "rules-"));
  for (const folder of ["src", "test"]) mkdirSync(join(house, folder));
  symlinkSync(join(packageRoot(), "node_modules"), join(house, "node_modules"));
  writeFileSync(join(house, "package.json"), '{ "type": "module" }');
  writeFileSync(join(house, "src/days.ts"), SOURCE);
  writeFileSync(join(house, "test/days.test.ts"), TESTS);
  writeFileSync(join(house, "test/other.test.ts"), TESTS.replaceAll("ALB-01", "something else"));
  const checker = pathToFileURL(bundleOf("check-rules")).href;
  const asked = JSON.stringify({
    root: house,
    rules: ["ALB-01", "ALB-02", "ALB-03", "ALB-04", "ALB-05"],
    mutants: MUTANTS,
  });
  const script = `import { checkRules } from "${checker}";
const said = [];
const gaps = await checkRules({ ...${asked}, say: (line) => said.push(line) });
console.log(JSON.stringify({ said, gaps }));`;
  const program = join(house, "check.mjs");
  writeFileSync(program, script);
  const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: packageRoot() });
  ({ said, gaps } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { said: string[]; gaps: string[] });
}, 60_000);
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("npm run rules", () => {
  it("tells the tests of a rule, and which of them caught its mutant", () => {
    expect(said).toContain("ALB-01: 1 tests, 5 mutants");
    expect(said).toContain("  test    test/days.test.ts > ALB-01 a week has five working days");
    expect(said).toContain("  caught  “a week has six” by test/days.test.ts > ALB-01 a week has five working days");
  });

  it.each([
    ["a mutant of no rule", "ALB-09 is no rule of the list; “a week has six” stands under it"],
    ["a mutant that survives", "ALB-02 “a week has six”: no test notices it"],
    ["a mutant that finds nothing", "ALB-01 “nothing to find”: what it changes occurs 0 times in src/days.ts"],
    ["a mutant that finds too much", "ALB-01 “found more than once”: what it changes occurs 3 times in src/days.ts"],
    [
      "a mutant that no expectation tells",
      "ALB-01 “it never answers”: it breaks the program instead of the rule: test/days.test.ts > ALB-01 a week has five working days",
    ],
    [
      "a mutant whose tests do not name the rule",
      "ALB-01 “its tests are elsewhere”: no test of test/other.test.ts names the rule",
    ],
    ["a rule without a test", "ALB-03 is named by no test"],
    [
      "a rule whose tests are red",
      "ALB-04: its tests are red as it is: test/days.test.ts > ALB-04 a week has four working days",
    ],
    ["a rule without a mutant", "ALB-05 has no mutant"],
  ])("fails on %s", (_, gap) => {
    expect(gaps).toContain(gap);
  });

  it("tells no other gap, and leaves the working tree as it was", () => {
    expect(gaps).toHaveLength(9);
    expect(readFileSync(join(house, "src/days.ts"), "utf8")).toBe(SOURCE);
  });
});
