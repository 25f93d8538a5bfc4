import { accessSync, constants, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { Temporal } from "temporal-polyfill";
import type { Backup, BackupStore } from "../../src/core/backup-ports.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Instant } from "../../src/core/person.ts";
import { type CopyOptions, copyDatabase } from "./copy.ts";
import { fileOf } from "./open.ts";

const NAME = /^(.+)-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-nightly)?\.db$/;

/** Where backups of a database go when nobody says otherwise; null in memory. @throws UserError `bad-config` */
export function backupFolder(url: string, chosen: string | null): string | null {
  const file = fileOf(url);
  return file === ":memory:" ? null : (chosen ?? join(dirname(file), "backups"));
}

/** Makes the folder where there is none. @throws UserError `bad-config` when nothing can be written there */
export function demandFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new UserError("bad-config", { variable: "BACKUP_DIR", mend: "data/backups" });
  }
}

/** `school-2026-11-22T01-00-00Z.db`, in UTC. */
export function backupName(file: string, at: Instant, nightly: boolean): string {
  const second = at.round({ smallestUnit: "second", roundingMode: "floor" }).toString().replaceAll(":", "-");
  return `${basename(file, extname(file))}-${second}${nightly ? "-nightly" : ""}.db`;
}

export function backupStore(sqlite: BetterSqlite3.Database, folder: string, options: CopyOptions = {}): BackupStore {
  const own = basename(sqlite.name, extname(sqlite.name));
  return {
    list: async () =>
      names(folder)
        .flatMap((name) => backupOf(name, own))
        .sort((a, b) => b.at - a.at),
    make: async (at, nightly) => {
      const name = backupName(sqlite.name, at, nightly);
      await copyDatabase(sqlite, join(folder, name), at, options);
      return { name, at: at.round({ smallestUnit: "second", roundingMode: "floor" }).epochMilliseconds, nightly };
    },
    forget: async ({ name }) => rmSync(join(folder, name), { force: true }),
  };
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function backupOf(name: string, own: string): readonly Backup[] {
  const [, of, stamp, nightly] = NAME.exec(name) ?? [];
  if (of !== own || stamp === undefined) return [];
  const iso = stamp.replace(/T(\d\d)-(\d\d)-(\d\d)Z/, "T$1:$2:$3Z");
  return [{ name, at: Temporal.Instant.from(iso).epochMilliseconds, nightly: nightly !== undefined }];
}
