import { execFileSync, fork } from "node:child_process";
import { on, once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One of those that are compared, in a process of its own. */
export interface Side<Asked extends object> {
  ask(asked: Asked): Promise<readonly number[]>;
}

/**
 * Starts a script of this folder once for each list of arguments, which answers by `answer`, and ends them all when the work is done or fails. No side
 * pays for the garbage of another, and each keeps the pages that it has read. All of them run on the same processor, so that none has the faster one.
 * Linux only.
 */
export async function withSides<Asked extends object, Found>(
  script: string,
  parts: readonly (readonly string[])[],
  work: (sides: readonly Side<Asked>[]) => Promise<Found>,
): Promise<Found> {
  const started = parts.map((one) => startSide<Asked>(script, one));
  try {
    await Promise.all(started.map(({ ready }) => ready));
    return await work(started);
  } finally {
    await Promise.all(started.map(({ stop }) => stop()));
  }
}

interface StartedSide<Asked extends object> extends Side<Asked> {
  readonly ready: Promise<unknown>;
  stop(): Promise<void>;
}

function startSide<Asked extends object>(script: string, parts: readonly string[]): StartedSide<Asked> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), parts, { execArgv: ["--import", "tsx"] });
  const gone = once(child, "exit");
  const told = on(child, "message", { close: ["exit"] });
  const next = async (): Promise<readonly number[]> => {
    const { done, value } = await told.next();
    if (done) throw new Error(`${script} ended with ${child.exitCode ?? child.signalCode}`);
    const [{ spent }] = value as [Told];
    return spent;
  };
  const pin = () => execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", firstProcessor(), `${child.pid}`]);
  return {
    ready: next().then(pin),
    ask(asked) {
      child.send(asked);
      return next();
    },
    async stop() {
      if (child.connected) child.disconnect();
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
