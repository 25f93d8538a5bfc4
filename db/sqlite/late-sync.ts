import { closeSync, fdatasync, openSync } from "node:fs";
import type BetterSqlite3 from "better-sqlite3";
import type { Write } from "./write.ts";

/** Commits that wait for the disk beside the event loop instead of in it. What is committed is as safe as by `write`, once `onDisk` has resolved. */
export interface LateSync {
  readonly write: Write;
  onDisk(): Promise<void>;
  close(): void;
}

/** Forces a file's contents to the disk, off the main thread. */
export type Sync = (fd: number) => Promise<void>;

const toDisk: Sync = (fd) =>
  new Promise((resolve, reject) => {
    fdatasync(fd, (error) => (error ? reject(error) : resolve()));
  });

/**
 * `synchronous=FULL` means that each commit forces the write-ahead log to the disk, during which nothing else runs.
 * Here a commit leaves that out, and `onDisk` does the same to the same file in the thread pool. For databases in files only.
 */
export function lateSync(sqlite: BetterSqlite3.Database, write: Write, sync: Sync = toDisk): LateSync {
  let log: number | null = null;
  return {
    write: (work) => {
      sqlite.pragma("synchronous = NORMAL");
      try {
        return write(work);
      } finally {
        sqlite.pragma("synchronous = FULL");
      }
    },
    onDisk() {
      // Held open as the database is: SQLite removes the log only with its last connection, and keeps no locks on it.
      log ??= openSync(`${sqlite.name}-wal`, "r+");
      return sync(log);
    },
    close() {
      if (log !== null) closeSync(log);
      log = null;
    },
  };
}
