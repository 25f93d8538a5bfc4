import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { newId } from "../../db/sqlite/new-id.ts";
import { openStores } from "../../db/sqlite/stores.ts";
import { packageRoot } from "../../src/package-root.ts";
import { NINE, SENT } from "./outbox.ts";
import { bundleOf } from "./own-process.ts";

const BATCH = 7;

/** A process of its own that empties the outbox and prints a line `claimed KEY` for every reminder of a claim, then `sent KEY` once it is acknowledged. */
export function emptyOutbox(url: string): ChildProcessByStdio<null, Readable, null> {
  const args = [bundleOf("outbox-program"), url];
  return spawn(process.execPath, args, { cwd: packageRoot(), stdio: ["ignore", "pipe", "inherit"] });
}

async function run(url: string): Promise<void> {
  const { outbox, close } = openStores({ url });
  for (;;) {
    const token = newId();
    const { messages } = await outbox.claim(NINE, { token, limit: BATCH, until: NINE.add({ minutes: 1 }) });
    if (messages.length === 0) break;
    const keys = messages.flatMap(({ reminders }) => reminders.map(({ key }) => key));
    process.stdout.write(keys.map((key) => `claimed ${key}\n`).join(""));
    const lost = await outbox.settle(
      token,
      messages.map(({ message }) => ({ message, sending: SENT })),
      NINE,
    );
    if (lost.length > 0) throw new Error("a lease was taken over while it lasted");
    process.stdout.write(keys.map((key) => `sent ${key}\n`).join(""));
  }
  close();
}

const [, program, url] = process.argv;
if (program === fileURLToPath(import.meta.url) && url) await run(url);
