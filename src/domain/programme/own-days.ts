import { isEvent } from "../dossier/decide.ts";
import type { DossierKind } from "./programme.ts";

/** Whether it is known when a dossier took place: what it is about has days, or its form has the dates `from` and `to`. */
export function hasOwnDays({ each, form }: Pick<DossierKind, "each" | "form">): boolean {
  const isDate = (id: string) => form.some((field) => field.id === id && field.kind === "date");
  return isEvent({ each }) || (isDate("from") && isDate("to"));
}
