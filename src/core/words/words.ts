import { IntlMessageFormat } from "intl-messageformat";
import type { Lang } from "./lang.ts";

export type Values = Readonly<Record<string, string | number>>;

/** Messages in ICU syntax by key, the same keys in both languages. */
export interface Words<Key extends string = string> {
  readonly fr: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** Says a message in one language. Numbers and plurals follow the language. */
export type Say<Key extends string = string> = (key: Key, values?: Values) => string;

/** Declares messages and holds the two languages to the same keys. */
export function defineWords<Key extends string>(words: {
  fr: Record<Key, string>;
  en: Record<NoInfer<Key>, string>;
}): Words<Key> {
  return words;
}

const formats = new Map<string, IntlMessageFormat>();

/** A message without braces is given back as it stands; the others are compiled once. */
function format(lang: Lang, message: string, values: Values): string {
  if (!message.includes("{")) return message.replaceAll("''", "'");
  const id = `${lang}:${message}`;
  let compiled = formats.get(id);
  if (!compiled) {
    compiled = new IntlMessageFormat(message, lang, undefined, { ignoreTag: true });
    formats.set(id, compiled);
  }
  return String(compiled.format(values));
}

export function sayer<Key extends string>(words: Words<Key>, lang: Lang): Say<Key> {
  const messages = words[lang];
  return (key, values = {}) => format(lang, messages[key], values);
}
