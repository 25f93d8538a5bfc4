import { schemaCheck, structuralProblems } from "../adaptive-card-check.ts";

const published = schemaCheck();

/** What Teams would not take of a card. Shares no code with the renderer, nor its limits. */
export function cardProblems(card: unknown): readonly string[] {
  const weight = Buffer.byteLength(JSON.stringify(card) ?? "");
  return [
    ...structuralProblems(card),
    ...(published?.(card) ?? []),
    ...(weight > 28 * 1024 ? [`${weight} bytes`] : []),
    ...rowsOfButtons(card).flatMap((buttons) => (buttons.length > 4 ? [`${buttons.length} buttons`] : [])),
  ];
}

/** Every list of actions, wherever it stands in the card. */
function rowsOfButtons(value: unknown): readonly (readonly unknown[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === "actions" && Array.isArray(inner) ? [inner] : []),
    ...rowsOfButtons(inner),
  ]);
}

/** What Teams would not take of a message that carries one card. */
export function messageProblems(message: object): readonly string[] {
  const weight = Buffer.byteLength(JSON.stringify(message));
  const attachments = "attachments" in message && Array.isArray(message.attachments) ? message.attachments : [];
  return [
    ...(weight > 28 * 1024 ? [`${weight} bytes`] : []),
    ...(attachments.length === 1 ? [] : [`${attachments.length} cards`]),
    ...attachments.flatMap(({ contentType, content }) =>
      contentType === "application/vnd.microsoft.card.adaptive"
        ? cardProblems(content)
        : [`content type ${contentType}`],
    ),
  ];
}
