import type { Checkboxes, InputBlock, InputBlockElement } from "@slack/types";
import * as z from "zod";
import type { CommandInput, Field, Form } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import { LIMITS } from "./limits.ts";
import { digest, plain, shorten } from "./text.ts";
import { slackSay } from "./words.ts";

/** The block of the mark that keeps a form as a draft; no field is called so, since theirs end in a digest. */
const KEEP = "keep";

/** The inputs of a form, and how many of its fields have no room. */
export function inputBlocks(
  form: Form,
  lang: Lang,
): { readonly blocks: readonly InputBlock[]; readonly hidden: number } {
  const blocks: InputBlock[] = [];
  let room: number = LIMITS.viewBytes;
  for (const field of form.fields.slice(0, LIMITS.fields)) {
    const block = inputBlock(field, form.keep !== undefined, lang);
    room -= Buffer.byteLength(JSON.stringify(block));
    if (room < 0) break;
    blocks.push(block);
  }
  const hidden = form.fields.length - blocks.length;
  return { blocks: form.keep === undefined ? blocks : [...blocks, keepBlock(form.keep, lang)], hidden };
}

/**
 * Slack keeps what was typed under a block id, so that a new preset value needs a new id.
 * Slack itself asks for what is not optional: with a draft in view nothing is, and the command asks.
 */
function inputBlock(field: Field, keeps: boolean, lang: Lang): InputBlock {
  const hint = hintOf(field, keeps, lang);
  return {
    type: "input",
    block_id: `${shorten(field.name, LIMITS.fieldName)}:${digest(field.value ?? "", 8)}`,
    label: plain(shorten(field.label.trim() || field.name, LIMITS.fieldLabel)),
    optional: keeps || !field.required,
    element: element(field),
    ...(hint !== "" && { hint: plain(hint) }),
  };
}

function hintOf({ problem = "", help = "", required }: Field, keeps: boolean, lang: Lang): string {
  const needed = keeps && required ? slackSay(lang)("needed") : "";
  const wrong = problem.trim() === "" ? "" : `⚠ ${problem.trim()}`;
  const lines = [wrong, help.trim(), needed].filter((line) => line !== "");
  return lines.map((line) => shorten(line, LIMITS.fieldHelp)).join("\n");
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
        ...(isDate(field.value) && { initial_date: field.value }),
      };
    case "choice":
      return choice(field);
    default:
      return field.kind satisfies never;
  }
}

function isDate(text: string | undefined): text is string {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(Date.parse(text ?? ""));
}

function textInput(field: Field, multiline: boolean): InputBlockElement {
  const max = Math.max(1, Math.min(field.maxLength ?? LIMITS.inputValue, LIMITS.inputValue));
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

function keepBlock(label: string, lang: Lang): InputBlock {
  const text = shorten(label.trim() || slackSay(lang)("yes"), LIMITS.optionText);
  const element: Checkboxes = {
    type: "checkboxes",
    action_id: KEEP,
    options: [{ text: plain(text), value: KEEP }],
  };
  return { type: "input", block_id: KEEP, label: plain(slackSay(lang)("draft")), optional: true, element };
}

const Typed = z.object({
  value: z.string().max(20_000).nullish(),
  selected_date: z.string().max(20).nullish(),
  selected_option: z.object({ value: z.string().max(200) }).nullish(),
  selected_options: z
    .array(z.object({ value: z.string().max(200) }))
    .max(20)
    .nullish(),
});

/** What stands in the inputs of a window, by block and action id. */
export const FormState = z.object({
  values: z.record(z.string().max(LIMITS.id), z.record(z.string().max(LIMITS.id), Typed)),
});

/** A form as it was sent. */
export interface Filled {
  /** Without the fields left empty. */
  readonly input: CommandInput;
  /** By name of field; empty when left empty. */
  readonly texts: ReadonlyMap<string, string>;
  /** The block of each field, in order. */
  readonly blocks: ReadonlyMap<string, string>;
  /** To be kept as a draft. */
  readonly keep: boolean;
}

export function readFilled({ values }: z.infer<typeof FormState>): Filled {
  const input: Record<string, string | number> = {};
  const texts = new Map<string, string>();
  const blocks = new Map<string, string>();
  for (const [block, actions] of Object.entries(values)) {
    const end = block.lastIndexOf(":");
    if (end < 1) continue;
    const name = block.slice(0, end);
    for (const [kind, typed] of Object.entries(actions)) {
      const text = typed.selected_option?.value ?? typed.selected_date ?? typed.value ?? "";
      blocks.set(name, block);
      texts.set(name, text);
      if (text.trim() !== "") input[name] = kind === "number" ? numberIn(text) : text;
    }
  }
  const keep = values[KEEP]?.[KEEP]?.selected_options?.some(({ value }) => value === KEEP) ?? false;
  return { input, texts, blocks, keep };
}

/** `7,5` → 7.5; what is no number stays as it was typed, for the command to refuse. */
function numberIn(text: string): string | number {
  const typed = text.trim().replace(",", ".");
  return /^-?\d{1,15}(\.\d+)?$/.test(typed) ? Number(typed) : text;
}
