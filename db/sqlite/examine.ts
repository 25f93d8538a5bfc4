import type { DossierKey } from "../../src/core/dossier-ports.ts";
import type { AlteredDossier } from "../../src/core/ports.ts";
import { rulesReader } from "../kept-rules.ts";
import { alteredDossiers } from "./altered-dossiers.ts";
import { type AlteredStanding, alteredStanding } from "./altered-standing.ts";
import { alteredTurns } from "./altered-turns.ts";
import { firstBroken } from "./audit-log.ts";
import { isDamage } from "./damage.ts";
import { damageIn } from "./flaws.ts";
import { fileOf, openDatabase } from "./open.ts";
import { type MissingVersion, missingVersions } from "./version-store.ts";

/** How a database stands; it is only read. */
export interface Examination {
  readonly file: string;
  /** What SQLite's own check says; null: sound. */
  readonly damage: string | null;
  /** Migrations that the next start will apply. */
  readonly pending: number;
  /** The first entry of the audit that does not fit the chain; null: it holds. */
  readonly auditBrokenAt: number | null;
  /** Dossiers that are not as the audit recorded them; not looked for while migrations are pending. */
  readonly altered: readonly AlteredDossier[];
  /** Roles and delegations that are not as the program wrote them; not looked for while migrations are pending. */
  readonly standing: readonly AlteredStanding[];
  /** Dossiers that do not wait for those whose turn it is; not looked for while migrations are pending. */
  readonly turns: readonly DossierKey[];
  /** Versions of programmes that dossiers go by and whose text is not kept; not looked for while migrations are pending. */
  readonly missing: readonly MissingVersion[];
}

const UNREAD = { auditBrokenAt: null, altered: [], standing: [], turns: [], missing: [] } as const;

/** @throws UserError `no-database`, `database-newer`, and `database-corrupt` when the file cannot even be opened */
export async function examine(url: string): Promise<Examination> {
  const db = openDatabase({ url, readonly: true });
  try {
    const damage = damageIn(db)?.what ?? null;
    const file = fileOf(url);
    const found = { file, damage, pending: db.pending };
    if (damage !== null) return { ...found, ...UNREAD };
    const current = db.pending === 0;
    return {
      ...found,
      auditBrokenAt: firstBroken(db, current),
      altered: current ? alteredDossiers(db.orm, null) : [],
      standing: current ? alteredStanding(db) : [],
      turns: current ? await alteredTurns(db, rulesReader) : [],
      missing: current ? missingVersions(db) : [],
    };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { file: fileOf(url), damage: error.message, pending: db.pending, ...UNREAD };
  } finally {
    db.close();
  }
}
