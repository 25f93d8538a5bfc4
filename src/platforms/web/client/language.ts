import type { Lang } from "../../../core/words/lang.ts";
import type { PageWord } from "../words.ts";

type Words = Readonly<Record<PageWord, string>>;

const isWord = (words: Words, key: string | undefined): key is PageWord => key !== undefined && key in words;

/** Says the whole page again in another language, in place. */
export function speak(lang: Lang, words: Words): void {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll<HTMLElement>("[data-word],[data-label],[data-placeholder]")) {
    const { word, label, placeholder } = element.dataset;
    if (isWord(words, word)) element.textContent = words[word];
    if (isWord(words, label)) element.setAttribute("aria-label", words[label]);
    if (isWord(words, placeholder)) element.setAttribute("placeholder", words[placeholder]);
  }
  for (const button of document.querySelectorAll<HTMLElement>("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset["lang"] === lang));
  }
  const url = new URL(location.href);
  url.searchParams.set("lang", lang);
  history.replaceState(null, "", url);
}
