/** Every text that a card shows, in order, found by key wherever it stands. */
export function shownTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shownTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ["text", "title", "value"].includes(key) && typeof inner === "string" ? [inner] : shownTexts(inner),
  );
}
