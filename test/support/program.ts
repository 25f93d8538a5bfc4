import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

export interface Program {
  /** Without a slash at the end. */
  readonly url: string;
  /** What it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
  /** Sends a signal and does not wait. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Its exit code once it has ended; null: a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly folder: string;
}

const READY = /http:\/\/127\.0\.0\.1:\d+/;
const PATIENCE_MS = 30_000;

/** The real program as `npm start` runs it, on a new database and a free port. Of the environment it sees what is given and no more. */
export async function startProgram(env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-"));
  const child = spawn(process.execPath, [join(packageRoot(), "dist/main.js")], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", DATABASE_URL: `file:${join(folder, "test.db")}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (output += String(bytes)));
  const stop = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return {
      url: await address(child, () => output),
      output: () => output,
      stop,
      signal: (name) => child.kill(name),
      ended,
      folder,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function address(child: ChildProcess, output: () => string): Promise<string> {
  const start = performance.now();
  while (performance.now() - start < PATIENCE_MS) {
    const [url] = READY.exec(output()) ?? [];
    if (url !== undefined) return url;
    if (child.exitCode !== null) break;
    await new Promise((soon) => setTimeout(soon, 25));
  }
  throw new Error(`the program did not start:\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
