import type { Field } from "../../core/card.ts";
import type { Say } from "../../core/words/words.ts";
import type { Element, Input } from "./card-json.ts";
import type { Limits } from "./limits.ts";
import { plainBlock, shorten } from "./plain-text.ts";
import type { CardWord } from "./words.ts";

type Base = Pick<Input, "id" | "label" | "isRequired">;

/** A field as an input that holds what stands in the field, whole: a value that its own kind of input would not take stands in a text input. */
export function renderInput(field: Field, base: Base, limits: Limits, say: Say<CardWord>): readonly Element[] {
  const { value } = field;
  switch (field.kind) {
    case "text":
    case "long-text":
      return [textInput(field, base, limits, say)];
    case "choice":
      return renderChoice(field, { ...base, errorMessage: say("badChoice") }, limits, say);
    case "date":
      if (value && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return [textInput(field, base, limits, say)];
      return [{ type: "Input.Date", ...base, errorMessage: say("badDate"), ...(value && { value }) }];
    case "number": {
      const number = value === undefined || value.trim() === "" ? null : Number(value);
      if (number !== null && !Number.isFinite(number)) return [textInput(field, base, limits, say)];
      return [
        { type: "Input.Number", ...base, errorMessage: say("badNumber"), ...(number !== null && { value: number }) },
      ];
    }
    default:
      return field.kind satisfies never;
  }
}

function textInput(field: Field, base: Base, limits: Limits, say: Say<CardWord>): Input {
  const { value = "" } = field;
  return {
    type: "Input.Text",
    ...base,
    ...(base.isRequired && { errorMessage: say("required") }),
    isMultiline: field.kind === "long-text",
    maxLength: Math.max(field.maxLength ?? limits.fieldValue, value.length),
    ...(value !== "" && { value }),
  };
}

/** The choice already made is always among those shown. */
function renderChoice(
  field: Field,
  base: Base & Pick<Input, "errorMessage">,
  limits: Limits,
  say: Say<CardWord>,
): readonly Element[] {
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
