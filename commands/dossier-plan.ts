import * as z from "zod";
import type { CommandContext, CommandWord } from "../src/core/command.ts";
import { attempt, onPath } from "../src/core/dossiers/act.ts";
import { meet } from "../src/core/dossiers/load.ts";
import { datesOf, type Obligation } from "../src/core/dossiers/obligation.ts";
import { planForm } from "../src/core/dossiers/plan-form.ts";
import { badForm, replyOf } from "../src/core/dossiers/reply.ts";
import { defineStepCommand, seenInput } from "../src/core/dossiers/step-command.ts";
import { defineWords } from "../src/core/words/words.ts";
import { type Day, dayOf } from "../src/domain/calendar/day.ts";
import { decide } from "../src/domain/dossier/decide.ts";
import { clashOf } from "../src/domain/dossier/during.ts";
import { judge } from "../src/domain/dossier/form-values.ts";
import { EVERYTHING_HOLDS } from "../src/domain/dossier/requirements.ts";
import type { FieldProblem } from "../src/domain/dossier/state.ts";
import { type FormField, plainField } from "../src/domain/programme/dossier-rules.ts";

const words = defineWords({
  fr: { summary: "Dire quels jours quelque chose a lieu", example: "inbox" },
  en: { summary: "Say on which days something takes place", example: "inbox" },
});
type Key = keyof (typeof words)["en"] | CommandWord;

const input = z.object({
  ...seenInput,
  path: z.string().max(64).optional(),
  from: z.string().max(100).optional(),
  to: z.string().max(100).optional(),
});
type Context = CommandContext<Key, z.infer<typeof input>>;

const date = (id: string, required: boolean): FormField => ({
  ...plainField(id, { fr: id, en: id }, "date"),
  required,
});
const ANY_DAY = { from: 0, to: 0 };
const FIELDS = [date("from", true), date("to", false)];

const dayIn = (value: unknown): Day | null => (typeof value === "string" ? dayOf(value) : null);

function misplaced({ kind, days }: Obligation, event: { readonly from: Day; readonly to: Day }): FieldProblem[] {
  const { timeline } = days;
  const year = timeline.yearOf(event.from);
  if (kind.years && (year === null || !kind.years.includes(year))) {
    return [{ field: "from", id: "other-year", than: kind.years.join(", ") }];
  }
  const place = clashOf(timeline, kind.during, event);
  return place === null ? [] : [{ field: "from", id: place === "school" ? "at-school" : "in-company", than: null }];
}

export const dossierPlanCommand = defineStepCommand({
  name: "dossier-plan",
  words,
  input,
  async run(context: Context) {
    const { parsed, lang } = context;
    const met = onPath(await meet(context, parsed.dossier), parsed.path ?? null, lang);
    const { obligation, circle } = met;
    const typed = { from: parsed.from ?? "", to: parsed.to ?? "" };
    const { values, problems: wrong } = judge(FIELDS, typed, { dates: datesOf(obligation) });
    const from = dayIn(values["from"]);
    const event = from === null ? null : { from, to: dayIn(values["to"]) ?? from };
    const problems = wrong.length > 0 || event === null ? wrong : misplaced(obligation, event);
    const action = { kind: "plan", seen: parsed.version, event: event ?? ANY_DAY } as const;
    // Whoever may not plan it is told that first, whatever they typed; what it requires is held against days that can be.
    const anyDay = { ...action, event: ANY_DAY };
    const may = decide(obligation.kind, obligation.state, anyDay, circle.actor, 0, EVERYTHING_HOLDS).ok;
    if (may && (event === null || problems.length > 0)) {
      const asked = parsed.from === undefined;
      const form = planForm(obligation, { lang, typed: parsed, problems: asked ? [] : problems });
      if (!asked) throw await badForm(context, met, form);
      return replyOf(context, met, { form });
    }
    return replyOf(context, await attempt(context, met, action));
  },
});
