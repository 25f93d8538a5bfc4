import { and, asc, eq, sql } from "drizzle-orm";
import type { DossierKey, StoredDossier } from "../../src/core/dossier-ports.ts";
import { dossierRef } from "../../src/core/dossiers/ref.ts";
import { turnsOf } from "../../src/domain/dossier/steps.ts";
import { kindOf } from "../../src/domain/programme/kind-of.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { dossierColumns, dossierOf } from "./dossier-rows.ts";
import type { Database } from "./open.ts";
import { cohorts } from "./schema/cohorts.ts";
import { dossierEvents, dossiers, dossierTurns } from "./schema/dossiers.ts";
import { enrolments } from "./schema/enrolments.ts";
import { programmeVersions } from "./schema/programme-versions.ts";
import type { VersionText } from "./version-store.ts";

/** Reads a programme's text; null: it no longer holds. */
export type ReadRules = (kept: VersionText) => Programme | null;

/**
 * Dossiers that do not wait for those whose turn it is: what they wait for is worked out anew from how they stand, by the rules that they go by, and held
 * against what is kept. Of rules that are not there only what is kept twice is compared.
 */
export async function alteredTurns(
  db: Pick<Database, "orm">,
  reader: () => Promise<ReadRules>,
): Promise<readonly DossierKey[]> {
  const rows = waitingRows(db);
  const instants = instantsOf(db);
  const stored = dossiersOf(db);
  const rulesOf = stored.length === 0 ? () => null : rulesIn(db, await reader());
  const wrong = stored.flatMap(({ programme, status, ...row }) => {
    const ref = dossierRef(row);
    const kept = rows.get(ref) ?? [];
    rows.delete(ref);
    const dossier = dossierOf(row);
    const found = { kept, at: instants.get(ref) ?? new Set(), programme: rulesOf(programme, row.rules) };
    return status === dossier.state.status && isInTurn(dossier, found) ? [] : [keyOf(row)];
  });
  return [...wrong, ...[...rows.keys()].map(keyIn)];
}

interface Found {
  /** `STEP ROLE SINCE` of each row that finds it. */
  readonly kept: readonly string[];
  /** When its events were. */
  readonly at: ReadonlySet<number>;
  readonly programme: Programme | null;
}

function isInTurn({ kind: id, state, turns }: StoredDossier, { kept, at, programme }: Found): boolean {
  const rows = turns.flatMap(({ step, roles, since }) => [...new Set(roles)].map((role) => `${step} ${role} ${since}`));
  if (rows.toSorted().join("\n") !== kept.toSorted().join("\n")) return false;
  if (!turns.every(({ since }) => at.has(since))) return false;
  const steps = programme && kindOf(programme, id)?.steps;
  if (!steps) return true;
  const due = state.status === "open" ? turnsOf(steps, state) : [];
  const told = (all: readonly { readonly step: string; readonly roles: readonly string[] }[]) =>
    JSON.stringify(all.map(({ step, roles }) => [step, ...roles]).toSorted());
  return told(turns) === told(due.map(({ id: step, roles }) => ({ step, roles })));
}

function rulesIn({ orm }: Pick<Database, "orm">, read: ReadRules) {
  const known = new Map<string, Programme | null>();
  return (programme: string, version: number): Programme | null => {
    const name = `${programme} ${version}`;
    if (!known.has(name)) {
      const is = and(eq(programmeVersions.programme, programme), eq(programmeVersions.version, version));
      const kept = orm.select().from(programmeVersions).where(is).get();
      known.set(name, kept ? read(kept) : null);
    }
    return known.get(name) ?? null;
  };
}

function dossiersOf({ orm }: Pick<Database, "orm">) {
  return orm
    .select({ ...dossierColumns, status: dossiers.status, programme: cohorts.programme })
    .from(dossiers)
    .innerJoin(enrolments, eq(enrolments.id, dossiers.enrolment))
    .innerJoin(cohorts, eq(cohorts.id, enrolments.cohort))
    .orderBy(asc(dossiers.enrolment), asc(dossiers.kind), asc(dossiers.occasion))
    .all();
}

function waitingRows({ orm }: Pick<Database, "orm">): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const row of orm.select().from(dossierTurns).all()) {
    const ref = dossierRef(row);
    rows.set(ref, [...(rows.get(ref) ?? []), `${row.step} ${row.role} ${row.since}`]);
  }
  return rows;
}

function instantsOf({ orm }: Pick<Database, "orm">): Map<string, Set<number>> {
  const { enrolment, kind, occasion, event } = dossierEvents;
  const at = sql<number>`${event} ->> 'at'`;
  const instants = new Map<string, Set<number>>();
  for (const row of orm.select({ enrolment, kind, occasion, at }).from(dossierEvents).all()) {
    const ref = dossierRef(row);
    instants.set(ref, (instants.get(ref) ?? new Set()).add(row.at));
  }
  return instants;
}

const keyOf = ({ enrolment, kind, occasion }: DossierKey): DossierKey => ({ enrolment, kind, occasion });

function keyIn(ref: string): DossierKey {
  const [enrolment = "", kind = "", occasion = ""] = ref.split(":");
  return { enrolment, kind, occasion };
}
