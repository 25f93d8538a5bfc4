import { defineConfig } from "vitest/config";

/**
 * What Stryker runs against each mutant of src/domain: the tests that import it and need neither a build nor a database.
 * The properties of whole calendars and whole files take longer than all other tests together and are left out.
 */
export default defineConfig({
  test: {
    include: ["test/unit/domain/**/*.test.ts", "test/unit/db/albi-*.test.ts"],
    exclude: ["test/unit/domain/{calendar,programme}/properties.test.ts"],
    testTimeout: 20_000,
    pool: "threads",
    isolate: false,
  },
});
