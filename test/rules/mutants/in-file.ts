import type { Mutant } from "../mutant.ts";

/** For the mutants of one file that the same tests have to notice. */
export function inFile(file: string, ...tests: readonly string[]) {
  return (rule: string, name: string, find: string, replace: string): Mutant => ({
    rule,
    name,
    file,
    find,
    replace,
    tests,
  });
}
