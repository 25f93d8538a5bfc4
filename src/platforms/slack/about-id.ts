import { LIMITS } from "./limits.ts";
import { digest } from "./text.ts";

const START = "about";
/** 36 bits: enough to tell the dossiers of one card from those of another. */
const DIGEST = 6;

/** An id for a row of buttons, unique in its message by `row`, that tells which dossiers the card shows: what was pressed comes back with it. */
export function aboutId(row: string, dossiers: readonly string[]): string {
  const room = LIMITS.id - `${START}:${row}:`.length;
  const known = dossiers.slice(0, Math.floor(room / (DIGEST + 1))).map((dossier) => digest(dossier, DIGEST));
  return `${START}:${row}:${known.join(".")}`;
}

/** Whether the row of this id stands in a card that shows one of the dossiers. */
export function isAboutOne(id: string | undefined, dossiers: readonly string[]): boolean {
  const [start, , known = ""] = (id ?? "").split(":", 3);
  if (start !== START) return false;
  const shown = new Set(known.split("."));
  return dossiers.some((dossier) => shown.has(digest(dossier, DIGEST)));
}
