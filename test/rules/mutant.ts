/** One small change of data or code that breaks a rule. Some test that names the rule has to turn red. */
export interface Mutant {
  readonly rule: string;
  /** What is wrong with it, as a person would say it. */
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test files to run, of those that name the rule; quick ones that need no build. */
  readonly tests: readonly string[];
}
