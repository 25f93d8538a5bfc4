import type { DossierKind, Programme } from "./programme.ts";

const known = new WeakMap<Programme, ReadonlyMap<string, DossierKind>>();

/** A programme's dossier kind by its id; undefined: it has none such. */
export function kindOf(programme: Programme, id: string): DossierKind | undefined {
  let kinds = known.get(programme);
  if (!kinds) {
    kinds = new Map(programme.dossiers.map((kind) => [kind.id, kind]));
    known.set(programme, kinds);
  }
  return kinds.get(id);
}
