import type { FormField } from "../programme/dossier-rules.ts";
import { LINE, LONGEST, type Typed } from "./form-values.ts";

/** Longer than any number, date or choice that a form takes. */
const SHORT = 100;

/** What is kept of what was typed into the fields of one step: nothing but those fields, none longer than it may be. */
export function draftOf(fields: readonly FormField[], typed: Typed): Typed {
  const kept = fields.flatMap((field) =>
    partsOf(field).flatMap(({ name, most }) => {
      const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
      if (value === undefined) return [];
      return [[name, typeof value === "string" ? value.slice(0, most) : value] as const];
    }),
  );
  return Object.fromEntries(kept);
}

/** The names under which a field is typed, with the most characters of each. */
function partsOf({ id, kind, most }: FormField): readonly { readonly name: string; readonly most: number }[] {
  switch (kind) {
    case "text":
      return [{ name: id, most: Math.min(most ?? LINE, LONGEST) }];
    case "long text":
      return [{ name: id, most: Math.min(most ?? LONGEST, LONGEST) }];
    case "paper":
      return [
        { name: `${id}.name`, most: LINE },
        { name: `${id}.date`, most: SHORT },
      ];
    case "number":
    case "date":
    case "yes or no":
    case "choice":
      return [{ name: id, most: SHORT }];
    default:
      return kind satisfies never;
  }
}
