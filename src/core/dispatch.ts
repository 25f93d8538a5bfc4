import { todayIn } from "../domain/calendar/day.ts";
import type { Duty, Programme, Role } from "../domain/programme/programme.ts";
import { authorise, dutiesOf, type Ground } from "./authority.ts";
import type { Calendars } from "./calendars.ts";
import type { CommandInput } from "./card.ts";
import type { Command, CommandContext, Invocation, Reply } from "./command.ts";
import { commandSay } from "./command-say.ts";
import { UserError } from "./errors.ts";
import { keeps, whoLooksAfter } from "./ground.ts";
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
  const usage = usageOf(command, lang);
  if (value !== undefined) throw new UserError("bad-arguments", { problem: quoted(String(value), lang), usage });
  if (!command.args.some((arg) => arg.name === name)) throw new UserError("bad-arguments", { problem: "none", usage });
  const say = commandSay(command, lang);
  throw new UserError("argument-missing", { what: say(`arg.${name}`), usage, example: say("example") });
}

const hasDuty =
  (duty: Duty) =>
  ({ duties }: Role): boolean =>
    duties.includes(duty);

/** @throws UserError `not-allowed` when the asker has the duty nowhere */
async function mayAnywhere(duty: Duty, who: House & Pick<CommandContext, "person" | "today" | "lang">): Promise<void> {
  const { stores, programmes, person, today } = who;
  const held = dutiesOf(await stores.people.grants(person.id, today), [...programmes.values()]).has(duty);
  authorise(person, duty, held, held ? "" : await rolesWho(who, hasDuty(duty)));
}

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
  const who = { ...house, person, today, lang };
  const mayFor = async (duty: Duty, ground: Ground) =>
    authorise(person, duty, await keeps(duty, ground, who), whoLooksAfter(duty, ground, who));
  if (command.needs) await mayAnywhere(command.needs, who);
  const parsed = parse(command, invocation.input, lang);
  const context: CommandContext<string, unknown> = { ...invocation, ...house, parsed, today, say, authorise: mayFor };
  return command.run(context);
}
