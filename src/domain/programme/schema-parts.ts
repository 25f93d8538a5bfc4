import * as z from "zod";

/** Gives a key its documentation: the sentence that editors and docs show, and what one may write. */
export function about<S extends z.ZodType>(schema: S, description: string, ...examples: unknown[]): S {
  return schema.meta(examples.length > 0 ? { description, examples } : { description });
}

export const kebabId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
export const snakeId = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
export const camelId = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
export const optionId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/);
export const yearKey = z.string().regex(/^[1-9]$/);
export const weekKey = z.string().regex(/^([1-9]|[1-4][0-9]|5[0-2])$/);

export const writtenText = z.strictObject({
  fr: about(z.string().trim().min(1), "In French."),
  en: about(z.string().trim().min(1), "In English."),
});

/** `001:L401`, `001:L391-399`, `001:L61, L405` or `none`. */
const sourceLine = z.string().regex(/^(none|\d{3}:L[1-9]\d*(-[1-9]\d*)?(, L[1-9]\d*(-[1-9]\d*)?)*)$/);

export const sourceKey = about(
  sourceLine,
  "The lines of the document this was read from, or none; then why says where it comes from.",
  "001:L401",
  "001:L391-399",
  "001:L61, L405",
  "none",
);
export const whyKey = about(
  writtenText,
  "Why this is so although the document does not say it; needed when source is none.",
);

/** A list with something in it, and nothing twice. */
export function listOf<S extends z.ZodType<string | number>>(item: S) {
  return z
    .array(item)
    .min(1)
    .refine((items) => new Set(items).size === items.length)
    .meta({ uniqueItems: true });
}

export const rulesKey = about(
  listOf(z.string().regex(/^[A-Z]{2,5}-\d{2}$/)),
  "The ids of the rules that this carries out.",
  ["ABC-01"],
);

export const nameKey = about(
  writtenText,
  "What people call it, in both languages, in lower case where it stands in a sentence.",
);

export const conditionKey = about(
  z.string().min(1),
  "A yes-or-no field, `not` and such a field, or `FIELD is CHOICE`; `path is PATH` asks which path was taken. Of the dossier's own form, or of what it `takes`.",
  "abroad",
  "not abroad",
  "path is exchange",
);

/** `3 to 5`, `40 to 100`, `14`. */
export const rangeText = z.union([z.number().nonnegative(), z.string().regex(/^\d+(\.\d+)?( to \d+(\.\d+)?)?$/)]);
