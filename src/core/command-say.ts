import type { Command } from "./command.ts";
import type { Lang } from "./words/lang.ts";
import { type Say, sayer } from "./words/words.ts";

const sayers = new WeakMap<Command, Readonly<Record<Lang, Say>>>();

/** A command's own words in one language. */
export function commandSay(command: Command, lang: Lang): Say {
  let both = sayers.get(command);
  if (!both) {
    both = { fr: sayer(command.words, "fr"), en: sayer(command.words, "en") };
    sayers.set(command, both);
  }
  return both[lang];
}
