import type { InputBlock, InputBlockElement, KnownBlock, PlainTextElement } from "@slack/types";
import { z } from "zod";
import type { CommandInput, Field, Form } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import { button } from "./button.ts";
import { LIMITS } from "./limits.ts";
import { shorten } from "./text.ts";
import { slackSay } from "./words.ts";

/** A form stands in the message itself: its fields, then the button that sends them with what is already known. */
export function formBlocks(form: Form, number: number, lang: Lang): KnownBlock[] {
  const fields = form.fields.slice(0, LIMITS.fields);
  const hidden = form.fields.length - fields.length;
  const submit = button(
    form.submit,
    { command: form.command, input: form.fixed, form: number },
    `form.${number}`,
    "primary",
  );
  const blocks: KnownBlock[] = fields.map((field) => inputBlock(field, number));
  if (hidden > 0) {
    blocks.push({ type: "context", elements: [plain(slackSay(lang)("moreFields", { count: hidden }))] });
  }
  if (submit) blocks.push({ type: "actions", elements: [submit] });
  return blocks;
}

function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** Slack keeps what was typed under a block id, so that a new preset value needs a new id. */
function inputBlock(field: Field, number: number): InputBlock {
  return {
    type: "input",
    block_id: shorten(`${number}:${field.name}:${field.value ?? ""}`, LIMITS.id),
    label: plain(shorten(field.label.trim() || field.name, LIMITS.fieldLabel)),
    optional: !field.required,
    element: element(field),
  };
}

function element(field: Field): InputBlockElement {
  switch (field.kind) {
    case "text":
    case "number":
      return textInput(field, false);
    case "long-text":
      return textInput(field, true);
    case "date":
      return {
        type: "datepicker",
        action_id: field.kind,
        ...(/^\d{4}-\d\d-\d\d$/.test(field.value ?? "") && { initial_date: field.value }),
      };
    case "choice":
      return choice(field);
    default:
      return field.kind satisfies never;
  }
}

function textInput(field: Field, multiline: boolean): InputBlockElement {
  const max = Math.min(field.maxLength ?? LIMITS.inputValue, LIMITS.inputValue);
  const value = shorten(field.value ?? "", max);
  return {
    type: "plain_text_input",
    action_id: field.kind,
    multiline,
    max_length: max,
    ...(value !== "" && { initial_value: value }),
  };
}

/** A list that Slack cannot show (too long, or with values too long) is typed instead. */
function choice(field: Field): InputBlockElement {
  const options = (field.choices ?? []).map((one) => ({
    text: plain(shorten(one.label.trim() || one.value, LIMITS.optionText)),
    value: one.value,
  }));
  const fits = options.every(({ value }) => value.trim() !== "" && value.length <= LIMITS.optionText);
  if (!fits || options.length === 0 || options.length > LIMITS.options) return textInput(field, false);
  const initial = options.find((option) => option.value === field.value);
  return { type: "static_select", action_id: field.kind, options, ...(initial && { initial_option: initial }) };
}

const Typed = z.object({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** What stands in the inputs of a message, by block and action id. */
export const FormState = z.object({ values: z.record(z.string(), z.record(z.string(), Typed)) });

/** The fields of one form, as they were filled in; the empty ones are left out. */
export function typedFields(state: z.infer<typeof FormState> | undefined, number: number): CommandInput {
  const input: Record<string, string | number> = {};
  for (const [block, actions] of Object.entries(state?.values ?? {})) {
    const [form, name] = block.split(":", 2);
    if (form !== String(number) || !name) continue;
    for (const [kind, typed] of Object.entries(actions)) {
      const value = typed.selected_option?.value ?? typed.selected_date ?? typed.value ?? "";
      if (value === "") continue;
      const asNumber = kind === "number" ? Number(value.replace(",", ".")) : Number.NaN;
      input[name] = Number.isNaN(asNumber) ? value : asNumber;
    }
  }
  return input;
}
