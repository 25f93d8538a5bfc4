import { UserError } from "../../src/core/errors.ts";
import { firstBroken } from "./audit-log.ts";
import { isDamage } from "./damage.ts";
import { type Database, openDatabase } from "./open.ts";

/** Why a file cannot stand for the database. `what` is SQLite's own word, a count or the number of an entry. */
export interface Flaw {
  readonly flaw: "missing" | "foreign" | "newer" | "damaged" | "keys" | "audit";
  readonly what: string;
}

/** Reads the whole of a file: SQLite's own check, keys that point nowhere, migrations that are known, the chain of the audit. Null: it holds. */
export function flawOf(file: string): Flaw | null {
  return reading(file, flawIn);
}

/** `PRAGMA quick_check` alone. */
export function damageOf(file: string): Flaw | null {
  return reading(file, damageIn);
}

export function damageIn({ sqlite }: Pick<Database, "sqlite">): Flaw | null {
  try {
    const found = String(sqlite.pragma("quick_check(1)", { simple: true }));
    return found === "ok" ? null : { flaw: "damaged", what: found };
  } catch (error) {
    if (isDamage(error)) return { flaw: "damaged", what: error.message };
    throw error;
  }
}

function reading(file: string, find: (db: Database) => Flaw | null): Flaw | null {
  try {
    const db = openDatabase({ url: `file:${file}`, readonly: true });
    try {
      return find(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return { flaw: "damaged", what: error.message };
    if (!(error instanceof UserError)) throw error;
    if (error.id === "database-newer") return { flaw: "newer", what: "" };
    return { flaw: error.id === "database-corrupt" ? "foreign" : "missing", what: "" };
  }
}

function flawIn(db: Database): Flaw | null {
  const damage = damageIn(db);
  if (damage !== null) return damage;
  const loose = db.sqlite.pragma("foreign_key_check");
  if (Array.isArray(loose) && loose.length > 0) return { flaw: "keys", what: String(loose.length) };
  const entry = firstBroken(db);
  return entry === null ? null : { flaw: "audit", what: String(entry) };
}
