import type { UserError, UserErrorId } from "./errors.ts";
import { inLang, labelled } from "./words/common.ts";
import { errorWords } from "./words/errors.ts";
import type { Lang } from "./words/lang.ts";
import { sayer } from "./words/words.ts";

const says = { fr: sayer(errorWords, "fr"), en: sayer(errorWords, "en") };

/** The sentence and the next step of an error, in one language. */
export function explain(error: UserError, lang: Lang): { id: UserErrorId; message: string; next: string } {
  const say = says[lang];
  const what = say(error.id, error.values);
  const message = error.of === null ? what : labelled(inLang(error.of, lang), what, lang);
  return { id: error.id, message, next: say(`${error.id}.next`, error.values) };
}
