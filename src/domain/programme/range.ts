import { fault, type Parsed, parsed, say } from "./problems.ts";

export interface Range {
  readonly least: number;
  /** Null where only one number stands. */
  readonly most: number | null;
}

/** Reads `3 to 5` or `14`. */
export function parseRange(written: number | string): Parsed<Range> {
  const [, from, to] = /^(\d+(?:\.\d+)?)(?: to (\d+(?:\.\d+)?))?$/.exec(String(written)) ?? [];
  const most = to === undefined ? null : Number(to);
  if (from !== undefined && (most === null || most >= Number(from))) return parsed({ least: Number(from), most });
  return fault(
    say(`« ${written} » n'est pas une quantité`, `“${written}” is no quantity`),
    say("écrivez un nombre ou `40 to 100`, le plus petit d'abord", "write a number or `40 to 100`, the smaller first"),
  );
}
