import { readFileSync, statSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { UserError } from "../../src/core/errors.ts";
import { isDamage } from "./damage.ts";

/** Nobody else can read or write the file until it is given up. */
export interface Lock {
  /** False: the file is too damaged to be locked; nobody else has it open as far as the system tells. */
  readonly held: boolean;
  release(): void;
}

/** Where Linux lists the locks of files: `… PID MAJOR:MINOR:INODE …`. */
const SYSTEM_LOCKS = "/proc/locks";

/**
 * Takes a database for this process alone. What its log held is in the file itself then.
 * @throws UserError `database-busy` while another process has it open, even one that does nothing with it
 */
export function lockAlone(file: string): Lock {
  const sqlite = new BetterSqlite3(file, { timeout: 0 });
  try {
    sqlite.pragma("locking_mode = EXCLUSIVE");
    sqlite.pragma("journal_mode = DELETE");
    sqlite.exec("BEGIN EXCLUSIVE");
    return { held: true, release: () => sqlite.close() };
  } catch (error) {
    sqlite.close();
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) throw new UserError("database-busy", { file });
    if (!error.code.startsWith("SQLITE_IOERR") && !isDamage(error)) throw error;
    if (isLockedBySystem(file)) throw new UserError("database-busy", { file });
    return { held: false, release() {} };
  }
}

function isLockedBySystem(file: string): boolean {
  try {
    const { ino } = statSync(file);
    return readFileSync(SYSTEM_LOCKS, "utf8")
      .split("\n")
      .some((line) => new RegExp(`:${ino} `).test(line));
  } catch {
    return false;
  }
}
