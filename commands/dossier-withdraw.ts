import * as z from "zod";
import { type CommandContext, type CommandWord, defineCommand } from "../src/core/command.ts";
import { attempt } from "../src/core/dossiers/act.ts";
import { wholeDossierData } from "../src/core/dossiers/data.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { defineWords } from "../src/core/words/words.ts";

const words = defineWords({
  fr: { summary: "Reprendre ce qu'on a envoyé", example: "inbox" },
  en: { summary: "Take back what one sent", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  dossier: z.string().max(150),
  step: z.string().max(100),
  version: z.coerce.number().int().min(0),
});

export const dossierWithdrawCommand = defineCommand({
  name: "dossier-withdraw",
  hidden: true,
  needs: null,
  words,
  input,
  args: [],
  data: wholeDossierData,
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { dossier, step, version } = context.parsed;
    const met = await attempt(context, await meet(context, dossier), { kind: "withdraw", seen: version, step });
    return replyOf(context, met);
  },
});
