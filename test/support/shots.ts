import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** Where a browser test leaves what it saw, to be looked at. */
export const shot = (name: string) => ({ path: join(packageRoot(), "reports/e2e", `${name}.png`) });
