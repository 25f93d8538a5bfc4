import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

export interface Running {
  readonly port: number;
  /** From the spawn to the line that says it is ready. */
  readonly startMs: number;
  /** CPU used so far, by all its threads, in milliseconds. */
  cpuMs(): number;
  rssMiB(): number;
  stop(): Promise<void>;
}

const TICKS_A_SECOND = Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** Starts a server and waits until it names its address. Linux only: CPU and memory are read from /proc. */
export async function run(script: string, env: Readonly<Record<string, string>>): Promise<Running> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env["PATH"] ?? "", ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await ready(child);
  const startMs = performance.now() - start;
  const stat = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, "utf8");
  return {
    port,
    startMs,
    cpuMs() {
      const fields = stat("stat")
        .replace(/^.*\) /, "")
        .split(" ");
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
    },
    rssMiB: () => Number(/VmRSS:\s+(\d+)/.exec(stat("status"))?.[1]) / 1024,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (said: Buffer) => {
      if (said.toString().includes("http://127.0.0.1:")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
