import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Vitest's global setup: tests that run the real program find it freshly built in dist/. */
export async function setup(): Promise<void> {
  const script = fileURLToPath(new URL("../../build.mjs", import.meta.url));
  await promisify(execFile)(process.execPath, [script]);
}
