import { setFlagsFromString } from "node:v8";
import { defineConfig } from "vitest/config";

// For the workers, which start after this: much code runs a few times each, so that compiling it well and collecting its short-lived objects often
// cost more CPU than they saved.
for (const flag of ["--interrupt-budget=400000", "--min-semi-space-size=32", "--max-semi-space-size=64"]) {
  setFlagsFromString(flag);
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/bench/**"],
    globalSetup: ["test/support/build.ts"],
    // Files share a process, and so its modules: loading them anew for each file took half of the time. No test mocks a module.
    isolate: false,
    testTimeout: 20_000,
    // What libraries print of requests that a test wants refused is read only when that test fails.
    silent: "passed-only",
    pool: "threads",
    // Many tests wait for programs they started: as many workers as there are cores here, where one less is usual.
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      include: ["{src,commands,db,manifest}/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: "coverage",
      thresholds: {
        lines: 85,
        "src/domain/**": { lines: 95 },
      },
    },
  },
});
