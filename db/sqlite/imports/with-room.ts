import type { Database } from "../open.ts";

/** A large import touches every index all over: with SQLite's own 2 MB of cache it would spend its time reading pages again. */
const ROOM_KIB = 32 * 1024;

export function withRoom<Result>({ sqlite }: Database, work: () => Result): Result {
  const usual = Number(sqlite.pragma("cache_size", { simple: true }));
  sqlite.pragma(`cache_size = -${ROOM_KIB}`);
  try {
    return work();
  } finally {
    sqlite.pragma(`cache_size = ${usual}`);
  }
}
