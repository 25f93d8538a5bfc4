import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { packageRoot } from "../../src/package-root.ts";
import { bundlesFolder, OWN_PROCESSES } from "./own-process.ts";

/** Vitest's global setup: tests that run the real program find it freshly built in dist/, and their own programs bundled. */
export async function setup(): Promise<void> {
  const script = fileURLToPath(new URL("../../build.mjs", import.meta.url));
  await Promise.all([promisify(execFile)(process.execPath, [script]), bundle()]);
}

async function bundle(): Promise<void> {
  await build({
    absWorkingDir: packageRoot(),
    entryPoints: OWN_PROCESSES,
    outdir: bundlesFolder(),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["better-sqlite3", "vitest"],
    logLevel: "warning",
  });
}
