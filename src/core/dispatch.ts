import { todayIn } from "../domain/calendar/day.ts";
import type { Duty, Programme, Role } from "../domain/programme/programme.ts";
import { authorise, dutiesOf } from "./authority.ts";
import type { Calendars } from "./calendars.ts";
import type { CommandInput } from "./card.ts";
import type { Command, CommandContext, Invocation, Reply } from "./command.ts";
import { commandSay } from "./command-say.ts";
import { UserError } from "./errors.ts";
import { usageOf } from "./line.ts";
import type { Stores } from "./ports.ts";
import { rolesWho } from "./reach.ts";
import { quoted } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

/** Everything a command may use; the same for all invocations. */
export interface House {
  readonly stores: Stores;
  readonly calendars: Calendars;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly commands: readonly Command[];
  /** Makes ids of 16 characters that nobody can guess. */
  readonly newId: () => string;
}

function parse(command: Command, input: CommandInput, lang: Lang): unknown {
  const read = command.input.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const name = String(issue?.path[0] ?? "");
  const value = input[name];
  const missing = command.args.some((arg) => arg.name === name) ? commandSay(command, lang)(`arg.${name}`) : "none";
  const problem = value === undefined ? missing : quoted(String(value), lang);
  throw new UserError("bad-arguments", { problem, usage: usageOf(command, lang) });
}

const hasDuty =
  (duty: Duty) =>
  ({ duties }: Role): boolean =>
    duties.includes(duty);

/**
 * Find the command, read the input, check that this person may, run.
 * @throws UserError for anything a person can mend
 */
export async function dispatch(house: House, invocation: Invocation): Promise<Reply> {
  const { person, lang, zone, at } = invocation;
  const command = house.commands.find((one) => one.name === invocation.command);
  if (!command) throw new UserError("unknown-command", { typed: invocation.command, nearest: "none" });
  const say = commandSay(command, lang);
  const today = todayIn(zone, at);
  const may = async (duty: Duty) => {
    const grants = await house.stores.people.grants(person.id, today);
    const held = dutiesOf(grants, [...house.programmes.values()]);
    const who = held.has(duty) ? "" : await rolesWho({ ...house, person, today, lang }, hasDuty(duty));
    return authorise(person, duty, held, who);
  };
  if (command.needs) await may(command.needs);
  const parsed = parse(command, invocation.input, lang);
  const context: CommandContext<string, unknown> = { ...invocation, ...house, parsed, today, say, authorise: may };
  return command.run(context);
}
