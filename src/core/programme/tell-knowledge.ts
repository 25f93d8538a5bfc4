import type { Contact, FactSheet } from "../../domain/programme/programme.ts";
import { sourceText } from "./tell-dossier.ts";
import type { Said, Telling } from "./telling.ts";
import { programmeSay } from "./words.ts";

/** What is said of a question that people ask. */
export function tellFact(telling: Telling, { answer, words, source, rules }: FactSheet): readonly Said[] {
  const { lang } = telling;
  const say = programmeSay(lang);
  return [
    { label: say("fact.answer"), text: answer[lang] },
    ...(words.length === 0 ? [] : [{ label: say("fact.words"), text: words.join(", ") }]),
    ...(rules.length === 0 ? [] : [{ label: say("rules"), text: rules.join(", ") }]),
    { label: say("source"), text: sourceText(telling, source) },
  ];
}

/** What is said of whom to turn to. */
export function tellContact(telling: Telling, { about, details, option, note }: Contact): readonly Said[] {
  const { lang, programme } = telling;
  const say = programmeSay(lang);
  const of = option === null ? null : (programme.optionNames.find(({ id }) => id === option)?.name[lang] ?? option);
  return [
    { label: say("contact.about"), text: about[lang] },
    ...(of === null ? [] : [{ label: say("contact.option"), text: of }]),
    ...details.map(({ kind, value, source }) => ({
      label: say(`contact.${kind}`),
      text: say("contact.detail", { value, source: sourceText(telling, source) }),
    })),
    ...(note === null ? [] : [{ label: say("contact.note"), text: note[lang] }]),
  ];
}
