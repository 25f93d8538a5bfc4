import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { attempt, mustBeOpen, stepOf } from "../src/core/dossiers/act.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { ALL, REASON, refuseForm } from "../src/core/dossiers/refuse-form.ts";
import { badForm, replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand, flag, stepInput } from "../src/core/dossiers/step-command.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isReason, whyNot } from "../src/domain/dossier/decide.ts";
import { waysBack } from "../src/domain/dossier/steps.ts";

const words = defineWords({
  fr: { summary: "Refuser une étape d'un dossier", example: "inbox" },
  en: { summary: "Refuse a step of a dossier", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  ...stepInput,
  reason: z.string().max(20_000).optional(),
  to: z.string().max(64).optional(),
  sent: flag.optional(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const dossierRefuseCommand = defineStepCommand({
  name: "dossier-refuse",
  words,
  input,
  async run(context: Context) {
    const { parsed, lang } = context;
    const met = await meet(context, parsed.dossier);
    const act = stepOf(met, parsed.step);
    mustBeOpen(context, met);
    const { kind, state } = met.obligation;
    const reason = parsed.reason?.trim() ?? "";
    const to = parsed.to === undefined || parsed.to === ALL ? null : parsed.to;
    const open = whyNot(kind, state, act, met.circle.actor) === null && parsed.version === state.version;
    if (open && (!isReason(reason) || reason.length > REASON) && waysBack(kind, act, state).length > 0) {
      const say = dossierSay(lang);
      const asked = parsed.sent === undefined && parsed.reason === undefined;
      const problem = asked
        ? null
        : !isReason(reason)
          ? say("problem.missing")
          : say("problem.too-long", { than: REASON });
      const form = refuseForm(met.obligation, act, lang, { reason: reason.slice(0, 3 * REASON), to, problem });
      if (problem !== null) throw await badForm(context, met, form);
      return replyOf(context, met, { form });
    }
    const action = { kind: "refuse", seen: parsed.version, step: act.id, reason, to } as const;
    return replyOf(context, await attempt(context, met, action, { reason }));
  },
});
