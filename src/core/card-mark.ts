import type { About } from "./card.ts";

/** Enough to tell a card from the others of one person. */
const BITS = 48;
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * What a card shows, in as few characters as tell it from others: the question that it answers and its one dossier, where it shows no other.
 * A platform has it come back with whatever is pressed in the card. It says nothing of who may do what.
 */
export function cardMark(about: About): string {
  const [only, ...more] = about.dossiers;
  const isAlone = more.length === 0 && !about.others;
  return `${questionOf(about)}.${only !== undefined && isAlone ? digest(only) : ""}`;
}

/** Whether an answer about this takes the place of the card of that mark: it is about its one dossier, or is the same list anew. */
export function takesPlaceOf(mark: string, answer: About): boolean {
  const [question, only] = mark.split(".", 2);
  return question === questionOf(answer) || answer.dossiers.some((dossier) => digest(dossier) === only);
}

function questionOf({ command, input }: About): string {
  return digest(JSON.stringify([command, input]));
}

/** FNV-1a over UTF-16 units. */
function digest(text: string): string {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * PRIME);
  return BigInt.asUintN(BITS, hash ^ (hash >> 24n)).toString(36);
}
