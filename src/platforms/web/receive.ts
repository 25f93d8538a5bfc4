import * as z from "zod";
import { EdgeError } from "../../core/errors.ts";
import type { Person } from "../../core/ports.ts";
import { LANGS, type Lang } from "../../core/words/lang.ts";
import { readAction } from "../adaptive-card/read.ts";
import { LIMITS } from "./limits.ts";

/** Those one may be in the demonstration. */
export interface People {
  /** With their roles and the name of the programme they have to do with, in words; of one programme together. */
  list(lang: Lang): Promise<readonly { readonly person: Person; readonly roles: string; readonly programme: string }[]>;
  /** Null: nobody of the demonstration has that address. */
  byEmail(email: string): Promise<Person | null>;
}

const as = z.string().max(320);
const lang = z.enum(LANGS).nullish();
const TypedLine = z.object({ as, lang, text: z.string() });
const Press = z.object({ as, lang, data: z.unknown() });

function read<Value>(schema: z.ZodType<Value>, body: unknown): Value {
  const value = schema.safeParse(body);
  if (!value.success) throw new EdgeError(400, "not what the page sends");
  return value.data;
}

/** @throws EdgeError 400, 413 */
export function readTyped(body: unknown): z.infer<typeof TypedLine> {
  const typed = read(TypedLine, body);
  if (typed.text.length > LIMITS.text) throw new EdgeError(413, "line too long");
  return typed;
}

/** @throws EdgeError 400 */
export function readPress(body: unknown) {
  const { data, ...who } = read(Press, body);
  const action = readAction(data);
  if (!action) throw new EdgeError(400, "not the data of a button");
  return { ...who, ...action };
}
