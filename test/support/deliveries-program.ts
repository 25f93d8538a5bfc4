import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { openStores } from "../../db/sqlite/stores.ts";
import { packageRoot } from "../../src/package-root.ts";
import { bundleOf } from "./own-process.ts";
import { instant } from "./store.ts";

const AT = instant("2026-11-22T08:00:00Z");
const BATCH = 10;

export type Deliveries = ChildProcessByStdio<null, Readable, Readable>;

/** A process of its own that receives the deliveries `0`, `1`, … and prints a line `KEY true|false` once each is answered. */
export function receiveDeliveries(url: string, count: number): Deliveries {
  const args = [bundleOf("deliveries-program"), url, String(count)];
  return spawn(process.execPath, args, { cwd: packageRoot(), stdio: ["ignore", "pipe", "pipe"] });
}

async function run(url: string, count: number): Promise<void> {
  const { deliveries, close } = openStores({ url });
  for (let start = 0; start < count; start += BATCH) {
    const keys = Array.from({ length: BATCH }, (_, index) => String(start + index));
    const answers = await Promise.all(keys.map((key) => deliveries.first(key, AT)));
    process.stdout.write(keys.map((key, index) => `${key} ${answers[index]}\n`).join(""));
  }
  close();
}

const [, program, url, count] = process.argv;
if (program === fileURLToPath(import.meta.url) && url) await run(url, Number(count));
