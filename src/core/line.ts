import { distance } from "fastest-levenshtein";
import type { CommandInput } from "./card.ts";
import { type Arg, type Command, typedCommands } from "./command.ts";
import { commandSay } from "./command-say.ts";
import { UserError } from "./errors.ts";
import { fold } from "./fold.ts";
import { quoted } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

/** The umbrella word: `/passerelle next-period` is `/next-period`. */
export const UMBRELLA = "passerelle";

/** How many words the name of a command has at most. */
const LONGEST_NAME = 5;

export interface TypedLine {
  /** The first word, without its slash, lower case; empty when nothing was typed. */
  readonly name: string;
  readonly rest: string;
}

/** `/Passerelle next-period school` → `next-period`, `school`. */
export function readLine(text: string): TypedLine {
  const [, name = "", rest = ""] = /^\s*\/?(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? [];
  const word = fold(name);
  return word === UMBRELLA ? readLine(rest) : { name: word, rest };
}

/** Whether a line reads as a question or a sentence: it names its command with no slash, and has several words or a question mark. */
export function isPlainQuestion(text: string): boolean {
  const { name, rest } = readLine(text);
  return !new RegExp(`^\\s*/(?!${UMBRELLA}\\b)`, "i").test(text) && (rest !== "" || name.endsWith("?"));
}

/** A command whose name has several words, typed with spaces: `my people lina` → `my-people`, `lina`. The longest name goes first. */
export function readSpaced({ name, rest }: TypedLine, isCommand: (name: string) => boolean): TypedLine | null {
  const text = `${name} ${rest}`;
  for (let count = LONGEST_NAME; count > 1; count--) {
    const [words] = new RegExp(`^(?:\\S+\\s+){${count - 1}}\\S+`).exec(text) ?? [];
    const joined = words === undefined ? "" : fold(words.split(/\s+/).join("-"));
    if (words !== undefined && isCommand(joined)) return { name: joined, rest: text.slice(words.length).trim() };
  }
  return null;
}

/** `a "b c" d=e` → `a`, `b c`, `d=e`. */
export function splitWords(text: string): string[] {
  return [...text.matchAll(/(?:[^\s"“”]|["“”][^"“”]*["“”])+/g)].map(([word]) => word.replaceAll(/["“”]/g, ""));
}

function canonical(arg: Arg, word: string): string {
  const typed = fold(word);
  const found = Object.entries(arg.choices ?? {}).find(
    ([value, others]) => value === typed || others.some((other) => fold(other) === typed),
  );
  return found ? found[0] : word;
}

/** The usage line, arguments named in the person's language: `/next-period [school|company]`; of what nobody types, the line that leads there. */
export function usageOf(command: Command, lang: Lang): string {
  const say = commandSay(command, lang);
  if (command.hidden) return `/${say("example")}`;
  const shown = command.args
    .filter((arg) => !arg.hidden)
    .map((arg) => {
      const name = say(`arg.${arg.name}`);
      return arg.required ? `<${name}>` : `[${name}]`;
    });
  return [`/${command.name}`, ...shown].join(" ");
}

/**
 * Words typed after a command → its input, in the order of its arguments; `name=value` sets any of them. The schema judges the values.
 * @throws UserError `bad-arguments` when there are more words than arguments
 */
export function inputOf(command: Command, rest: string, lang: Lang): CommandInput {
  const input: Record<string, string> = {};
  const free: string[] = [];
  for (const word of splitWords(rest)) {
    const [, name, value] = /^([a-z]+)=(.*)$/i.exec(word) ?? [];
    const arg = command.args.find((one) => one.name === name?.toLowerCase());
    if (arg && value !== undefined) input[arg.name] = canonical(arg, value);
    else free.push(word);
  }
  const open = command.args.filter((arg) => !arg.hidden && !(arg.name in input));
  for (const arg of open) {
    if (free.length === 0) break;
    if (arg.rest) input[arg.name] = free.splice(0).join(" ");
    else input[arg.name] = canonical(arg, free.shift() ?? "");
  }
  const extra = free[0];
  if (extra !== undefined) {
    throw new UserError("bad-arguments", { problem: quoted(extra, lang), usage: usageOf(command, lang) });
  }
  return input;
}

/** Whether a word is a command but for one letter. */
export function isMisspelt(typed: string, commands: readonly Command[]): boolean {
  const name = fold(typed).slice(0, 64);
  return typedCommands(commands).some((command) => distance(name, command.name) <= 1);
}

/** The command whose name is nearest to what was typed, when it is near enough to be meant. */
export function nearestCommand(typed: string, commands: readonly Command[]): Command | null {
  const name = fold(typed).slice(0, 64);
  if (name === "") return null;
  const ranked = typedCommands(commands)
    .map((command) => ({
      command,
      far: command.name.startsWith(name) && name.length >= 3 ? 0 : distance(name, command.name),
    }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.min(3, Math.floor(best.command.name.length / 2)) ? best.command : null;
}
