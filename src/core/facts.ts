import MiniSearch from "minisearch";
import type { FactSheet, Programme } from "../domain/programme/programme.ts";
import { fold } from "./fold.ts";

const indexes = new WeakMap<Programme, MiniSearch>();

/** Words too common to tell one question from another. */
const COMMON = new Set(
  "a ai as à au aux avec avez c ce ces combien comment d dans de des du elle en est et faut il ils j je l la le les leur leurs m ma me mes mon n nos notre nous on ou où par pas peut peux pour qu quand que quel quelle quelles quels qui s sa se ses si son sont suis sur t ta te tu un une vos votre vous y about am an and any are at be been by can could did do does for from had has have her his how i if in is it its many may me much must my no not of on or our shall should so some that the their them there these they this those to us was we were what when where which who whose why will with would you your"
    .split(" ")
    .map(fold),
);

const wordsIn = (text: string): readonly string[] => fold(text).split(/[^\p{L}\p{N}]+/u);
const tells = (word: string): boolean => word !== "" && !COMMON.has(word);

function indexOf(programme: Programme): MiniSearch {
  let index = indexes.get(programme);
  if (!index) {
    index = new MiniSearch({
      fields: ["ask", "words", "answer"],
      tokenize: (text) => [...wordsIn(text)],
      processTerm: (term) => (tells(term) ? term : null),
      searchOptions: {
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 4 ? 0.2 : false),
        boost: { ask: 3, words: 3 },
      },
    });
    index.addAll(
      programme.facts.map(({ id, ask, answer, words }) => ({
        id,
        ask: `${ask.fr} ${ask.en}`,
        answer: `${answer.fr} ${answer.en}`,
        words: words.join(" "),
      })),
    );
    indexes.set(programme, index);
  }
  return index;
}

/** A fact that speaks of what was asked. */
export interface FoundFact {
  readonly programme: Programme;
  readonly fact: FactSheet;
  readonly score: number;
  /** At least half of the words that tell one question from another stand in its question or among its `words`. */
  readonly sure: boolean;
}

/** The facts that speak of a text, in either language, the best first. */
export function factsOn(text: string, programmes: readonly Programme[]): readonly FoundFact[] {
  const asked = new Set(wordsIn(text).filter(tells)).size;
  return programmes
    .flatMap((programme) => {
      const index = indexOf(programme);
      const known = new Map(programme.facts.map((fact) => [fact.id, fact]));
      const named = new Map(
        index.search(text, { fields: ["ask", "words"] }).map(({ id, queryTerms }) => [id, new Set(queryTerms).size]),
      );
      return index.search(text).flatMap(({ id, score }): FoundFact[] => {
        const fact = known.get(id);
        return fact ? [{ programme, fact, score, sure: (named.get(id) ?? 0) * 2 >= asked }] : [];
      });
    })
    .toSorted((a, b) => b.score - a.score);
}

/** Whether a fact answers a line that names no command: the best one is sure. */
export function isAnswered(line: string, programmes: readonly Programme[]): boolean {
  return factsOn(line, programmes)[0]?.sure === true;
}
