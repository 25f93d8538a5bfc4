import type { RevisionStore } from "../../src/core/dossier-ports.ts";
import type { Database } from "./open.ts";

export function revisionStore(_db: Database): RevisionStore {
  return { current: () => "" };
}
