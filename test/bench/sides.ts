import { execFileSync, fork } from "node:child_process";
import { on, once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One of those that are compared, in a process of its own. */
export interface Side<Asked extends object> {
  ask(asked: Asked): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/**
 * Starts a script of this folder, which answers by `answer`: no side pays for the garbage of another, and each keeps the pages that it has read. All
 * of them run on the same processor, so that none has the faster one. Linux only.
 */
export async function openSide<Asked extends object>(name: string, parts: readonly string[]): Promise<Side<Asked>> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(script, parts, { execArgv: ["--import", "tsx"] });
  const told = on(child, "message", { close: ["exit"] });
  const next = async (): Promise<readonly number[]> => {
    const { done, value } = await told.next();
    if (done) throw new Error(`${name} ended with ${child.exitCode}`);
    const [{ spent }] = value as [Told];
    return spent;
  };
  await next();
  execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", firstProcessor(), String(child.pid)]);
  return {
    ask(asked) {
      child.send(asked);
      return next();
    },
    async stop() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
}

interface Told {
  readonly spent: readonly number[];
}

/** The other end, in the process of a side that is ready. */
export function answer<Asked extends object>(
  doneBy: (asked: Asked) => Promise<readonly number[]>,
  close: () => void,
): void {
  const tell = (spent: Told["spent"]) => process.send?.({ spent } satisfies Told);
  process.on("message", (asked: Asked) => {
    void doneBy(asked).then(tell);
  });
  process.on("disconnect", close);
  tell([]);
}

/** Of those that this process may use. */
function firstProcessor(): string {
  const status = readFileSync("/proc/self/status", "utf8");
  return /^Cpus_allowed_list:\s+(\d+)/m.exec(status)?.[1] ?? "0";
}
