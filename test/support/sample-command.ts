import * as z from "zod";
import { type Command, defineCommand } from "../../src/core/command.ts";
import { defineWords } from "../../src/core/words/words.ts";

/** A command that takes a place and does nothing, for tests that need a list of commands and not what they do. */
export function sampleCommand(name: string, summary = { fr: "Où l'on va", en: "Where one goes" }): Command {
  return defineCommand({
    name,
    needs: null,
    words: defineWords({
      fr: { summary: summary.fr, example: `/${name}`, "arg.place": "école|entreprise" },
      en: { summary: summary.en, example: `/${name}`, "arg.place": "school|company" },
    }),
    input: z.object({ place: z.string().optional() }),
    args: [{ name: "place" }],
    data: z.null(),
    run: async () => ({ card: { title: name, parts: [], buttons: [] }, data: null }),
  }) as Command;
}
