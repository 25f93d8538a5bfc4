import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, step) => `ALB-${String(from + step).padStart(2, "0")}`);

/** The rules that are built: calendar, autonomous sessions, project and reports, follow-up, diploma. */
export const RULES: readonly string[] = [
  ...numbered(1, 6),
  ...numbered(10, 14),
  ...numbered(20, 26),
  ...numbered(30, 34),
  ...numbered(40, 44),
];

/** The ids that a text of rules states, each as `- **ALB-01** …`. */
export function statedRules(text: string): readonly string[] {
  return [...text.matchAll(/^- \*\*(ALB-\d{2})\*\*/gm)].map(([, id = ""]) => id);
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
