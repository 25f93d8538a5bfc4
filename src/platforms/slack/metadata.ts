import * as z from "zod";
import type { CommandInput } from "../../core/card.ts";
import { LANGS, type Lang } from "../../core/words/lang.ts";
import { Input, jsonOf } from "./button.ts";
import { LIMITS } from "./limits.ts";
import { Place } from "./place.ts";

const Origin = z.discriminatedUnion("kind", [
  /** An answer that one person sees; where its next version is to be sent. */
  z.object({ kind: z.literal("answer"), url: z.string().min(1).max(500) }),
  /** `row`: the id of the row of buttons that was pressed, which tells what the card shows. */
  z.object({ kind: z.literal("message"), place: Place, row: z.string().max(LIMITS.id).optional() }),
  z.object({ kind: z.literal("home") }),
]);
/** The card from which a window was opened. */
export type Origin = z.infer<typeof Origin>;

/** What a window keeps for when its form is sent. It comes back from the client: it never says who sends it. */
export interface Kept {
  readonly command: string;
  readonly fixed: CommandInput;
  readonly lang: Lang;
  /** Null: nothing there is ours to change. */
  readonly origin: Origin | null;
}

const VERSION = 1;
const Metadata = z.object({
  v: z.literal(VERSION),
  c: z.string().min(1).max(64),
  i: Input,
  l: z.enum(LANGS),
  o: Origin.nullable(),
});

/** Null when it does not fit. */
export function keptText({ command, fixed, lang, origin }: Kept): string | null {
  const text = JSON.stringify({ v: VERSION, c: command, i: fixed, l: lang, o: origin });
  return text.length <= LIMITS.viewMetadata ? text : null;
}

/** Null: forged, or from another version of ours. */
export function readKept(text: string): Kept | null {
  const read = Metadata.safeParse(jsonOf(text));
  if (!read.success) return null;
  const { c: command, i: fixed, l: lang, o: origin } = read.data;
  return { command, fixed, lang, origin };
}
