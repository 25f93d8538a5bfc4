import { createHash } from "node:crypto";
import { asc, desc, eq, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { AuditEntry } from "../../src/core/ports.ts";
import { audit } from "./schema/audit.ts";
import { meta } from "./schema/meta.ts";

/** Appends within the transaction under way. */
export type AppendAudit = (entry: AuditEntry) => void;

const GENESIS = "";
/** Where `meta` keeps how many entries there are, so that the chain cannot lose its end unnoticed. */
const LENGTH = "audit-length";

type Chained = typeof audit.$inferSelect;

/** What is hashed: the entry with its place in the chain, as one JSON array in a fixed order. */
function hashOf(row: Omit<Chained, "hash">): string {
  const content = [row.seq, row.at, row.actor, row.action, row.subject, row.facts, row.previous];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function canonical(facts: AuditEntry["facts"]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function auditLog(orm: BetterSQLite3Database): AppendAudit {
  const last = orm.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare();
  const insert = orm
    .insert(audit)
    .values({
      seq: sql.placeholder("seq"),
      at: sql.placeholder("at"),
      actor: sql.placeholder("actor"),
      action: sql.placeholder("action"),
      subject: sql.placeholder("subject"),
      facts: sql.placeholder("facts"),
      previous: sql.placeholder("previous"),
      hash: sql.placeholder("hash"),
    })
    .prepare();
  const lengthen = orm
    .insert(meta)
    .values({ key: LENGTH, value: sql.placeholder("length") })
    .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } })
    .prepare();
  return (entry) => {
    const before = last.get() ?? { seq: 0, hash: GENESIS };
    const row = {
      seq: before.seq + 1,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      facts: canonical(entry.facts),
      previous: before.hash,
    };
    insert.run({ ...row, hash: hashOf(row) });
    lengthen.run({ length: String(row.seq) });
  };
}

/** The sequence number of the first entry that was changed, taken out, cut off the end or slipped in; null when the chain holds. `measured` false: an older version wrote it and kept no length. */
export function firstBroken(orm: BetterSQLite3Database, measured = true): number | null {
  let previous = { seq: 0, hash: GENESIS };
  for (const row of orm.select().from(audit).orderBy(asc(audit.seq)).all()) {
    if (row.seq !== previous.seq + 1 || row.previous !== previous.hash || row.hash !== hashOf(row)) return row.seq;
    previous = row;
  }
  if (!measured) return null;
  const length = Number(orm.select().from(meta).where(eq(meta.key, LENGTH)).get()?.value ?? 0);
  return length === previous.seq ? null : Math.min(length, previous.seq) + 1;
}
