import type { Field, Form } from "../../core/card.ts";
import type { Say } from "../../core/words/words.ts";
import { commandAction } from "./action.ts";
import type { Action, Element, Input } from "./card-json.ts";
import type { Limits } from "./limits.ts";
import { plainBlock, shorten } from "./plain-text.ts";
import type { CardWord } from "./words.ts";

/** The inputs of a form, and the action that sends them. `key` starts the ids of its inputs, so that two forms of one card stay apart. */
export function renderForm(
  form: Form,
  key: string,
  limits: Limits,
  say: Say<CardWord>,
): { readonly inputs: readonly Element[]; readonly submit: Action } {
  const shown = fieldsShown(form.fields, limits.fields);
  const hidden = form.fields.length - shown.length;
  const inputs: Element[] = shown.flatMap((field) => renderField(field, `${key}.${field.name}`, limits, say));
  if (hidden > 0) inputs.push(plainBlock(say("moreFields", { count: hidden }), { isSubtle: true }));
  const data = { command: form.command, input: form.fixed, form: key };
  return { inputs, submit: commandAction(shorten(form.submit, limits.buttonLabel), data, "positive") };
}

/** A required field is never left out: the form could not be sent. */
function fieldsShown(fields: readonly Field[], max: number): readonly Field[] {
  if (fields.length <= max) return fields;
  let optional = Math.max(0, max - fields.filter((field) => field.required).length);
  return fields.filter((field) => field.required || optional-- > 0);
}

function renderField(field: Field, id: string, limits: Limits, say: Say<CardWord>): readonly Element[] {
  const base = (error: CardWord) => ({
    id,
    label: shorten(field.label, limits.fieldLabel),
    isRequired: field.required,
    errorMessage: say(error),
  });
  switch (field.kind) {
    case "text":
    case "long-text": {
      const maxLength = Math.min(field.maxLength ?? limits.fieldValue, limits.fieldValue);
      return [
        {
          type: "Input.Text",
          ...base("required"),
          isMultiline: field.kind === "long-text",
          maxLength,
          ...(field.value !== undefined && { value: shorten(field.value, maxLength) }),
        },
      ];
    }
    case "choice":
      return renderChoice(field, base("badChoice"), limits, say);
    case "date":
      return [{ type: "Input.Date", ...base("badDate"), ...(field.value !== undefined && { value: field.value }) }];
    case "number": {
      const value = Number(field.value);
      const known = field.value !== undefined && field.value.trim() !== "" && Number.isFinite(value);
      return [{ type: "Input.Number", ...base("badNumber"), ...(known && { value }) }];
    }
    default:
      return field.kind satisfies never;
  }
}

type ChoiceBase = Pick<Input, "id" | "label" | "isRequired" | "errorMessage">;

/** The choice already made is always among those shown. */
function renderChoice(field: Field, base: ChoiceBase, limits: Limits, say: Say<CardWord>): readonly Element[] {
  const all = field.choices ?? [];
  const current = all.findIndex((choice) => choice.value === field.value);
  const shown = all.filter(
    (_, index) => index === current || index < limits.choices - (current >= limits.choices ? 1 : 0),
  );
  const hidden = all.length - shown.length;
  const input: Input = {
    type: "Input.ChoiceSet",
    ...base,
    style: "compact",
    choices: shown.map((choice) => ({ title: shorten(choice.label, limits.choiceLabel), value: choice.value })),
    ...(current >= 0 && field.value !== undefined && { value: field.value }),
  };
  if (hidden === 0) return [input];
  return [input, plainBlock(say("moreChoices", { count: hidden }), { isSubtle: true, size: "small" }, "none")];
}
