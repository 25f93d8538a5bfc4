export type Json = Readonly<Record<string, unknown>>;

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** The strings that stand anywhere in it under one of the keys. */
export function stringsIn(value: unknown, keys: readonly string[]): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" && keys.includes(key) ? [inner] : stringsIn(inner, keys),
  );
}
