import type { Mutant } from "./mutant.ts";
import { type NamedTest, openRuns, type Run, type Runs } from "./runs.ts";
import { copyTree, type Tree } from "./tree.ts";

interface Asked {
  /** The working tree whose rules are checked. It is copied and not changed. */
  readonly root: string;
  readonly rules: readonly string[];
  readonly mutants: readonly Mutant[];
  /** Takes one line of the report at a time. */
  readonly say: (line: string) => void;
}

/** Whether each rule has a test that names it and that notices when the rule is broken. Gives the gaps, a sentence each. */
export async function checkRules({ root, rules, mutants, say }: Asked): Promise<readonly string[]> {
  const tree = copyTree(root);
  try {
    const runs = await openRuns(tree.root);
    try {
      const { tests, errors } = await runs.list();
      const gaps = [...errors, ...strangers(rules, mutants)];
      for (const rule of rules) {
        const own = mutants.filter((mutant) => mutant.rule === rule);
        gaps.push(...(await checkRule(rule, tests.filter(names(rule)), own, { tree, runs, say })));
      }
      return gaps;
    } finally {
      await runs.close();
    }
  } finally {
    tree.remove();
  }
}

interface Bench {
  readonly tree: Tree;
  readonly runs: Runs;
  readonly say: (line: string) => void;
}

const names = (rule: string) => {
  const id = new RegExp(`${rule}\\b`);
  return ({ name }: NamedTest) => id.test(name);
};

function strangers(rules: readonly string[], mutants: readonly Mutant[]): string[] {
  return mutants
    .filter(({ rule }) => !rules.includes(rule))
    .map(({ rule, name }) => `${rule} is no rule of the list; “${name}” stands under it`);
}

async function checkRule(
  rule: string,
  tests: readonly NamedTest[],
  mutants: readonly Mutant[],
  bench: Bench,
): Promise<readonly string[]> {
  bench.say(`${rule}: ${tests.length} tests, ${mutants.length} mutants`);
  for (const { file, name } of tests) bench.say(`  test    ${file} > ${name}`);
  if (tests.length === 0) return [`${rule} is named by no test`];
  if (mutants.length === 0) return [`${rule} has no mutant`];
  const before = await bench.runs.run([...new Set(mutants.flatMap((mutant) => mutant.tests))], rule);
  if (!healthy(before)) return [`${rule}: its tests are red as it is: ${reasons(before)}`];
  const gaps: string[] = [];
  for (const mutant of mutants) {
    const gap = await tryMutant(mutant, bench);
    if (gap !== null) gaps.push(`${rule} “${mutant.name}”: ${gap}`);
  }
  return gaps;
}

/** Gives what is wrong; null when a test caught it. */
async function tryMutant(mutant: Mutant, { tree, runs, say }: Bench): Promise<string | null> {
  const text = tree.read(mutant.file);
  const found = text.split(mutant.find).length - 1;
  if (found !== 1) return `what it changes occurs ${found} times in ${mutant.file}`;
  const after = await changedTo(text.replace(mutant.find, () => mutant.replace));
  const [caught] = after.failed.filter(({ asserted }) => asserted);
  if (caught) {
    say(`  caught  “${mutant.name}” by ${caught.file} > ${caught.name}`);
    return null;
  }
  if (after.passed.length === 0 && healthy(after)) return `no test of ${mutant.tests.join(", ")} names the rule`;
  return healthy(after) ? "no test notices it" : `it breaks the program instead of the rule: ${reasons(after)}`;

  async function changedTo(changed: string): Promise<Run> {
    const put = (written: string) => {
      tree.write(mutant.file, written);
      runs.changed(mutant.file);
    };
    put(changed);
    try {
      return await runs.run(mutant.tests, mutant.rule);
    } finally {
      put(text);
    }
  }
}

const healthy = ({ failed, errors }: Run) => failed.length === 0 && errors.length === 0;

function reasons({ failed, errors }: Run): string {
  return [...errors, ...failed.map(({ file, name }) => `${file} > ${name}`)].join("; ");
}
