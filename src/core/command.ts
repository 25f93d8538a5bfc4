import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { Day } from "../domain/calendar/day.ts";
import type { Duty, Programme } from "../domain/programme/programme.ts";
import type { Authority, Ground } from "./authority.ts";
import type { Calendars } from "./calendars.ts";
import type { Card, CommandInput } from "./card.ts";
import type { Person, Stores } from "./ports.ts";
import type { Lang } from "./words/lang.ts";
import type { Say, Words } from "./words/words.ts";

/** Everything a person can do, whatever door it came through. */
export interface Invocation {
  readonly command: string;
  readonly input: CommandInput;
  readonly person: Person;
  readonly lang: Lang;
  /** The asker's IANA zone; today is read in it. */
  readonly zone: string;
  readonly at: Temporal.Instant;
}

/** One answer, twice: to be shown, and as structured values. */
export interface Reply<Data = unknown> {
  readonly card: Card;
  readonly data: Data;
}

/** The words every command has; a command may have more of its own (`arg.NAME` labels its arguments, `choice.VALUE` their values). */
export type CommandWord = "summary" | "example";

export interface CommandSpec<Key extends string, Input, Data> {
  /** Kebab-case, as typed; never one of Slack's own names. */
  readonly name: string;
  /** Reached by buttons and forms only: neither help nor the manifests show it. */
  readonly hidden?: true;
  /** The word of a programme's dossiers that it stands for; help shows it to those who have such a dossier. */
  readonly word?: string;
  /** Null: anyone in the roster. A duty: who holds it. */
  readonly needs: Duty | null;
  readonly words: Words<Key | CommandWord>;
  /** Reads the input, or tells what is wrong with it. */
  readonly input: z.ZodType<Input>;
  /** The arguments as typed, in order; the last takes the rest of the line when `rest`. `name=value` sets any of them. */
  readonly args: readonly Arg[];
  readonly data: z.ZodType<Data>;
  run(context: CommandContext<Key | CommandWord, Input>): Promise<Reply<Data>>;
}

export interface Arg {
  readonly name: string;
  /** Values people may type instead of the canonical one, any language, accents and case ignored. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly rest?: boolean;
  readonly required?: boolean;
  /** Set only by `name=value` or a button; not part of the usage line. */
  readonly hidden?: boolean;
}

export interface CommandContext<Key extends string = string, Input = unknown> extends Invocation {
  readonly parsed: Input;
  readonly today: Day;
  readonly say: Say<Key>;
  readonly stores: Stores;
  readonly calendars: Calendars;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly commands: readonly Command[];
  /** Makes ids of 16 characters that nobody can guess. */
  readonly newId: () => string;
  /** For what the change is about. @throws UserError `not-allowed`, naming who may. */
  authorise(duty: Duty, ground: Ground): Promise<Authority>;
}

/** A command as everything but its own file sees it. */
export type Command = CommandSpec<string, unknown, unknown>;

/** Those that people may type. */
export function typedCommands(commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ hidden }) => !hidden);
}

/** Forgets a command's own types; safe because `dispatch` gives `run` only what the command's `input` has read. */
export function defineCommand<Key extends string, Input, Data>(spec: CommandSpec<Key, Input, Data>): Command {
  return spec as unknown as Command;
}
