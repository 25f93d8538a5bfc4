import type { DossierKey } from "../dossier-ports.ts";

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
