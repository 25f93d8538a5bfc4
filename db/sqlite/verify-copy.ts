import { UserError } from "../../src/core/errors.ts";
import { firstBroken } from "./audit-log.ts";
import { isDamage } from "./damage.ts";
import { healthStore } from "./health-store.ts";
import { type Database, openDatabase } from "./open.ts";

/** Why a file cannot stand for the database. `what` is SQLite's own word, a count or the number of an entry. */
interface Flaw {
  readonly flaw: "foreign" | "newer" | "damaged" | "keys" | "audit";
  readonly what: string;
}

/**
 * Reads the whole of a copy: SQLite's own check, keys that point nowhere, migrations that are known, the chain of the audit.
 * @throws UserError `bad-backup` naming the first thing that does not hold, `no-backup` when the file is not there
 */
export async function verifyCopy(file: string): Promise<void> {
  const found = await flawOf(file);
  if (found) throw new UserError("bad-backup", { file, of: "backup", ...found });
}

async function flawOf(file: string): Promise<Flaw | null> {
  try {
    const db = openDatabase({ url: `file:${file}`, readonly: true });
    try {
      return await flawIn(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return { flaw: "damaged", what: error.message };
    if (!(error instanceof UserError)) throw error;
    if (error.id === "database-newer") return { flaw: "newer", what: "" };
    if (error.id === "database-corrupt") return { flaw: "foreign", what: "" };
    throw new UserError("no-backup", { file });
  }
}

async function flawIn(db: Database): Promise<Flaw | null> {
  const damage = await healthStore(db).check();
  if (damage !== null) return { flaw: "damaged", what: damage };
  const loose = db.sqlite.pragma("foreign_key_check");
  if (Array.isArray(loose) && loose.length > 0) return { flaw: "keys", what: String(loose.length) };
  const entry = firstBroken(db);
  return entry === null ? null : { flaw: "audit", what: String(entry) };
}
