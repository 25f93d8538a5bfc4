import type { Button as SlackButton } from "@slack/types";
import * as z from "zod";
import type { CommandInput } from "../../core/card.ts";
import { LANGS, type Lang } from "../../core/words/lang.ts";
import { LIMITS } from "./limits.ts";
import { shorten } from "./text.ts";

/** What a press of one of our buttons asks for. It comes back from the client: it never says who asks. */
export interface Press {
  readonly command: string;
  readonly input: CommandInput;
  /** The answer will be a form: a window is opened for it at once, in this language. Null: no window. */
  readonly opens: Lang | null;
}

const VERSION = 1;
export const Input = z.record(z.string().max(64), z.union([z.string(), z.number(), z.boolean()]));
const Value = z.object({
  v: z.literal(VERSION),
  c: z.string().min(1).max(64),
  i: Input,
  w: z.enum(LANGS).optional(),
});

export function pressValue({ command, input, opens }: Press): string {
  return JSON.stringify({ v: VERSION, c: command, i: input, ...(opens !== null && { w: opens }) });
}

/** Null: forged, or from another version of ours. */
export function readPress(value: string | undefined): Press | null {
  const read = Value.safeParse(jsonOf(value ?? ""));
  return read.success ? { command: read.data.c, input: read.data.i, opens: read.data.w ?? null } : null;
}

/** Null when it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `id` is unique in the message. Null when the input does not fit into a button. */
export function button(
  label: string,
  press: Press,
  id: string,
  style: "primary" | "danger" | undefined,
): SlackButton | null {
  const value = pressValue(press);
  const text = shorten(label.trim(), LIMITS.buttonText);
  if (value.length > LIMITS.buttonValue || text === "") return null;
  return {
    type: "button",
    action_id: id,
    text: { type: "plain_text", text, emoji: false },
    value,
    ...(style && { style }),
  };
}
