import type { DossierStore } from "../../src/core/dossier-ports.ts";
import type { Database } from "./open.ts";

export function dossierStore(_db: Database): DossierStore {
  return {
    get: async () => null,
    existing: async () => [],
    ofEnrolments: async () => [],
    waiting: async () => [],
    history: async () => [],
    record: async () => false,
    draft: async () => null,
    keepDraft: async () => {},
    changes: async (after) => ({ last: after, keys: [] }),
  };
}
