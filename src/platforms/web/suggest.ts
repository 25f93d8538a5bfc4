import type { Asker, Door } from "../../core/door.ts";
import { sayer } from "../../core/words/words.ts";
import { LIMITS } from "./limits.ts";
import type { Suggestion } from "./wire.ts";

/** The command whose card shows what a person may do. */
const HELP = "help";

/** What to try: the buttons of this person's own help card, else what anyone may ask. */
export async function suggestionsFor(door: Door, asker: Asker): Promise<readonly Suggestion[]> {
  const help = await door.invoke(HELP, {}, asker);
  const buttons = help.ok ? help.card.buttons : [];
  const open = door.commands.filter((command) => command.needs === null);
  const suggestions =
    buttons.length > 0
      ? buttons.map(({ label, command, input }) => ({ label, data: { command, input } }))
      : open.map((command) => ({
          label: sayer(command.words, help.lang)("summary"),
          data: { command: command.name, input: {} },
        }));
  return suggestions.slice(0, LIMITS.suggestions);
}
