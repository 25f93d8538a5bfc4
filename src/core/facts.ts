import MiniSearch from "minisearch";
import type { FactSheet, Programme } from "../domain/programme/programme.ts";
import { fold } from "./fold.ts";

const indexes = new WeakMap<Programme, MiniSearch>();

/** Words too common to tell one question from another. */
const COMMON = new Set(
  "a ai as à au aux avec avez c ce ces combien comment d dans de des du elle en est et faut il ils j je l la le les leur leurs m ma me mes mon n nos notre nous on ou où par pas peut peux pour qu quand que quel quelle quelles quels qui quoi s sa se ses si son sont suis sur t ta te tu un une vos votre vous y about am an and any are at be been by can could did do does for from had has have her his how i if in is it its many may me much must my no not of on or our shall should so some that the their them there these they this those to us was we were what when where which who whose why will with would you your"
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
  /** The words that tell one question from another stand in its question or among its `words`: all of up to three, all but one of four to seven, and so on. */
  readonly sure: boolean;
}

/** What is left of a word without the endings of plurals and verbs. */
const stemOf = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ent|ed|es|er|ez|s|e|x)$/, "") : word);

/** The words of a fact by which people ask for it, and those of its question in each language. */
interface Asked {
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly own: readonly string[];
}

const asked = new WeakMap<FactSheet, Asked>();

function askedOf(fact: FactSheet): Asked {
  let known = asked.get(fact);
  if (!known) {
    const words = new Set([fact.ask.fr, fact.ask.en, ...fact.words].flatMap(wordsIn).filter(tells));
    const own = [fact.ask.fr, fact.ask.en].map(ownWords);
    known = { words, stems: new Set([...words].map(stemOf)), own };
    asked.set(fact, known);
  }
  return known;
}

/** Every word of a question, the common ones too, in no order. */
const ownWords = (text: string): string =>
  [...new Set(wordsIn(text).filter((word) => word !== ""))].toSorted().join(" ");

/** One word alone is asked for as it stands: “quelle heure est-il” asks for no hours. */
function isSure(text: string, fact: FactSheet): boolean {
  const telling = [...new Set(wordsIn(text).filter(tells))];
  const { words, stems } = askedOf(fact);
  const [only] = telling;
  if (only === undefined) return false;
  if (telling.length === 1) return words.has(only);
  const named = telling.filter((word) => stems.has(stemOf(word))).length;
  return telling.length - named <= Math.floor(telling.length / 4);
}

/** The facts that speak of a text, in either language, the best first: before all others the one whose own question it is. */
export function factsOn(text: string, programmes: readonly Programme[]): readonly FoundFact[] {
  const whole = ownWords(text);
  const isOwn = ({ fact }: FoundFact) => askedOf(fact).own.includes(whole);
  return programmes
    .flatMap((programme) => {
      const known = new Map(programme.facts.map((fact) => [fact.id, fact]));
      return indexOf(programme)
        .search(text)
        .flatMap(({ id, score }): FoundFact[] => {
          const fact = known.get(id);
          return fact ? [{ programme, fact, score, sure: isSure(text, fact) }] : [];
        });
    })
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.score - a.score);
}

/** Whether a fact answers a line that names no command: the best one is sure. */
export function isAnswered(line: string, programmes: readonly Programme[]): boolean {
  return factsOn(line, programmes)[0]?.sure === true;
}
