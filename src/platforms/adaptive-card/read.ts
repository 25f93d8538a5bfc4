import * as z from "zod";
import type { CommandInput } from "../../core/card.ts";

/** Of any length: a text that is too long is refused by its command, with what was typed. The body it came in has its own limit. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const ActionData = z
  .object({
    command: z.string().min(1).max(64),
    input: z.record(z.string().max(64), scalar).default({}),
    form: z.string().max(16).optional(),
    about: z.string().max(64).optional(),
  })
  .catchall(z.unknown());

/** The mark of the card in which something was pressed (see `cardMark`); null: it shows the state of nothing. */
export function markIn(data: unknown): string | null {
  return ActionData.safeParse(data).data?.about ?? null;
}

/** Whether a press sent what was typed into a form. */
export function isFormSent(data: unknown): boolean {
  const read = ActionData.safeParse(data);
  return read.success && read.data.form !== undefined;
}

/**
 * What a press of one of our cards sent back: the data of the action with the inputs beside it. Null when it is nothing of ours.
 * It comes from the client, so it says what is asked, never who asks.
 */
export function readAction(data: unknown): { readonly command: string; readonly input: CommandInput } | null {
  const read = ActionData.safeParse(data);
  if (!read.success) return null;
  const { command, input, form, about, ...rest } = read.data;
  if (form === undefined) return { command, input };
  const start = `${form}.`;
  const typed = Object.entries(rest).flatMap(([id, value]) => {
    const known = scalar.safeParse(value);
    return id.startsWith(start) && known.success && known.data !== "" ? [[id.slice(start.length), known.data]] : [];
  });
  return { command, input: { ...Object.fromEntries(typed), ...input } };
}
