import { LIMITS } from "./limits.ts";
import { digest } from "./text.ts";

const START = "about";
/** 36 bits: enough to tell the dossiers of one card from those of another. */
const DIGEST = 6;
/** Room for what stands before the mark. */
const ROW = 30;

/** The dossiers that a card shows, in as few characters as tell them apart; those that find no room are left out. */
export function aboutMark(dossiers: readonly string[]): string {
  const most = Math.floor((LIMITS.id - ROW) / (DIGEST + 1));
  return dossiers
    .slice(0, most)
    .map((dossier) => digest(dossier, DIGEST))
    .join(".");
}

/** An id for a row of buttons, unique in its message by `row`, that tells which dossiers the card shows: what was pressed comes back with it. */
export function aboutId(row: string, mark: string): string {
  return `${START}:${row}:${mark}`;
}

/** Whether the row of this id stands in a card that shows one of the dossiers. */
export function isAboutOne(id: string | undefined, dossiers: readonly string[]): boolean {
  const [start, , known = ""] = (id ?? "").split(":", 3);
  if (start !== START) return false;
  const shown = new Set(known.split("."));
  return dossiers.some((dossier) => shown.has(digest(dossier, DIGEST)));
}
