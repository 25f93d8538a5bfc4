import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

/** Where the programmes that are shipped lie. */
export function programmesFolder(): string {
  return join(packageRoot(), "db", "programmes");
}
