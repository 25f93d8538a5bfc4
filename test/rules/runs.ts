import { join, relative } from "node:path";
import { createVitest, type TestCase, type TestModule, type Vitest } from "vitest/node";

export interface NamedTest {
  /** From the root of the tree. */
  readonly file: string;
  /** With the names of the groups around it. */
  readonly name: string;
}

/** What became of the tests that name a rule. */
export interface Run {
  readonly passed: readonly NamedTest[];
  /** `asserted`: an expectation did not hold; otherwise it broke before it could tell. */
  readonly failed: readonly (NamedTest & { readonly asserted: boolean })[];
  /** What went wrong outside of any test. */
  readonly errors: readonly string[];
}

/** Tests of one tree, run again and again in this process; each run loads the program's modules anew. */
export interface Runs {
  list(): Promise<{ readonly tests: readonly NamedTest[]; readonly errors: readonly string[] }>;
  run(files: readonly string[], rule: string): Promise<Run>;
  /** To be told of every change to a file of the tree. */
  changed(file: string): void;
  close(): Promise<void>;
}

export async function openRuns(root: string): Promise<Runs> {
  const { exitCode } = process;
  const vitest = await createVitest("test", {
    root,
    config: false,
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/bench/**"],
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    testTimeout: 20_000,
    watch: false,
    reporters: [{}],
  });
  const named = (test: TestCase) => ({ file: relative(root, test.module.moduleId), name: test.fullName });
  return {
    async list() {
      const { testModules, unhandledErrors } = await vitest.collect();
      const tests = testModules.flatMap((module) => [...module.children.allTests()].map(named));
      return { tests, errors: told(testModules, unhandledErrors) };
    },
    run: (files, rule) => run(vitest, named, files, rule),
    changed: (file) => vitest.invalidateFile(join(root, file)),
    async close() {
      await vitest.close();
      // Red tests are what is looked for: they are no failure of this process.
      process.exitCode = exitCode;
    },
  };
}

async function run(
  vitest: Vitest,
  named: (test: TestCase) => NamedTest,
  files: readonly string[],
  rule: string,
): Promise<Run> {
  vitest.setGlobalTestNamePattern(new RegExp(`${rule}\\b`));
  const wanted = new Set(files.map((file) => join(vitest.config.root, file)));
  const specifications = (await vitest.globTestSpecifications([...files])).filter(({ moduleId }) =>
    wanted.has(moduleId),
  );
  const result = await vitest.runTestSpecifications(specifications);
  const testModules = result.testModules.filter(({ moduleId }) => wanted.has(moduleId));
  const tests = testModules.flatMap((module) => [...module.children.allTests()]);
  return {
    passed: tests.filter((test) => test.result().state === "passed").map(named),
    failed: tests.flatMap((test) => {
      const { state, errors } = test.result();
      const asserted = (errors ?? []).some(isExpectation);
      return state === "failed" ? [{ ...named(test), asserted }] : [];
    }),
    errors: told(testModules, result.unhandledErrors),
  };
}

/** A property tells of the expectation that did not hold in an error of its own. */
function isExpectation({ name = "", message }: { readonly name?: string; readonly message: string }): boolean {
  return name === "AssertionError" || message.startsWith("Property failed");
}

function told(modules: readonly TestModule[], unhandled: readonly unknown[]): string[] {
  const own = modules.flatMap((module) =>
    module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`),
  );
  return [...own, ...unhandled.map(String)];
}
