import type { Command } from "../src/core/command.ts";
import { commandSay } from "../src/core/command-say.ts";
import { usageOf } from "../src/core/line.ts";

/** A manifest has one text for everybody: both languages, French first, once when they agree, cut visibly at `most` characters. */
function bilingual(fr: string, en: string, most: number): string {
  const text = fr === en ? fr : `${fr} · ${en}`;
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

export function summaryOf(command: Command, most: number): string {
  return bilingual(commandSay(command, "fr")("summary"), commandSay(command, "en")("summary"), most);
}

/** The arguments of a command without its name; empty when it takes none. */
export function hintOf(command: Command, most: number): string {
  const args = (lang: "fr" | "en") => usageOf(command, lang).slice(command.name.length + 2);
  return bilingual(args("fr"), args("en"), most);
}
