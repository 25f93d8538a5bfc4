import type { SentCardStore } from "../../src/core/dossier-ports.ts";
import type { Database } from "./open.ts";

export function sentCardStore(_db: Database): SentCardStore {
  return { remember: async () => {}, outdated: async () => [], drawn: async () => {}, failed: async () => {} };
}
