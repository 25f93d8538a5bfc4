import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** The files of this folder that tests run as processes of their own. The global setup bundles them: loading their sources cost three times what they do. */
export const OWN_PROCESSES = ["deliveries-program", "outbox-program", "reminding-program"] as const;

/** Not in dist/, where each build of the program removes what is not its own. */
export function bundlesFolder(): string {
  return join(packageRoot(), "reports", "own-processes");
}

export function bundleOf(name: (typeof OWN_PROCESSES)[number]): string {
  return join(bundlesFolder(), `${name}.mjs`);
}
