import { closeSync, openSync, readSync } from "node:fs";
import type { Side } from "./sides.ts";

/** So many changes of the one school, then of the other. */
export const IN_TURN = 4;

export type Change = "touch" | "decide";

/** Learners by their number, from the first to before the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Asked = (Span & { readonly what: Change }) | { readonly what: "next day" };

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
export async function changeInTurns(
  sides: readonly [Side<Asked>, Side<Asked>],
  what: Change,
  { from, to }: Span,
): Promise<Spending> {
  const spent: readonly [number[], number[]] = [[], []];
  for (let first = from; first < to; first += IN_TURN) {
    const span = { from: first, to: Math.min(first + IN_TURN, to) };
    for (const at of (first / IN_TURN) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      spent[at].push(...(await sides[at].ask({ what, ...span })));
  }
  return spent;
}
