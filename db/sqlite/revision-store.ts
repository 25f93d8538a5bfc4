import type { RevisionStore } from "../../src/core/dossier-ports.ts";
import type { Database } from "./open.ts";

/** This process's own commits are counted; those of others move SQLite's number of the file, deliveries of theirs included. */
export function revisionStore({ sqlite, written }: Database): RevisionStore {
  const others = sqlite.prepare("pragma data_version").pluck();
  return { current: () => `${written()}.${others.get()}` };
}
