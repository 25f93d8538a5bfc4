import { copyFileSync, existsSync, linkSync, renameSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { eq } from "drizzle-orm";
import { UserError } from "../../src/core/errors.ts";
import type { Instant } from "../../src/core/person.ts";
import { COPIED, copyDatabase } from "./copy.ts";
import { expireRestored } from "./expire-restored.ts";
import { BESIDE, notWritten, removeDatabase, rename, toDisk } from "./files.ts";
import { lockAlone } from "./lock.ts";
import { type Database, openDatabase } from "./open.ts";
import { meta } from "./schema/meta.ts";
import { verifyCopy } from "./verify-copy.ts";

export interface Restored {
  readonly file: string;
  /** Where what was there is kept; null: nothing was. */
  readonly kept: string | null;
  /** When the backup was made, epoch milliseconds; null: it does not say. */
  readonly madeAt: number | null;
  /** Reminders whose hour came between then and now: they may have been sent, and are not sent again. */
  readonly expired: number;
}

export interface Restoring {
  readonly backup: string;
  /** The database's own file, which need not be there. */
  readonly file: string;
  /** False: refuses where a database would be replaced. */
  readonly replace: boolean;
  readonly at: Instant;
}

/** Where `meta` keeps when the database was last restored, epoch milliseconds. */
const RESTORED = "restored-at";

/**
 * Puts a backup in the place of the database, all or nothing: until the last step the file is what it was, and after it the backup, verified before and after.
 * What was there is kept beside it.
 * @throws UserError `no-backup`, `bad-backup`, `database-busy` while another process has the database open, `would-replace`, `not-written`
 */
export async function restoreDatabase({ backup, file, replace, at }: Restoring): Promise<Restored> {
  await verifyCopy(backup);
  if (isSame(backup, file)) throw new UserError("no-backup", { file: backup });
  const there = existsSync(file);
  if (there && !replace) throw new UserError("would-replace", { file, backup });
  const lock = there ? lockAlone(file) : null;
  const ready = `${file}.restoring`;
  try {
    const found = await prepare(backup, ready, at);
    const kept = there ? keep(file, at) : null;
    rename(ready, file);
    await verifyInPlace(file, kept);
    return { file, kept, ...found };
  } catch (error) {
    removeDatabase(ready);
    throw notWritten(error, file);
  } finally {
    lock?.release();
  }
}

/** A copy of the backup beside the database, as the database is to be. */
async function prepare(backup: string, ready: string, at: Instant): Promise<Pick<Restored, "madeAt" | "expired">> {
  const source = openDatabase({ url: `file:${backup}`, readonly: true });
  const madeAt = instantIn(source, COPIED);
  try {
    await copyDatabase(source.sqlite, ready, at);
  } finally {
    source.close();
  }
  const db = openDatabase({ url: `file:${ready}`, create: false });
  const expired = expireRestored(db, at);
  db.orm.delete(meta).where(eq(meta.key, COPIED)).run();
  const value = String(at.epochMilliseconds);
  db.orm.insert(meta).values({ key: RESTORED, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
  db.sqlite.pragma("journal_mode = DELETE");
  db.close();
  await verifyCopy(ready);
  toDisk(ready);
  return { madeAt, expired };
}

function instantIn({ orm }: Database, key: string): number | null {
  const row = orm.select().from(meta).where(eq(meta.key, key)).get();
  return row ? Number(row.value) : null;
}

/** A second name for what is there, so that at no moment there is no database; a log that a damaged file left would be taken for the new one's. */
function keep(file: string, at: Instant): string {
  const kept = freeName(file, at);
  try {
    linkSync(file, kept);
  } catch {
    copyFileSync(file, kept);
    toDisk(kept);
  }
  for (const suffix of BESIDE) if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  toDisk(dirname(file));
  return kept;
}

/** A disk that does not give back what was written to it must not cost what was there. */
async function verifyInPlace(file: string, kept: string | null): Promise<void> {
  try {
    await verifyCopy(file);
  } catch (error) {
    if (kept !== null) {
      for (const suffix of BESIDE) if (existsSync(kept + suffix)) renameSync(kept + suffix, file + suffix);
      rename(kept, file);
    }
    throw error;
  }
}

/** `school-before-restore-2026-11-22T09-00-00Z.db`, with a number when that is taken. */
function freeName(file: string, at: Instant): string {
  const ending = extname(file);
  const stamp = at.round({ smallestUnit: "second", roundingMode: "floor" }).toString().replaceAll(":", "-");
  const stem = join(dirname(file), `${basename(file, ending)}-before-restore-${stamp}`);
  for (let n = 1; ; n += 1) {
    const name = `${stem}${n === 1 ? "" : `-${n}`}${ending}`;
    if (![name, ...BESIDE.map((suffix) => name + suffix)].some((one) => existsSync(one))) return name;
  }
}

function isSame(one: string, other: string): boolean {
  if (!existsSync(other)) return false;
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}
