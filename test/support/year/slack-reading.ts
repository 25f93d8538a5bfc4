import type { Button, FormField, Shown } from "./door.ts";
import { type Json, list, stringsIn } from "./json.ts";

/** Everything that can be read in a message or a window. */
export function textOf(payload: unknown): string {
  const { title, blocks, view } = Object(payload);
  return stringsIn({ title, blocks, view }, ["text"]).join("\n");
}

/** The buttons of a message, each with the block that stands above its row. */
export function buttonsOf(payload: unknown, press: (button: Json, by: string) => Promise<Shown>): readonly Button[] {
  const blocks = list(Object(payload)["blocks"]);
  return blocks.flatMap((block, index) => {
    if (block["type"] !== "actions") return [];
    const on = stringsIn(blocks[index - 1], ["text"]).join("\n");
    return list(block["elements"]).map((button) => ({
      label: String(Object(button["text"])["text"]),
      on,
      press: (by: string) => press({ ...button, block_id: block["block_id"] }, by),
    }));
  });
}

/** Its answer comes in a window. */
export function opensWindow({ value }: Json): boolean {
  return String(value).includes('"w":');
}

/** An input that is a field of the form, and not the mark that keeps it as a draft. */
export function isField({ type, block_id: id }: Json): boolean {
  return type === "input" && String(id).includes(":");
}

/** Its name is the block's, without what tells one preset value from the next. */
export function fieldOf({ block_id: id, label, element }: Json): FormField {
  const options = Object(element)["options"];
  const choices = list(options).map(({ text, value }) => ({
    label: String(Object(text)["text"]),
    value: String(value),
  }));
  return {
    name: String(id).replace(/:[^:]*$/, ""),
    label: String(Object(label)["text"]),
    choices: options === undefined ? null : choices,
  };
}
