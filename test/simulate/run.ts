import { parseArgs } from "node:util";
import { firstOf, judge } from "./judge.ts";
import { simulate } from "./simulate.ts";
import { tableOf } from "./table.ts";

// `npm run simulate`: a school year minute by minute, judged. `--seed N` lives through the same one again.

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    apprentices: { type: "string", default: "300" },
    from: { type: "string", default: "2026-09-01" },
    days: { type: "string", default: "365" },
    outage: { type: "string", default: "2027-02-02" },
    all: { type: "boolean", default: false },
  },
});
const wanted = {
  seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)),
  apprentices: Number(values.apprentices),
  from: values.from,
  days: Number(values.days),
  outage: values.outage === "none" ? null : values.outage,
};
console.log(`seed ${wanted.seed}: ${wanted.apprentices} apprentices, ${wanted.days} days from ${wanted.from}`);
const simulated = await simulate(wanted);
const verdict = judge(simulated.story);
console.log(tableOf(simulated, verdict));
const first = firstOf(verdict);
if (first !== null) console.error(`\n${first}`);
if (values.all) {
  const rules = new Map<string, number>();
  for (const { rule } of verdict.violations) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  console.error([...rules]);
  const told = new Set<string>();
  for (const { rule, story } of verdict.violations) {
    if (!told.has(rule)) console.error([rule, ...story].join("\n  "));
    told.add(rule);
  }
}
process.exitCode = first === null && simulated.errors.length === 0 ? 0 : 1;
