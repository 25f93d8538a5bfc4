import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite3 from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { UserError } from "../../src/core/errors.ts";
import { isDamage } from "./damage.ts";
import { type LateSync, lateSync } from "./late-sync.ts";
import { contentOf, migrate, migrationTags } from "./migrate.ts";
import { newId } from "./new-id.ts";
import { watchStanding } from "./standing.ts";
import { counted, type Write, writer } from "./write.ts";

/** An open database; no type of it leaves `db/`. */
export interface Database {
  readonly sqlite: BetterSqlite3.Database;
  readonly orm: BetterSQLite3Database;
  readonly write: Write;
  /** As `write`, for what no answer is made from: `written` does not count it. */
  readonly quiet: Write;
  /** How many times `write` has committed. */
  readonly written: () => number;
  /** Null in memory and when opened to read. */
  readonly late: LateSync | null;
  readonly newId: () => string;
  /** It was made just now. */
  readonly isNew: boolean;
  /** Migrations it still waits for; more than 0 only when it was opened to read. */
  readonly pending: number;
  close(): void;
}

export interface OpenOptions {
  /** `file:PATH`, `file:///PATH` or `:memory:`. */
  readonly url: string;
  /** False: a missing file is `no-database`. Default true. */
  readonly create?: boolean;
  /** Opens a file as it stands, without migrating it. */
  readonly readonly?: boolean;
  readonly newId?: () => string;
  /** A serialised database to begin with, in memory. */
  readonly image?: Buffer;
}

const BUSY_TIMEOUT_MS = 5_000;
/** At most; a small database uses no more than its own size. Of a large one what is seldom read comes from the machine's own cache, which costs less than more pages here. */
const CACHE_KIB = 32 * 1024;

/** @throws UserError `no-database`, `database-newer`, `database-corrupt` (or not ours), `bad-config` when the file cannot be made */
export function openDatabase(options: OpenOptions): Database {
  const file = options.image ? ":memory:" : fileOf(options.url);
  const readonly = options.readonly ?? false;
  const create = (options.create ?? true) && !readonly;
  if (file !== ":memory:") find(file, create);
  const sqlite = connect(options.image ?? file, file, readonly);
  try {
    if (!create && !options.image && contentOf(sqlite).kind === "empty") throw new UserError("no-database", { file });
    const isNew = prepare(sqlite, file, readonly);
    const pending = readonly ? pendingOf(sqlite) : 0;
    const quiet = writer(sqlite);
    if (!readonly) watchStanding(sqlite, quiet);
    const { write, written } = counted(quiet);
    const late = sqlite.memory || readonly ? null : lateSync(sqlite, quiet);
    return {
      sqlite,
      orm: drizzle(sqlite),
      write,
      quiet,
      written,
      late,
      newId: options.newId ?? newId,
      isNew,
      pending,
      close: () => {
        late?.close();
        sqlite.close();
      },
    };
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? new UserError("database-corrupt", { file }) : error;
  }
}

/** @throws UserError `bad-config` */
export function databaseIsThere(url: string): boolean {
  return existsSync(fileOf(url));
}

/** @throws UserError `bad-config` */
export function fileOf(url: string): string {
  if (url === ":memory:") return url;
  if (url.startsWith("file://")) return fileURLToPath(url);
  const path = url.startsWith("file:") ? url.slice("file:".length) : "";
  if (path === "") throw new UserError("bad-config", { variable: "DATABASE_URL", mend: "file:data/passerelle.db" });
  return path;
}

function find(file: string, create: boolean): void {
  if (existsSync(file)) {
    if (!statSync(file).isDirectory()) return;
    throw new UserError("bad-config", { variable: "DATABASE_URL", mend: "file:data/passerelle.db" });
  }
  if (!create) throw new UserError("no-database", { file });
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    throw new UserError("bad-config", { variable: "DATABASE_URL", mend: "file:data/passerelle.db" });
  }
}

function connect(source: string | Buffer, file: string, readonly: boolean): BetterSqlite3.Database {
  try {
    return new BetterSqlite3(source, { readonly, timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    if (isDamage(error)) throw new UserError("database-corrupt", { file });
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_CANTOPEN"))
      throw new UserError("bad-config", { variable: "DATABASE_URL", mend: "file:data/passerelle.db" });
    throw error;
  }
}

/** Brings the file up to date and every guarantee in force. Returns whether the database was empty. */
function prepare(sqlite: BetterSqlite3.Database, file: string, readonly: boolean): boolean {
  const tags = migrationTags();
  const content = contentOf(sqlite);
  if (content.kind === "foreign") throw new UserError("database-corrupt", { file });
  if (content.count > tags.length) throw new UserError("database-newer", { file });
  if (!readonly) {
    demand(sqlite, "journal_mode", "WAL", sqlite.memory ? "memory" : "wal");
    demand(sqlite, "synchronous", "FULL", 2);
    if (content.count < tags.length) migrate(sqlite, tags);
  }
  demand(sqlite, "foreign_keys", "ON", 1);
  demand(sqlite, "cache_size", String(-CACHE_KIB), -CACHE_KIB);
  return content.kind === "empty";
}

function pendingOf(sqlite: BetterSqlite3.Database): number {
  return migrationTags().length - contentOf(sqlite).count;
}

/** Sets a pragma and reads it back: SQLite ignores what it cannot do without a word. */
function demand(sqlite: BetterSqlite3.Database, pragma: string, value: string, held: string | number): void {
  sqlite.pragma(`${pragma} = ${value}`);
  const found = sqlite.pragma(pragma, { simple: true });
  if (found !== held) throw new Error(`${pragma} is ${String(found)} where ${held} was asked for`);
}
