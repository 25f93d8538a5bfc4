import type { Programme } from "../../domain/programme/programme.ts";
import { eachRecord } from "./records.ts";

/** The programmes that the rows of a roster name, whatever else is wrong with it. */
export function programmesNamed(bytes: Uint8Array, programmes: ReadonlyMap<string, Programme>): readonly Programme[] {
  const named = new Set<string>();
  let at: number | null = null;
  eachRecord(bytes, (_, cells) => {
    if (at === null) at = cells.findIndex((cell) => cell.trim().toLowerCase() === "programme");
    else named.add(cells[at]?.trim() ?? "");
  });
  return [...named].flatMap((id) => programmes.get(id) ?? []);
}
