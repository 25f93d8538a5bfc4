import type { FieldValue } from "../../src/domain/dossier/state.ts";
import type { FormField } from "../../src/domain/programme/dossier-rules.ts";

/** Something that a field takes. */
export function anyAnswer({ kind, choices, least, together }: FormField): FieldValue {
  switch (kind) {
    case "number":
      return Math.max(least ?? 1, together === null ? 0 : 1);
    case "date":
      return "2027-01-04";
    case "yes or no":
      return true;
    case "choice":
      return choices[0]?.id ?? "";
    case "paper":
      return { name: "file.pdf", date: "2027-01-04" };
    case "text":
    case "long text":
      return "text";
    default:
      return kind satisfies never;
  }
}
