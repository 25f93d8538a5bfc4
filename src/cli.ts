#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./cli/run.ts";
import { systemClock } from "./clock.ts";
import { packageRoot } from "./package-root.ts";

// A reader that has seen enough, such as `head`, is no fault of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

const { version }: { version: string } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
const terminal = {
  env: process.env,
  clock: systemClock,
  out: (text: string) => {
    process.stdout.write(text);
  },
  err: (text: string) => {
    process.stderr.write(text);
  },
  columns: process.stderr.isTTY ? process.stderr.columns : null,
  prompt:
    process.stdin.isTTY && process.stdout.isTTY
      ? async () => (await import("./cli/prompt.ts")).openPrompt(process.stdin, process.stdout)
      : null,
};
const code = await run(process.argv.slice(2), terminal, version);
if (code !== 0) process.exitCode = code;
