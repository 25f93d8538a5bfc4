import * as z from "zod";
import type { Programme } from "../../domain/programme/programme.ts";
import { type Command, type CommandContext, defineCommand } from "../command.ts";
import { commandSay } from "../command-say.ts";
import { capital } from "../words/common.ts";
import type { Lang } from "../words/lang.ts";
import { defineWords } from "../words/words.ts";

const input = z.object({ of: z.string().max(100).optional() });

/** One command for each word that a programme gives its dossiers: `/WORD` is `/dossier WORD`. A word that a command has already stays with it. */
export function dossierWordCommands(
  dossier: Command,
  programmes: Iterable<Programme>,
  taken: readonly Command[],
): readonly Command[] {
  const names = new Map<string, { fr: Set<string>; en: Set<string> }>();
  for (const { dossiers } of programmes) {
    for (const { command, name, steps } of dossiers) {
      if (command === null || steps === null || taken.some((one) => one.name === command)) continue;
      const known = names.get(command) ?? { fr: new Set(), en: new Set() };
      names.set(command, { fr: known.fr.add(name.fr), en: known.en.add(name.en) });
    }
  }
  return [...names].map(([word, named]) => wordCommand(dossier, word, (lang) => capital([...named[lang]].join(", "))));
}

function wordCommand(dossier: Command, word: string, named: (lang: Lang) => string): Command {
  // A name may hold what ICU messages give a meaning to.
  const plain = (lang: Lang) => named(lang).replaceAll("'", "''").replaceAll(/[{}]/g, "");
  const words = defineWords({
    fr: { summary: plain("fr"), example: word, "arg.of": "nom ou adresse" },
    en: { summary: plain("en"), example: word, "arg.of": "name or address" },
  });
  return defineCommand({
    name: word,
    word,
    needs: null,
    words,
    input,
    args: [{ name: "of", rest: true }],
    data: dossier.data,
    run: (context: CommandContext<string, z.infer<typeof input>>) =>
      dossier.run({
        ...context,
        command: dossier.name,
        parsed: { ...context.parsed, which: word },
        say: commandSay(dossier, context.lang),
      }),
  });
}
