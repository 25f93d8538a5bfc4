import type { About } from "../../core/card.ts";
import { LIMITS } from "./limits.ts";
import { digest } from "./text.ts";

const START = "about";
/** 36 bits: enough to tell the dossiers of one card from those of another. */
const DIGEST = 6;
/** Room for what stands before the dossiers. */
const ROW = 40;

/** What a card shows, in as few characters as tell it from others: the question that it answers and its dossiers; those that find no room are left out. */
export function aboutMark(about: About): string {
  const most = Math.floor((LIMITS.id - ROW) / (DIGEST + 1));
  const dossiers = about.dossiers.slice(0, most).map((dossier) => digest(dossier, DIGEST));
  return `${questionOf(about)}:${dossiers.join(".")}`;
}

/** An id for a row of buttons, unique in its message by `row`, that tells what the card shows: what was pressed comes back with it. */
export function aboutId(row: string, mark: string): string {
  return `${START}:${row}:${mark}`;
}

/** Whether an answer about this takes the place of the card in which the row of this id stands: it is about its one dossier, or the same list anew. */
export function takesPlace(id: string | undefined, about: About): boolean {
  const [start, , question, known = ""] = (id ?? "").split(":", 4);
  if (start !== START) return false;
  return question === questionOf(about) || about.dossiers.some((dossier) => known === digest(dossier, DIGEST));
}

/** Whether that card shows other dossiers than the answer. */
export function showsOthers(id: string | undefined, about: About): boolean {
  return id?.startsWith(`${START}:`) === true && !takesPlace(id, about);
}

function questionOf({ command, input }: About): string {
  return digest(JSON.stringify([command, input]), DIGEST);
}
