import type { Write } from "../write.ts";

class Rehearsed extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super("rehearsed");
    this.result = result;
  }
}

/** Does the work in one transaction; a dry run does it all too, so that it finds the same faults, and takes it back. */
export function rehearse<Result extends object>(write: Write, dryRun: boolean, work: () => Result): Result {
  try {
    return write<object>(() => {
      const result = work();
      if (dryRun) throw new Rehearsed(result);
      return result;
    }) as Result;
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as Result;
    throw error;
  }
}
