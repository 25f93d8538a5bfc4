import { spawn } from "node:child_process";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import type { Prompt } from "../../src/cli/prompt.ts";
import { run } from "../../src/cli/run.ts";
import { packageRoot } from "../../src/package-root.ts";

export interface Typed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Machine {
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of a terminal that somebody watches. */
  readonly columns?: number;
  readonly now?: string;
  /** Someone at the keyboard. */
  readonly prompt?: () => Prompt;
}

/** What the terminal says when this is typed; within this process, with a clock that stands still. */
export async function type(words: readonly string[], { env = {}, columns, now, prompt }: Machine = {}): Promise<Typed> {
  let out = "";
  let err = "";
  const at = Temporal.Instant.from(now ?? "2026-11-22T09:00:00+01:00");
  const terminal = {
    env,
    clock: { now: () => at },
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    columns: columns ?? null,
    prompt: prompt ? async () => prompt() : null,
  };
  const code = await run(words, terminal, "1.2.3");
  return { code, out, err };
}

/** The real program as `npx passerelle` runs it. Of the environment it sees what is given and no more. */
export function typeForReal(
  words: readonly string[],
  { cwd, env = {}, deaf = false }: { cwd: string; env?: Record<string, string>; deaf?: boolean },
): Promise<Typed> {
  const child = spawn(process.execPath, [join(packageRoot(), "dist/cli.js"), ...words], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  if (deaf) child.stdout.destroy();
  child.stdout.on("data", (bytes) => {
    out += String(bytes);
  });
  child.stderr.on("data", (bytes) => {
    err += String(bytes);
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code: code ?? -1, out, err }));
  });
}

/** The one object of `--json`. */
export function objectIn<Shape>({ out }: Typed): Shape {
  return JSON.parse(out) as Shape;
}
