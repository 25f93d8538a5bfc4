import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const numbered = (school: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, step) => `${school}-${String(from + step).padStart(2, "0")}`);

/** The rules that are built: of the apprenticeship calendar, autonomous sessions, project and reports, follow-up, diploma; then the other programmes'. */
export const RULES: readonly string[] = [
  ...numbered("ALB", 1, 6),
  ...numbered("ALB", 10, 14),
  ...numbered("ALB", 20, 26),
  ...numbered("ALB", 30, 34),
  ...numbered("ALB", 40, 44),
  ...numbered("CMI", 1, 6),
  ...numbered("ALE", 1, 11),
  ...numbered("MIS", 1, 7),
  ...numbered("IMT", 1, 6),
];

/** The ids that a text of rules states, each as `- **ALB-01** …`. */
export function statedRules(text: string): readonly string[] {
  return [...text.matchAll(/^- \*\*([A-Z]{3}-\d{2})\*\*/gm)].map(([, id = ""]) => id);
}

/** What the list and a text of rules do not have in common, a sentence each. */
export function differences(rules: readonly string[], stated: readonly string[]): readonly string[] {
  return [
    ...stated
      .filter((id) => !rules.includes(id))
      .map((id) => `${id} is stated and not in the list of test/rules/rule-ids.ts`),
    ...rules.filter((id) => !stated.includes(id)).map((id) => `${id} is listed and stated nowhere`),
  ];
}

/** The text that states the rules, from the folder beside the checkout; null where that folder is not there. */
export function statement(root: string): string | null {
  const file = ["../shared/domain.md", "../../shared/domain.md"].map((path) => join(root, path)).find(existsSync);
  return file === undefined ? null : readFileSync(file, "utf8");
}
