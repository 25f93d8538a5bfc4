import type { Field, Form } from "../../core/card.ts";
import type { Say } from "../../core/words/words.ts";
import { commandAction } from "./action.ts";
import type { Action, Element } from "./card-json.ts";
import { renderInput } from "./input.ts";
import type { Limits } from "./limits.ts";
import { plainBlock, shorten } from "./plain-text.ts";
import type { CardWord } from "./words.ts";

/** How many actions a form has. */
export const actionsOf = (form: Form): number => (form.keep === undefined ? 1 : 2);

/**
 * The inputs of a form, and the actions that send them. `key` starts the ids of its inputs, so that two forms of one card stay apart.
 * A form that can be kept unfinished requires nothing of the host, which would hold back the draft too: the command tells what is missing.
 */
export function renderForm(
  form: Form,
  key: string,
  limits: Limits,
  say: Say<CardWord>,
  mark?: string,
): { readonly inputs: readonly Element[]; readonly actions: readonly Action[] } {
  const shown = fieldsShown(form.fields, limits.fields);
  const hidden = form.fields.length - shown.length;
  const drafts = form.keep !== undefined;
  const inputs: Element[] = shown.flatMap((field) => renderField(field, `${key}.${field.name}`, drafts, limits, say));
  if (hidden > 0) inputs.push(plainBlock(say("moreFields", { count: hidden }), { isSubtle: true }));
  return { inputs, actions: renderActions(form, key, limits, mark) };
}

function renderActions(form: Form, key: string, limits: Limits, mark: string | undefined): readonly Action[] {
  const { command, fixed } = form;
  const from = { form: key, ...(mark !== undefined && { about: mark }) };
  const send = commandAction(shorten(form.submit, limits.buttonLabel), { command, input: fixed, ...from }, "positive");
  if (form.keep === undefined) return [send];
  const draft = { command, input: { ...fixed, draft: true }, ...from };
  return [send, commandAction(shorten(form.keep, limits.buttonLabel), draft, undefined)];
}

const isFilled = (field: Field): boolean => field.value !== undefined && field.value !== "";

/** A field that is required or filled in is never left out: the form could not be sent, or would lose what it holds. */
function fieldsShown(fields: readonly Field[], max: number): readonly Field[] {
  if (fields.length <= max) return fields;
  const stays = (field: Field): boolean => field.required || field.problem !== undefined || isFilled(field);
  let others = Math.max(0, max - fields.filter(stays).length);
  return fields.filter((field) => stays(field) || others-- > 0);
}

/** Its input, then what is wrong with what was typed, then its help. */
function renderField(
  field: Field,
  id: string,
  drafts: boolean,
  limits: Limits,
  say: Say<CardWord>,
): readonly Element[] {
  const label = shorten(field.label, limits.fieldLabel);
  const marked = drafts && field.required ? say("requiredLabel", { label }) : label;
  const elements = [...renderInput(field, { id, label: marked, isRequired: field.required && !drafts }, limits, say)];
  if (field.problem) {
    const text = shorten(field.problem, limits.fieldProblem);
    elements.push({
      ...plainBlock(text, { weight: "bolder", size: "small", color: "attention" }, "small"),
      id: `${id}.problem`,
    });
  }
  if (field.help && limits.fieldHelp > 0) {
    const text = shorten(field.help, limits.fieldHelp);
    elements.push({ ...plainBlock(text, { isSubtle: true, size: "small" }, "small"), id: `${id}.help` });
  }
  return elements;
}
