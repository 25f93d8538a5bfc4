import { isoOf } from "../../domain/calendar/day.ts";
import type { FieldProblem } from "../../domain/dossier/state.ts";
import type { Form } from "../card.ts";
import type { Lang } from "../words/lang.ts";
import { problemText } from "./form.ts";
import type { Obligation } from "./obligation.ts";
import { dossierSay } from "./words.ts";

/** Asks when a visit, an internship or a stay takes place; of one that nobody has begun it holds the road. */
export function planForm(
  { ref, state }: Obligation,
  {
    lang,
    typed,
    problems,
  }: {
    lang: Lang;
    typed: { readonly from?: string | undefined; readonly to?: string | undefined };
    problems: readonly FieldProblem[];
  },
): Form {
  const say = dossierSay(lang);
  const path = state.version === 0 ? state.path : null;
  const preset = { from: state.event && isoOf(state.event.from), to: state.event && isoOf(state.event.to) };
  return {
    command: "dossier-plan",
    fixed: { dossier: ref, version: state.version, ...(path !== null && { path }) },
    fields: (["from", "to"] as const).map((name) => {
      const value = typed[name] ?? preset[name];
      const wrong = problems.find(({ field }) => field === name);
      return {
        name,
        label: say(`plan.${name}`),
        kind: "date",
        required: name === "from",
        ...(value != null && { value }),
        ...(wrong && { problem: problemText(wrong, lang) }),
      };
    }),
    submit: say("plan.submit"),
  };
}
