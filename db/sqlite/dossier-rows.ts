import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import QuickLRU from "quick-lru";
import * as z from "zod";
import type { DossierKey, StoredDossier, Turn } from "../../src/core/dossier-ports.ts";
import { type DossierEvent, type DossierState, EVENT_KINDS, type Values } from "../../src/domain/dossier/state.ts";
import { dossiers } from "./schema/dossiers.ts";

const Paper = z.object({ name: z.string(), date: z.string() });
const Filled: z.ZodType<Values> = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), Paper]));
const Done = z.object({ by: z.string(), for: z.string().nullable(), role: z.string(), at: z.int() });
const Refusal = Done.extend({ step: z.string(), reason: z.string(), to: z.array(z.string()) });

const State: z.ZodType<DossierState> = z.object({
  version: z.int(),
  status: z.enum(["open", "done", "withdrawn"]),
  path: z.string().nullable(),
  event: z.object({ from: z.int(), to: z.int() }).nullable(),
  values: Filled,
  done: z.record(z.string(), Done),
  refusal: Refusal.nullable(),
  begun: z.int().exactOptional(),
});

const Turns: z.ZodType<readonly Turn[]> = z.array(
  z.object({ step: z.string(), roles: z.array(z.string()), since: z.int() }),
);

const Event: z.ZodType<DossierEvent> = z.object({
  version: z.int(),
  kind: z.enum(EVENT_KINDS),
  step: z.string().nullable(),
  by: z.string(),
  for: z.string().nullable(),
  role: z.string(),
  at: z.int(),
  reason: z.string().nullable(),
  reopened: z.array(z.string()),
  values: Filled,
});

export const dossierColumns = {
  enrolment: dossiers.enrolment,
  kind: dossiers.kind,
  occasion: dossiers.occasion,
  rules: dossiers.rules,
  state: dossiers.state,
  turns: dossiers.turns,
};

type Row = Pick<typeof dossiers.$inferSelect, keyof typeof dossierColumns>;

type Kept = Pick<Row, "rules" | "state" | "turns"> & { readonly dossier: StoredDossier };

/**
 * Those that people look at are read many times between two changes; they are never written into. What was read once (null) is not kept: a day's planning
 * reads every dossier of a school, once.
 */
const kept = new QuickLRU<string, Kept | null>({ maxSize: 3_000 });

export function dossierOf(row: Row): StoredDossier {
  const { enrolment, kind, occasion, rules, state, turns } = row;
  const key = `${enrolment}:${kind}:${occasion}`;
  const known = kept.get(key);
  if (known?.state === state && known.turns === turns && known.rules === rules) return known.dossier;
  const dossier = parsed(row);
  kept.set(key, known === undefined ? null : { rules, state, turns, dossier });
  return dossier;
}

function parsed({ state, turns, ...row }: Row): StoredDossier {
  return { ...row, state: State.parse(JSON.parse(state)), turns: Turns.parse(JSON.parse(turns)) };
}

export function eventOf(json: string): DossierEvent {
  return Event.parse(JSON.parse(json));
}

export function valuesOf(json: string): Values {
  return Filled.parse(JSON.parse(json));
}

/** The rows of the dossier asked about, in any table that has them. */
export function isDossier(table: Readonly<Record<keyof DossierKey, SQLWrapper>>): SQL | undefined {
  return and(
    eq(table.enrolment, sql.placeholder("enrolment")),
    eq(table.kind, sql.placeholder("kind")),
    eq(table.occasion, sql.placeholder("occasion")),
  );
}
