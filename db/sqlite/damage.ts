import BetterSqlite3 from "better-sqlite3";

/** The file is no SQLite database, or a damaged one. */
export function isDamage(error: unknown): error is Error {
  return error instanceof BetterSqlite3.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}
