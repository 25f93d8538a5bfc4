import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
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

export function dossierOf({ state, turns, ...row }: Row): StoredDossier {
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
