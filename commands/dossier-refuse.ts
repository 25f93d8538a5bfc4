import * as z from "zod";
import type { Form } from "../src/core/card.ts";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { attempt, mustBeOpen, stepOf } from "../src/core/dossiers/act.ts";
import { type Met, meet, names } from "../src/core/dossiers/load.ts";
import { badForm, replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand, flag, stepInput } from "../src/core/dossiers/step-command.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import type { Lang } from "../src/core/words/lang.ts";
import { defineWords } from "../src/core/words/words.ts";
import { isReason, whyNot } from "../src/domain/dossier/decide.ts";
import { waysBack } from "../src/domain/dossier/steps.ts";
import type { Act } from "../src/domain/programme/dossier-rules.ts";

const words = defineWords({
  fr: { summary: "Refuser une étape d'un dossier", example: "inbox" },
  en: { summary: "Refuse a step of a dossier", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

/** Everyone who filled it in, rather than one role. */
const ALL = "all";
const REASON = 1000;

const input = z.object({
  ...stepInput,
  reason: z.string().max(20_000).optional(),
  to: z.string().max(64).optional(),
  sent: flag.optional(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

function refuseForm({ obligation }: Met, act: Act, lang: Lang, reason: string, problem: string | null): Form {
  const say = dossierSay(lang);
  const { kind, ref, state, days } = obligation;
  const roles = [...new Set(waysBack(kind, act, state).flatMap((one) => state.done[one.id]?.role ?? []))];
  const choices = [
    { value: ALL, label: say("refuse.all") },
    ...roles.map((role) => ({ value: role, label: names([role], days.programme, lang) })),
  ];
  return {
    command: "dossier-refuse",
    fixed: { dossier: ref, step: act.id, version: state.version, sent: true },
    fields: [
      {
        name: "reason",
        label: say("refuse.reason"),
        kind: "long-text",
        required: true,
        maxLength: REASON,
        ...(reason !== "" && { value: reason }),
        ...(problem !== null && { problem }),
      },
      ...(roles.length > 1
        ? [{ name: "to", label: say("refuse.to"), kind: "choice", required: true, choices, value: ALL } as const]
        : []),
    ],
    submit: say("refuse.label"),
  };
}

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
    const open = whyNot(kind, state, act, met.circle.actor) === null && parsed.version === state.version;
    if (open && (!isReason(reason) || reason.length > REASON) && waysBack(kind, act, state).length > 0) {
      const say = dossierSay(lang);
      const asked = parsed.sent === undefined && parsed.reason === undefined;
      const problem = asked
        ? null
        : !isReason(reason)
          ? say("problem.missing")
          : say("problem.too-long", { than: REASON });
      const form = refuseForm(met, act, lang, reason.slice(0, 3 * REASON), problem);
      if (problem !== null) throw await badForm(context, met, form);
      return replyOf(context, met, { form });
    }
    const to = parsed.to === undefined || parsed.to === ALL ? null : parsed.to;
    const action = { kind: "refuse", seen: parsed.version, step: act.id, reason, to } as const;
    return replyOf(context, await attempt(context, met, action, { reason }));
  },
});
