import type { DossierState } from "../../domain/dossier/state.ts";
import type { About, CommandInput } from "../card.ts";
import type { DossierKey, ShownDossier } from "../dossier-ports.ts";

/** How buttons and forms name a dossier: `ENROLMENT:KIND:OCCASION`. */
export function dossierRef({ enrolment, kind, occasion }: DossierKey): string {
  return `${enrolment}:${kind}:${occasion}`;
}

/** Null: nothing that `dossierRef` makes. */
export function readRef(text: string): DossierKey | null {
  const [, enrolment, kind, occasion] = /^([\w-]{1,40}):([a-z][a-z0-9-]{0,63}):([A-Za-z0-9-]{1,20})$/.exec(text) ?? [];
  return enrolment && kind && occasion ? { enrolment, kind, occasion } : null;
}

/** An occasion that people bring about themselves, as `newOccasion` makes them. */
export function isOwnOccasion(occasion: string): boolean {
  return /^[0-9a-z]{8}$/.test(occasion);
}

export function newOccasion(newId: () => string): string {
  return newId().slice(0, 8);
}

/** The dossiers that a card shows, with their versions. */
export function shownIn({ dossiers, versions }: About): readonly ShownDossier[] {
  return dossiers.flatMap((ref, index) => {
    const key = readRef(ref);
    const version = versions?.[index];
    return key ? [{ ...key, ...(version !== undefined && { version }) }] : [];
  });
}

/** What a card is about that shows these dossiers as they stand, each however often. */
export function aboutOf(
  shown: readonly { readonly ref: string; readonly state: Pick<DossierState, "version"> }[],
  command: string,
  input: CommandInput,
): About {
  const versions = new Map(shown.map(({ ref, state }) => [ref, state.version]));
  return { dossiers: [...versions.keys()], versions: [...versions.values()], command, input };
}
