import { closest, distance } from "fastest-levenshtein";
import { type Fault, say } from "./problems.ts";
import type { Text } from "./text.ts";

/** Known words listed in an error are at most so many. */
const MOST_LISTED = 12;

/** The known word that was probably meant; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const lower = word.toLowerCase();
  const best = closest(
    lower,
    known.map((one) => one.toLowerCase()),
  );
  const match = known.find((one) => one.toLowerCase() === best);
  return match !== undefined && distance(lower, best) <= Math.max(2, Math.ceil(word.length / 3)) ? match : null;
}

/** What to write instead of a word that is not known. */
export function instead(word: string, known: readonly string[]): Text {
  const match = nearest(word, known);
  if (match !== null) return say(`écrivez \`${match}\``, `write \`${match}\``);
  if (known.length === 0) return say("retirez-le : il n'y en a aucun", "take it out: there are none");
  const listed = known
    .slice(0, MOST_LISTED)
    .map((one) => `\`${one}\``)
    .join(", ");
  const more = known.length > MOST_LISTED ? ", …" : "";
  return say(`écrivez l'un de : ${listed}${more}`, `write one of: ${listed}${more}`);
}

/** What is wrong with a list that says one thing twice; null: it does not. */
export function saidTwice(items: readonly unknown[]): Fault | null {
  const again = items.find((one, index) => items.indexOf(one) < index);
  if (again === undefined) return null;
  const item = String(again);
  return {
    problem: say(`\`${item}\` y est deux fois`, `\`${item}\` stands there twice`),
    mend: say("gardez-le une fois", "keep it once"),
  };
}
