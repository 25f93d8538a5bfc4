import type { Button as SlackButton } from "@slack/types";
import { z } from "zod";
import type { CommandInput } from "../../core/card.ts";
import { LIMITS } from "./limits.ts";
import { shorten } from "./text.ts";

/** What a press of one of our buttons asks for. It comes back from the client: it never says who asks. */
export interface Press {
  readonly command: string;
  readonly input: CommandInput;
  /** The number of the form in its message whose fields go with it; null: no form. */
  readonly form: number | null;
}

const VERSION = 1;
const Value = z.object({
  v: z.literal(VERSION),
  c: z.string().min(1).max(64),
  i: z.record(z.string().max(64), z.union([z.string(), z.number(), z.boolean()])),
  f: z.int().min(0).max(99).optional(),
});

export function pressValue({ command, input, form }: Press): string {
  return JSON.stringify({ v: VERSION, c: command, i: input, ...(form !== null && { f: form }) });
}

/** Null: forged, or from another version of ours. */
export function readPress(value: string | undefined): Press | null {
  const read = Value.safeParse(jsonOf(value ?? ""));
  return read.success ? { command: read.data.c, input: read.data.i, form: read.data.f ?? null } : null;
}

function jsonOf(text: string): unknown {
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
