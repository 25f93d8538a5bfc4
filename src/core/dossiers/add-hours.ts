import { isoOf } from "../../domain/calendar/day.ts";
import type { Typed } from "../../domain/dossier/form-values.ts";
import { attempt, keep } from "./act.ts";
import type { Acting } from "./asking.ts";
import { stepForm } from "./form.ts";
import type { HourBook, TypedHours } from "./hours.ts";
import { judgeStep } from "./judge-step.ts";
import { meet } from "./load.ts";
import type { Obligation } from "./obligation.ts";
import { dossierRef } from "./ref.ts";
import { badForm, type DossierReply, replyOf } from "./reply.ts";
import { dossierSay } from "./words.ts";

/** It was recorded, or the form asks for the rest with what was typed in it. */
export type Added =
  | { readonly kind: "recorded"; readonly obligation: Obligation }
  | { readonly kind: "asked"; readonly reply: DossierReply };

/**
 * Adds one entry under an occasion of its own; the same one twice is recorded once.
 * @throws UserError `bad-form` with the form as it was typed, `done-already`, and whatever else stands against the step
 */
export async function addHours(acting: Acting, book: HourBook, typed: TypedHours, occasion: string): Promise<Added> {
  const { kind, act, reach } = book;
  const met = await meet(acting, dossierRef({ enrolment: reach.view.id, kind: kind.id, occasion }));
  const { state } = met.obligation;
  const given = fieldsTyped(acting, book, typed);
  const action = { kind: "do", seen: 0, step: act.id } as const;
  if (state.version > 0) return recorded(await attempt(acting, met, { ...action, values: {} }, given));
  const { values, problems } = await judgeStep(acting, met.obligation, act, given);
  if (problems.length === 0) return recorded(await attempt(acting, met, { ...action, values }, given));
  const onlyMissing = problems.every(({ id }) => id === "missing");
  const more = { lang: acting.lang, typed: given, path: null };
  if (onlyMissing) {
    const note = { kind: "text", text: dossierSay(acting.lang)("nothing.yet"), weight: "strong" } as const;
    const form = stepForm(met.obligation, act, more);
    return { kind: "asked", reply: await replyOf(acting, met, { form, more: [note] }) };
  }
  await keep(acting, met, act, given);
  throw await badForm(acting, met, stepForm(met.obligation, act, { ...more, problems }));
}

const recorded = ({ obligation }: { readonly obligation: Obligation }): Added => ({ kind: "recorded", obligation });

/** What was typed, at the fields of the form; today where no day was said. */
function fieldsTyped({ today }: Acting, { amount, what, day }: HourBook, typed: TypedHours): Typed {
  const text = day === null ? `${typed.what} ${typed.day}`.trim() : typed.what;
  return {
    [amount.id]: typed.amount,
    ...(what !== null && text !== "" && { [what.id]: text }),
    ...(day !== null && { [day.id]: typed.day === "" ? isoOf(today) : typed.day }),
  };
}
