import type { NamedSetting } from "./anchor-grammar.ts";

/** What dossiers may name, from the whole file. */
export interface FileVocabulary {
  readonly roles: readonly string[];
  readonly settings: readonly NamedSetting[];
  readonly dossiers: readonly string[];
  readonly counters: readonly string[];
  /** Words that people type for something else than a dossier. */
  readonly commands: readonly string[];
}
