import type { ModalView } from "@slack/types";
import type { Card, Field, Form, Part } from "../../core/card.ts";
import { cardText } from "../../core/card-text.ts";
import type { Outcome } from "../../core/door.ts";
import { formLike } from "./forms.ts";
import type { Filled } from "./input-blocks.ts";
import type { Kept } from "./metadata.ts";
import { cardView, formView } from "./views.ts";
import { slackSay } from "./words.ts";

type Refused = Extract<Outcome, { ok: false }>;

/** A form that was sent: what it was made from, what stands in it, and the label of each of its fields by name. */
export interface Sent {
  readonly kept: Kept;
  readonly filled: Filled;
  readonly labels: ReadonlyMap<string, string>;
}

/** What is wrong, by block of the window; null when no field of it is at fault. */
export function fieldErrors(outcome: Refused, { filled }: Sent): Readonly<Record<string, string>> | null {
  const { message, next, id } = outcome.error;
  const [anywhere] = filled.blocks.values();
  if (anywhere === undefined) return null;
  const wrong = Object.entries(outcome.fields ?? {});
  const here = wrong.flatMap(([name, problem]) => {
    const block = filled.blocks.get(name);
    return block === undefined ? [] : [[block, problem.trim() || message] as const];
  });
  if (here.length === 0)
    return wrong.length === 0 && id === "bad-arguments" ? { [anywhere]: `${message} ${next}` } : null;
  const elsewhere = wrong.filter(([name]) => !filled.blocks.has(name)).map(([, problem]) => problem);
  const [[first, problem] = [anywhere, message], ...others] = here;
  return Object.fromEntries([[first, [problem, ...elsewhere].join(" ")], ...others]);
}

/** The refusal, with the fresh form when there is one; what the person wrote stands in it, or below. */
export function refusedView(outcome: Refused, sent: Sent): ModalView {
  const { lang } = outcome;
  const card = told(outcome);
  const form = formLike(card, sent.kept);
  if (form) return formView(card, refilled(form, outcome, sent.filled), { lang, origin: sent.kept.origin });
  const parts = card.parts.filter(({ kind }) => kind !== "form");
  return cardView(
    { ...card, parts: [...parts, ...written(sent, cardText(card, lang), slackSay(lang)("typed"))] },
    lang,
  );
}

/** The card says why, even when it is a fresh one of the same thing. */
function told({ card, error, lang }: Refused): Card {
  if (cardText(card, lang).includes(error.message)) return card;
  const why = [error.message, error.next].filter((text) => text !== "").join(" ");
  return why === "" ? card : { ...card, parts: [{ kind: "doubt", text: why }, ...card.parts] };
}

function refilled(form: Form, { fields: problems = {} }: Refused, { texts }: Filled): Form {
  const fields = form.fields.map((field): Field => {
    const value = texts.get(field.name) ?? field.value;
    const problem = problems[field.name] ?? field.problem;
    return { ...field, ...(value !== undefined && { value }), ...(problem !== undefined && { problem }) };
  });
  return { ...form, fields };
}

function written({ filled, labels }: Sent, told: string, title: string): readonly Part[] {
  const texts = [...filled.texts].filter(([, text]) => text.trim() !== "" && !`\n${told}\n`.includes(`\n${text}\n`));
  if (texts.length === 0) return [];
  return [
    { kind: "text", weight: "strong", text: title },
    ...texts.flatMap(([name, text]): Part[] => [
      { kind: "text", weight: "strong", text: labels.get(name) ?? name },
      { kind: "text", text },
    ]),
  ];
}
