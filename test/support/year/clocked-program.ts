import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { packageRoot } from "../../../src/package-root.ts";

export interface ClockedProgram {
  /** Without a slash at the end. */
  readonly url: string;
  /** From now on it is that instant there. */
  at(instant: string): Promise<void>;
  /** Everything it has written. */
  readonly output: () => string;
  /** @throws when it wrote of an error */
  stop(): Promise<void>;
}

/** A line of the log: "level" 50 and above. */
const ERROR = /^\{"level":[56]0/;

/** The program as a process of its own, on a clock that the test moves. Of the environment it sees what is given and no more. */
export async function startClocked(now: string, env: Readonly<Record<string, string>>): Promise<ClockedProgram> {
  const child = spawn(process.execPath, ["test/support/year/program.mjs"], {
    cwd: packageRoot(),
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", LOG_LEVEL: "warn", NOW: now, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const said: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const ended = once(child, "exit");
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      said.push(line);
      if (stream === child.stdout && !line.startsWith("{")) waiting.shift()?.(line);
    });
  }
  const output = () => said.join("\n");
  const next = (): Promise<string> =>
    Promise.race([
      new Promise<string>((resolve) => waiting.push(resolve)),
      ended.then(() => {
        throw new Error(`the program has ended:\n${output()}`);
      }),
    ]);
  const url = (await next()).replace(/\/$/, "");
  return {
    url,
    output,
    async at(instant) {
      const told = next();
      child.stdin.write(`${instant}\n`);
      await told;
    },
    async stop() {
      child.stdin.end();
      await ended;
      const errors = said.filter((line) => ERROR.test(line));
      if (errors.length > 0) throw new Error(errors.join("\n"));
    },
  };
}
