import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { openForm } from "../src/core/dossiers/open-start.ts";
import { defineStepCommand } from "../src/core/dossiers/step-command.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: { summary: "Commencer un dossier", example: "start" },
  en: { summary: "Begin a dossier", example: "start" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  enrolment: z.string().max(40),
  kind: z.string().max(64),
  path: z.string().max(64).optional(),
});

/** Shows the first form of a dossier that people bring about. Nothing is written until it is sent; sent twice, it is begun once. */
export const dossierStartCommand = defineStepCommand({
  name: "dossier-start",
  words,
  input,
  run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { enrolment, kind, path = null } = context.parsed;
    return openForm(context, { enrolment, kind, path });
  },
});
