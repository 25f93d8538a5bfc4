import type { DossierKind } from "../../domain/programme/programme.ts";
import { kindsNamed, kindsNear, kindsUnder, type Reach } from "./find.ts";
import { allStarts, broughtKinds, type Start } from "./starts.ts";

/** What a typed word leads to. */
export type FoundStarts =
  | { readonly kind: "starts"; readonly starts: readonly Start[] }
  /** Others begin it, or the calendar brings it about. */
  | { readonly kind: "others" | "calendar"; readonly reach: Reach; readonly word: string }
  /** Nothing is near it. */
  | { readonly kind: "nothing" };

/**
 * What someone means by a word: a dossier's word or id, then a part of its name in either language, then the nearest of them all. What they may
 * begin goes before what others begin.
 */
export function startsUnder(typed: string, reaches: readonly Reach[]): FoundStarts {
  const starts = allStarts(reaches);
  const kinds = [...new Set(starts.map(({ kind }) => kind))];
  const of = (meant: readonly DossierKind[]) => starts.filter(({ kind }) => meant.includes(kind));
  const exact = of(kindsNamed(typed, kinds));
  if (exact.length > 0) return { kind: "starts", starts: exact };
  const other = notTheirs(typed, reaches);
  if (other) return other;
  const meant = of(kindsNear(typed, kinds));
  return meant.length > 0 ? { kind: "starts", starts: meant } : { kind: "nothing" };
}

/** The words that lead to what someone may begin, as one types them. */
export function startWords(starts: readonly Start[]): readonly string[] {
  return [...new Set(starts.map(({ kind }) => kind.command ?? kind.id))];
}

function notTheirs(typed: string, reaches: readonly Reach[]): FoundStarts | null {
  for (const reach of reaches) {
    const [kind] = kindsUnder(typed, reach.days.programme.dossiers).filter(({ steps }) => steps !== null);
    if (!kind) continue;
    return { kind: broughtKinds(reach).includes(kind) ? "others" : "calendar", reach, word: kind.command ?? kind.id };
  }
  return null;
}
