import * as z from "zod";
import { jsonOf } from "./button.ts";

/** Where a message stands. */
export const Place = z.object({ channel: z.string().min(1).max(64), ts: z.string().min(1).max(64) });
export type Place = z.infer<typeof Place>;

/** The same message gives the same text. */
export function placeText({ channel, ts }: Place): string {
  return JSON.stringify({ channel, ts });
}

/** Null: no place of ours. */
export function readPlace(text: string): Place | null {
  const read = Place.safeParse(jsonOf(text));
  return read.success ? read.data : null;
}
