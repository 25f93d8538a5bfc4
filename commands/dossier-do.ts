import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import {
  attempt,
  keep,
  mustBeInTime,
  mustBeOpen,
  mustHold,
  onPath,
  readForm,
  stepOf,
} from "../src/core/dossiers/act.ts";
import { asksSomething, stepForm, typedIn } from "../src/core/dossiers/form.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand, flag, stepInput } from "../src/core/dossiers/step-command.ts";
import { dossierSay } from "../src/core/dossiers/words.ts";
import { defineWords } from "../src/core/words/words.ts";
import { whyNot } from "../src/domain/dossier/decide.ts";

const words = defineWords({
  fr: { summary: "Faire une étape d'un dossier", example: "inbox" },
  en: { summary: "Do one step of a dossier", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.looseObject({
  ...stepInput,
  path: z.string().max(64).optional(),
  /** The form was sent; without it, it is shown. */
  sent: flag.optional(),
  draft: flag.optional(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

export const dossierDoCommand = defineStepCommand({
  name: "dossier-do",
  words,
  input,
  async run(context: Context) {
    const { parsed, lang, stores, person } = context;
    const path = parsed.path ?? null;
    const met = onPath(await meet(context, parsed.dossier), path, lang);
    const act = stepOf(met, parsed.step);
    mustBeOpen(context, met);
    const typed = typedIn(context.input);
    const { kind, state, key } = met.obligation;
    const open = whyNot(kind, state, act, met.circle.actor) === null && parsed.version === state.version;
    if (open) await mustBeInTime(context, met, act, typed);
    if (parsed.draft && open) {
      await keep(context, met, act, typed);
      return replyOf(context, met, { title: dossierSay(lang)("kept") });
    }
    if (!parsed.sent && open && asksSomething(met.obligation, act)) {
      await mustHold(context, met, act);
      const draft = await stores.dossiers.draft(key, act.id, person.id);
      const kept =
        draft === null ? null : Object.fromEntries(Object.entries(draft).map(([id, value]) => [id, String(value)]));
      return replyOf(context, met, { form: stepForm(met.obligation, act, { lang, typed: kept, path }) });
    }
    const values = open ? await readForm(context, met, act, typed, parsed.version) : {};
    const action = { kind: "do", seen: parsed.version, step: act.id, values } as const;
    return replyOf(context, await attempt(context, met, action, typed));
  },
});
