import * as z from "zod";
import type { Asker, Door } from "../../core/door.ts";
import { LIMITS } from "./limits.ts";
import type { Suggestion } from "./wire.ts";

/** The command whose answer says what a person may do. */
const HELP = "help";
const HelpData = z.object({ commands: z.array(z.object({ name: z.string(), summary: z.string() })) });

/** What to try: the commands of this person's own help that need no more words, first those that not everyone has. */
export async function suggestionsFor(door: Door, asker: Asker): Promise<readonly Suggestion[]> {
  const outcome = await door.invoke(HELP, {}, asker);
  const help = HelpData.safeParse(outcome.ok ? outcome.data : null);
  if (!help.success) return [];
  const commands = new Map(door.commands.map((command) => [command.name, command]));
  const asksNothing = (name: string): boolean => commands.get(name)?.args.every((arg) => !arg.required) ?? false;
  const others = help.data.commands.filter(({ name }) => name !== HELP && asksNothing(name));
  const own = others.filter(({ name }) => commands.get(name)?.needs);
  const open = others.filter(({ name }) => !commands.get(name)?.needs);
  const shown = [...own, ...open].slice(0, LIMITS.suggestions - 1);
  return [...shown, ...help.data.commands.filter(({ name }) => name === HELP)].map(({ name, summary }) => ({
    label: `/${name}`,
    hint: summary,
    data: { command: name, input: {} },
  }));
}
