import { type ChildProcessByStdio, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { programmesFolder } from "../../db/programmes-folder.ts";
import { openStores } from "../../db/sqlite/stores.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import { startPlanner } from "../../src/jobs/planner.ts";
import { packageRoot } from "../../src/package-root.ts";
import { bundleOf } from "./own-process.ts";
import { instant } from "./store.ts";

const HOURS = 14 * 24;
const log = { debug() {}, info() {}, warn() {}, error() {} };

export type Reminding = ChildProcessByStdio<Writable, Readable, null>;

/** A process of its own that says `ready`, waits for a word, and then plans and claims through two weeks, printing each message that it claims and the keys of what that says. */
export function remind(url: string, from: string): Reminding {
  const args = [bundleOf("reminding-program"), url, from];
  return spawn(process.execPath, args, { cwd: packageRoot(), stdio: ["pipe", "pipe", "inherit"] });
}

async function run(url: string, from: string): Promise<void> {
  const stores = openStores({ url });
  const programmes = await openProgrammes(programmesFolder(), join(packageRoot(), "dist", "programmes.json"));
  let now = instant(from);
  const calendars = keepCalendars(stores, programmes);
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
  process.stdin.destroy();
  const planner = startPlanner({ stores, calendars, programmes, clock: { now: () => now }, log });
  for (let hour = 0; hour < HOURS; hour += 1) {
    await planner.run();
    const token = randomUUID();
    const { messages } = await stores.outbox.claim(now, { token, limit: 2, until: now.add({ hours: 2 * HOURS }) });
    for (const { message, reminders } of messages)
      for (const line of [`message ${message}`, ...reminders.map(({ key }) => key)]) process.stdout.write(`${line}\n`);
    const sent = { kind: "sent", platform: "slack", place: null } as const;
    const settled = messages.map(({ message }) => ({ message, sending: sent }));
    const lost = await stores.outbox.settle(token, settled, now);
    if (lost.length > 0) process.stdout.write(`lost ${lost.length}\n`);
    now = now.add({ hours: 1 });
  }
  await planner.stop();
  stores.close();
}

const [, program, url, from] = process.argv;
if (program === fileURLToPath(import.meta.url) && url && from) await run(url, from);
