import { defineConfig } from "vitest/config";

/** The folder of src/domain whose tests run, without those of the folders inside it; all tests unless test/mutate/run.ts names one. */
const part = process.env["MUTATE_PART"] ?? "**";

/**
 * What Stryker runs against each mutant of src/domain: the tests that import it and need neither a build nor a database.
 * The properties of whole calendars, whole files and whole plans of reminders take longer than all other tests together and are left out:
 * this is only about who judges mutants, so their score is the lower for it.
 * (Stryker's own `testFiles` would leave the constants of a module as they are: it changes them too late.)
 */
export default defineConfig({
  test: {
    include: [
      `test/unit/domain/${part}/*.test.ts`,
      ...(part === "**" || part === "programme" ? ["test/unit/db/{albi-*,programmes-schema}.test.ts"] : []),
    ],
    exclude: ["test/unit/domain/{calendar,programme,reminder}/properties.test.ts"],
    testTimeout: 20_000,
    pool: "threads",
    isolate: false,
  },
});
