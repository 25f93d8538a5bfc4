import { createHash } from "node:crypto";
import { asc, desc, eq, gt, sql } from "drizzle-orm";
import type { AuditEntry } from "../../src/core/ports.ts";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { audit } from "./schema/audit.ts";
import { meta } from "./schema/meta.ts";
import { standingToTell } from "./standing.ts";

/** Appends within the transaction under way. */
export type AppendAudit = (entry: AuditEntry) => void;

const GENESIS = "";
/** Entries read at a time: the whole chain of a large school would fill the memory. */
const AT_ONCE = 1_000;
/** Where `meta` keeps how many entries there are, so that the chain cannot lose its end unnoticed. */
const LENGTH = "audit-length";

type Chained = typeof audit.$inferSelect;

/** What is hashed: the entry with its place in the chain, as one JSON array in a fixed order; last, where it is told, who stands for whom. */
function hashOf({ seq, at, actor, action, subject, facts, previous, standing }: Omit<Chained, "hash">): string {
  const content = [seq, at, actor, action, subject, facts, previous, ...(standing === null ? [] : [standing])];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function canonical(facts: AuditEntry["facts"]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function auditLog({ orm, sqlite }: Pick<Database, "orm" | "sqlite">): AppendAudit {
  const toTell = standingToTell(sqlite);
  const last = prepared(() =>
    orm.select({ seq: audit.seq, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1),
  );
  const insert = prepared(() =>
    orm.insert(audit).values({
      seq: sql.placeholder("seq"),
      at: sql.placeholder("at"),
      actor: sql.placeholder("actor"),
      action: sql.placeholder("action"),
      subject: sql.placeholder("subject"),
      facts: sql.placeholder("facts"),
      previous: sql.placeholder("previous"),
      hash: sql.placeholder("hash"),
      standing: sql.placeholder("standing"),
    }),
  );
  const lengthen = prepared(() =>
    orm
      .insert(meta)
      .values({ key: LENGTH, value: sql.placeholder("length") })
      .onConflictDoUpdate({ target: meta.key, set: { value: sql`excluded.value` } }),
  );
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
      standing: toTell(),
    };
    insert.run({ ...row, hash: hashOf(row) });
    lengthen.run({ length: String(row.seq) });
  };
}

/** The sequence number of the first entry that was changed, taken out, cut off the end or slipped in; null when the chain holds. `measured` false: an older version wrote it and kept no length. */
export function firstBroken(db: Pick<Database, "orm" | "sqlite">, measured = true): number | null {
  const { orm } = db;
  let previous = { seq: 0, hash: GENESIS };
  for (const row of entriesIn(db)) {
    if (row.seq !== previous.seq + 1 || row.previous !== previous.hash || row.hash !== hashOf(row)) return row.seq;
    previous = row;
  }
  if (!measured) return null;
  const length = Number(orm.select().from(meta).where(eq(meta.key, LENGTH)).get()?.value ?? 0);
  return length === previous.seq ? null : Math.min(length, previous.seq) + 1;
}

/** In order, some at a time. An older version kept nothing of who stands for whom. */
function* entriesIn({ orm, sqlite }: Pick<Database, "orm" | "sqlite">): Iterable<Chained> {
  const { seq, at, actor, action, subject, facts, previous, hash, standing } = audit;
  const told = sqlite.prepare("select 1 from pragma_table_info('audit') where name = 'standing'").get() !== undefined;
  const columns = { seq, at, actor, action, subject, facts, previous, hash };
  const some = prepared(() =>
    orm
      .select({ ...columns, standing: told ? standing : sql<null>`null` })
      .from(audit)
      .where(gt(seq, sql.placeholder("after")))
      .orderBy(asc(seq))
      .limit(AT_ONCE),
  );
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = some.all({ after });
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.seq ?? after;
  }
}
