import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { onPath } from "../src/core/dossiers/act.ts";
import { startsOf } from "../src/core/dossiers/find.ts";
import { stepForm } from "../src/core/dossiers/form.ts";
import { meet, names } from "../src/core/dossiers/load.ts";
import { planForm } from "../src/core/dossiers/plan-form.ts";
import { dossierRef, newOccasion } from "../src/core/dossiers/ref.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand } from "../src/core/dossiers/step-command.ts";
import { UserError } from "../src/core/errors.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isEvent } from "../src/domain/dossier/decide.ts";
import { turnsOf } from "../src/domain/dossier/steps.ts";

const words = defineWords({
  fr: { summary: "Commencer un dossier", example: "abroad" },
  en: { summary: "Begin a dossier", example: "abroad" },
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
  async run(context: CommandContext<Key, z.infer<typeof input>>) {
    const { enrolment, kind: id, path = null } = context.parsed;
    const ref = dossierRef({ enrolment, kind: id, occasion: newOccasion(context.newId) });
    const met = onPath(await meet(context, ref), path, context.lang);
    const { obligation, circle } = met;
    const { kind, state, view, days } = obligation;
    const turns = kind.steps === null ? [] : turnsOf(kind.steps, state);
    const [act] = turns.filter(({ roles }) => circle.actor.roles.some(({ role }) => roles.includes(role)));
    if (!act || !startsOf({ view, days, actor: circle.actor }, kind).includes(path)) {
      const who =
        names(
          turns.flatMap(({ roles }) => roles),
          days.programme,
          context.lang,
        ) || "none";
      throw new UserError("not-allowed", { who });
    }
    const form = isEvent(kind)
      ? planForm(obligation, { lang: context.lang, typed: {}, problems: [] })
      : stepForm(obligation, act, { lang: context.lang, typed: null, path });
    return replyOf(context, met, { form });
  },
});
