/** Reads `3 to 5` or `14`; `most` is null where only one number stands. The text has passed the schema. */
export function readRange(written: number | string): { readonly least: number; readonly most: number | null } {
  const [least = 0, most = null] = String(written).split(" to ").map(Number);
  return { least, most };
}
