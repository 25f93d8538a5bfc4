import { createHash } from "node:crypto";
import { and, asc, eq, like, sql } from "drizzle-orm";
import type { AlteredDossier } from "../../src/core/ports.ts";
import { Facts } from "./audit-facts.ts";
import type { Database } from "./open.ts";
import { audit } from "./schema/audit.ts";
import { dossierEvents, dossiers } from "./schema/dossiers.ts";

/** What the audit keeps of an event and of the state it led to: nothing can be guessed from it without the salt, which goes with the person. */
export function digestOf(salt: string, content: string): string {
  return createHash("sha256").update(salt).update(content).digest("hex");
}

type Row = Pick<typeof dossierEvents.$inferSelect, "seq" | "version" | "salt" | "event">;

/** One dossier as it is found, next to what the audit says of it. */
interface Found {
  readonly events: Row[];
  /** By version. */
  readonly audited: Map<
    number,
    { readonly event: unknown; readonly digest: unknown; readonly state: unknown; readonly rules: unknown }
  >;
  now: { readonly version: number; readonly state: string; readonly rules: number } | null;
}

/** Dossiers that do not stand as the audit recorded them, by key: an event or a state that was changed, put in or taken out. `enrolment` null: of all. */
export function alteredDossiers(db: Database["orm"], enrolment: string | null): readonly AlteredDossier[] {
  const found = new Map<string, Found>();
  const at = (ref: string): Found => {
    const known = found.get(ref) ?? { events: [], audited: new Map(), now: null };
    found.set(ref, known);
    return known;
  };
  for (const { subject, facts } of auditedIn(db, enrolment)) {
    const { version, event, digest, state, rules } = Facts.parse(JSON.parse(facts));
    at(subject).audited.set(Number(version), { event, digest, state, rules });
  }
  for (const row of eventsIn(db, enrolment)) at(refOf(row)).events.push(row);
  for (const row of dossiersIn(db, enrolment)) at(refOf(row)).now = row;
  return [...found].flatMap(([ref, one]) => {
    const version = firstAltered(one);
    const [whose = "", kind = "", occasion = ""] = ref.split(":");
    return version === null ? [] : [{ enrolment: whose, kind, occasion, version }];
  });
}

/** The first version that is not as it was recorded; null: all are. */
function firstAltered({ events, audited, now }: Found): number | null {
  const last = Math.max(0, now?.version ?? 0, ...audited.keys(), ...events.map(({ version }) => version));
  const byVersion = new Map(events.map((row) => [row.version, row]));
  for (let version = 1; version <= last; version++) {
    const row = byVersion.get(version);
    const told = audited.get(version);
    if (!row || !told) return version;
    if (version === last && now?.version !== last) return version;
    // Recorded before the audit kept digests.
    if (told.digest === undefined) continue;
    if (told.event !== row.seq || told.digest !== digestOf(row.salt, row.event)) return version;
    if (version !== last) continue;
    if (told.state !== digestOf(row.salt, now?.state ?? "")) return version;
    // Recorded before dossiers kept their rules.
    if (told.rules !== undefined && told.rules !== now?.rules) return version;
  }
  return null;
}

type Key = Readonly<Record<"enrolment" | "kind" | "occasion", string>>;

const refOf = ({ enrolment, kind, occasion }: Key): string => `${enrolment}:${kind}:${occasion}`;

function auditedIn(db: Database["orm"], enrolment: string | null) {
  const { subject, facts, action, seq } = audit;
  const theirs =
    enrolment === null ? undefined : sql`${subject} >= ${`${enrolment}:`} and ${subject} < ${`${enrolment};`}`;
  return db
    .select({ subject, facts })
    .from(audit)
    .where(and(like(action, "dossier.%"), theirs))
    .orderBy(asc(seq))
    .all();
}

function eventsIn(db: Database["orm"], enrolment: string | null) {
  const theirs = enrolment === null ? undefined : eq(dossierEvents.enrolment, enrolment);
  return db.select().from(dossierEvents).where(theirs).orderBy(asc(dossierEvents.seq)).all();
}

function dossiersIn(db: Database["orm"], enrolment: string | null) {
  const { kind, occasion, rules, version, state } = dossiers;
  const theirs = enrolment === null ? undefined : eq(dossiers.enrolment, enrolment);
  return db
    .select({ enrolment: dossiers.enrolment, kind, occasion, rules, version, state })
    .from(dossiers)
    .where(theirs)
    .all();
}
