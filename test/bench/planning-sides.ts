import { fork } from "node:child_process";
import { on, once } from "node:events";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** So many changes of the one school, then of the other. */
export const IN_TURN = 4;

export type Change = "touch" | "decide";

/** Learners by their number, from the first to before the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Asked = (Span & { readonly what: Change }) | { readonly what: "next day" };

/** CPU microseconds of each. */
export interface Told {
  readonly spent: readonly number[];
}

export interface Side {
  ask(asked: Asked): Promise<readonly number[]>;
  stop(): Promise<void>;
}

/**
 * Opens a school in a process of its own: no school pays for the garbage of another, and each keeps the pages that it has read. All of them run on
 * the same processor, so that none has the faster one. Linux only.
 */
export async function openSide(file: string, learners: number, changes: number): Promise<Side> {
  const script = fileURLToPath(new URL("planning-side.ts", import.meta.url));
  const child = fork(script, [`file:${file}`, String(learners), String(changes)], {
    execPath: "taskset",
    execArgv: ["--cpu-list", firstProcessor(), process.execPath, "--import", "tsx"],
  });
  const told = on(child, "message", { close: ["exit"] });
  const next = async (): Promise<readonly number[]> => {
    const { done, value } = await told.next();
    if (done) throw new Error(`a school's process ended with ${child.exitCode}`);
    const [{ spent }] = value as [Told];
    return spent;
  };
  await next();
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

/** Of those that this process may use. */
function firstProcessor(): string {
  const status = readFileSync("/proc/self/status", "utf8");
  return /^Cpus_allowed_list:\s+(\d+)/m.exec(status)?.[1] ?? "0";
}

/** So that the machine holds it in memory: some take back what was not read for a few seconds, and a large file is read from the disk again. */
export function readThrough(file: string): void {
  const part = Buffer.alloc(2 ** 20);
  const fd = openSync(file, "r");
  while (readSync(fd, part) > 0);
  closeSync(fd);
}

/** CPU microseconds of each change, by school. */
export type Spending = readonly [readonly number[], readonly number[]];

/** Changes both schools, a few learners at a time, so that the processor is as fast for the one as for the other. */
export async function changeInTurns(sides: readonly [Side, Side], what: Change, { from, to }: Span): Promise<Spending> {
  const spent: readonly [number[], number[]] = [[], []];
  for (let first = from; first < to; first += IN_TURN) {
    const span = { from: first, to: Math.min(first + IN_TURN, to) };
    for (const at of (first / IN_TURN) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      spent[at].push(...(await sides[at].ask({ what, ...span })));
  }
  return spent;
}
