import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { attempt } from "../src/core/dossiers/act.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand, stepInput } from "../src/core/dossiers/step-command.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: { summary: "Reprendre ce qu'on a envoyé", example: "inbox" },
  en: { summary: "Take back what one sent", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object(stepInput);

export const dossierWithdrawCommand = defineStepCommand({
  name: "dossier-withdraw",
  words,
  input,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { dossier, step, version } = context.parsed;
    const met = await attempt(context, await meet(context, dossier), { kind: "withdraw", seen: version, step });
    return replyOf(context, met);
  },
});
