import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** What tests run in processes of their own. The global setup bundles it: loading the sources cost three times what they do. */
export const OWN_PROCESSES = {
  "check-rules": "test/rules/check-rules.ts",
  "deliveries-program": "test/support/deliveries-program.ts",
  "outbox-program": "test/support/outbox-program.ts",
  "reminding-program": "test/support/reminding-program.ts",
} as const;

/** Not in dist/, where each build of the program removes what is not its own. */
export function bundlesFolder(): string {
  return join(packageRoot(), "reports", "own-processes");
}

export function bundleOf(name: keyof typeof OWN_PROCESSES): string {
  return join(bundlesFolder(), `${name}.mjs`);
}
