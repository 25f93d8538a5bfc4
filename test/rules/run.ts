// `npm run rules [-- ALB-20 …]`: each rule with the tests that name it, and proof that they notice when it is broken.
import { packageRoot } from "../../src/package-root.ts";
import { checkRules } from "./check-rules.ts";
import { MUTANTS } from "./mutants/index.ts";
import { differences, RULES, statedRules, statement } from "./rule-ids.ts";

const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !RULES.includes(id));
if (unknown.length > 0) {
  console.error(`No such rule: ${unknown.join(", ")}. Rules: ${RULES.join(", ")}`);
  process.exit(2);
}

const root = packageRoot();
const stated = statement(root);
const rules = asked.length > 0 ? asked : RULES;
const gaps = [
  ...(stated === null ? [] : differences(RULES, statedRules(stated))),
  ...(await checkRules({ root, rules, mutants: MUTANTS.filter(({ rule }) => rules.includes(rule)), say: console.log })),
];

for (const gap of gaps) console.log(`GAP ${gap}`);
console.log(`${rules.length} rules, ${gaps.length} gaps`);
process.exitCode = gaps.length > 0 ? 1 : 0;
