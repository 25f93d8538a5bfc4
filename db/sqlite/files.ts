import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { UserError } from "../../src/core/errors.ts";

/** What SQLite keeps beside a file. */
export const BESIDE = ["-wal", "-shm", "-journal"] as const;

/** Forces a file's contents, or a folder's names, to the disk. Not for a database that this process has open: closing it here gives its locks up. */
export function toDisk(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Gives a finished file its name; what stood there before is replaced at once or, when the power fails, not at all. */
export function rename(from: string, to: string): void {
  renameSync(from, to);
  toDisk(dirname(to));
}

/** Takes a database file away with what SQLite keeps beside it; where that cannot be done, whatever comes next says so. */
export function removeDatabase(file: string): void {
  for (const suffix of ["", ...BESIDE]) {
    try {
      rmSync(file + suffix, { force: true });
    } catch {}
  }
}

const CODES: Readonly<Record<string, "forbidden" | "full" | "folder">> = {
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
  ENOSPC: "full",
  EDQUOT: "full",
  ENOENT: "folder",
  ENOTDIR: "folder",
  EEXIST: "folder",
  SQLITE_FULL: "full",
  SQLITE_CANTOPEN: "forbidden",
  SQLITE_READONLY: "forbidden",
};

/** What the machine refuses as a sentence for whoever asked; anything else as it is. */
export function notWritten(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const why = CODES[code] ?? (code.startsWith("SQLITE_IOERR") ? "full" : undefined);
  const known = why !== undefined && (error instanceof BetterSqlite3.SqliteError || "syscall" in (error as object));
  return known ? new UserError("not-written", { file, why }) : error;
}
