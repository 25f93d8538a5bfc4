import type { DossierAuthority } from "../../src/core/authority.ts";
import type { DossierChange, DossierKey, Turn } from "../../src/core/dossier-ports.ts";
import { type DossierEvent, type DossierState, NOTHING_DONE } from "../../src/domain/dossier/state.ts";

/** As if `decide` had allowed it: the stores' own tests need no rules. */
export function allowed(actor: string): DossierAuthority {
  return { actor } as DossierAuthority;
}

export interface ChangeSeed {
  readonly by: string;
  readonly for?: string | null;
  readonly before?: number;
  readonly rules?: number;
  readonly state?: Partial<DossierState>;
  readonly event?: Partial<DossierEvent>;
  readonly turns?: readonly Turn[];
}

/** One step done in a dossier: version `before` + 1, nothing filled in, nobody's turn unless said. */
export function change(key: DossierKey, seed: ChangeSeed): DossierChange {
  const { by, before = 0, rules = 1, turns = [] } = seed;
  const version = before + 1;
  const event: DossierEvent = {
    version,
    kind: "did",
    step: "fill",
    by,
    for: seed.for ?? null,
    role: "writer",
    at: 1_000 + before,
    reason: null,
    reopened: [],
    values: {},
    ...seed.event,
  };
  return { ...key, before, rules, turns, event, state: { ...NOTHING_DONE, version, ...seed.state } };
}
