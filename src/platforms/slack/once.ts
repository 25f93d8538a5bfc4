import type { Lang } from "../../core/words/lang.ts";

/** How many answers are remembered. */
const MOST = 200;

export interface Once<Answer> {
  /** `mine`: this call is the one that ran, or runs. */
  /** `lang` is for being told that it ran before, when its answer is not remembered. */
  ask(
    key: string,
    lang: Lang,
    run: () => Promise<Answer>,
  ): { readonly answer: Promise<Answer>; readonly mine: boolean };
}

interface OnceParts<Answer> {
  /** True the first time a key is seen by any process. */
  readonly first: (key: string) => Promise<boolean>;
  /** For what ran before, when its answer is not remembered. */
  readonly again: (lang: Lang) => Answer;
  /** False: it changed nothing, so that the same may be tried again. */
  readonly final: (answer: Answer) => boolean;
}

/** The same question runs once and gets the same answer however often it comes, together or one after the other. */
export function openOnce<Answer>({ first, again, final }: OnceParts<Answer>): Once<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  const open = new Set<string>();

  async function begin(key: string, lang: Lang, run: () => Promise<Answer>): Promise<Answer> {
    const free = open.delete(key) || (await first(key));
    return free ? run() : again(lang);
  }

  function reopen(key: string): void {
    answers.delete(key);
    open.add(key);
  }

  return {
    ask(key, lang, run) {
      const known = answers.get(key);
      if (known) return { answer: known, mine: false };
      const answer = begin(key, lang, run);
      answers.set(key, answer);
      trim(answers);
      trim(open);
      answer.then(
        (given) => {
          if (!final(given)) reopen(key);
        },
        () => reopen(key),
      );
      return { answer, mine: true };
    },
  };
}

function trim(kept: Map<string, unknown> | Set<string>): void {
  for (const key of kept.keys()) {
    if (kept.size <= MOST) return;
    kept.delete(key);
  }
}
