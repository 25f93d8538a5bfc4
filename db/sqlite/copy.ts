import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { UserError } from "../../src/core/errors.ts";
import type { Instant } from "../../src/core/person.ts";
import { notWritten, removeDatabase, rename, toDisk } from "./files.ts";
import { type Look, verifyCopy } from "./verify-copy.ts";

/** Where `meta` of a copy keeps the instant at which it was made, epoch milliseconds. */
export const COPIED = "backup-at";

const EVERYTHING = 0x7f_ff_ff_ff;

export interface CopyOptions {
  /** Pages copied before the event loop goes on; left out: all at once. */
  readonly pages?: number;
  /** How the copy is read before it gets its name; left out: here and now. */
  readonly look?: Look;
}

/**
 * Copies a database as it stands at one instant, while this and other processes write to it, and gives the copy its name once it has been verified.
 * The copy is one file with nothing beside it. What stood under the name is replaced.
 * @throws UserError `bad-backup` when what was copied does not hold, `not-written`
 */
export async function copyDatabase(
  source: BetterSqlite3.Database,
  to: string,
  at: Instant,
  { pages = EVERYTHING, look }: CopyOptions = {},
): Promise<void> {
  const unfinished = `${to}.unfinished`;
  try {
    mkdirSync(dirname(to), { recursive: true });
    removeDatabase(unfinished);
    await source.backup(unfinished, { progress: pace(pages) });
    stamp(unfinished, at);
    await verifyCopy(unfinished, look);
    toDisk(unfinished);
    rename(unfinished, to);
  } catch (error) {
    removeDatabase(unfinished);
    if (error instanceof UserError && error.id === "bad-backup")
      throw new UserError("bad-backup", { ...error.values, file: source.name, of: "database" });
    throw notWritten(error, to);
  }
}

/** What another process writes begins the copy anew: after three times the rest is copied at once, which nothing can disturb. */
function pace(pages: number): (progress: { readonly remainingPages: number }) => number {
  let before = Number.POSITIVE_INFINITY;
  let again = 0;
  return ({ remainingPages }) => {
    if (remainingPages >= before) again += 1;
    before = remainingPages;
    return again < 3 ? pages : EVERYTHING;
  };
}

function stamp(file: string, at: Instant): void {
  const copy = new BetterSqlite3(file);
  try {
    copy.pragma("journal_mode = DELETE");
    copy
      .prepare("insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value")
      .run(COPIED, String(at.epochMilliseconds));
  } finally {
    copy.close();
  }
}
