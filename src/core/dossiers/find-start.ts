import { nearest } from "../../domain/programme/suggest.ts";
import { fold } from "../fold.ts";
import { kindsUnder, type Reach } from "./find.ts";
import { allStarts, broughtKinds, type Start } from "./starts.ts";

/** Shorter parts of a name are in too many. */
const PART = 3;

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
  const exact = matching(starts, typed);
  if (exact.length > 0) return { kind: "starts", starts: exact };
  const other = notTheirs(typed, reaches);
  if (other) return other;
  const near = nearest(fold(typed), [...new Set(starts.flatMap(({ kind }) => wordsOf(kind)))]);
  const meant = near === null ? [] : starts.filter(({ kind }) => wordsOf(kind).includes(near));
  return meant.length > 0 ? { kind: "starts", starts: meant } : { kind: "nothing" };
}

/** The words that lead to what someone may begin, as one types them. */
export function startWords(starts: readonly Start[]): readonly string[] {
  return [...new Set(starts.map(({ kind }) => kind.command ?? kind.id))];
}

function matching(starts: readonly Start[], typed: string): readonly Start[] {
  const under = starts.filter(({ kind }) => kindsUnder(typed, [kind]).length > 0);
  const part = fold(typed);
  if (under.length > 0 || part.length < PART) return under;
  return starts.filter(({ kind: { name } }) => fold(`${name.fr} ${name.en}`).includes(part));
}

function notTheirs(typed: string, reaches: readonly Reach[]): FoundStarts | null {
  for (const reach of reaches) {
    const [kind] = kindsUnder(typed, reach.days.programme.dossiers).filter(({ steps }) => steps !== null);
    if (!kind) continue;
    return { kind: broughtKinds(reach).includes(kind) ? "others" : "calendar", reach, word: kind.command ?? kind.id };
  }
  return null;
}

function wordsOf({ id, command, name }: Start["kind"]): readonly string[] {
  const words = fold(`${name.fr} ${name.en}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > PART);
  return [...new Set([...(command === null ? [] : [command]), id, fold(name.fr), fold(name.en), ...words])];
}
