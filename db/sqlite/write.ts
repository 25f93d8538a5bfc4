import type BetterSqlite3 from "better-sqlite3";

/** What may run in a transaction: anything that is done when it returns. */
export type Work<T> = [Extract<T, PromiseLike<unknown>>] extends [never] ? () => T : never;

/**
 * Runs `work` in one `BEGIN IMMEDIATE` transaction: all of it is on disk when this returns, or none of it.
 * The type refuses promises, since the transaction would end before they do; one that slips through throws and nothing is written.
 */
export type Write = <T>(work: (() => T) & Work<T>) => T;

export function writer(sqlite: BetterSqlite3.Database): Write {
  const run = sqlite.transaction((work: () => unknown): unknown => {
    const result = work();
    if (isThenable(result)) throw new TypeError("a transaction cannot wait: its work returned a promise");
    return result;
  });
  return <T>(work: () => T): T => run.immediate(work) as T;
}

/** The same, and how many times it has committed. */
export function counted(write: Write): { readonly write: Write; readonly written: () => number } {
  let count = 0;
  return {
    write: (work) => {
      const result = write(work);
      count += 1;
      return result;
    },
    written: () => count,
  };
}

function isThenable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
