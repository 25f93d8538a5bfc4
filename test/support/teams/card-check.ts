import { schemaCheck, structuralProblems } from "../adaptive-card-check.ts";

const published = schemaCheck();

/** What Teams would not take of a card. Shares no code with the renderer, nor its limits. */
export function cardProblems(card: unknown): readonly string[] {
  const weight = Buffer.byteLength(JSON.stringify(card) ?? "");
  const buttons = typeof card === "object" && card !== null && "actions" in card ? card.actions : [];
  return [
    ...structuralProblems(card),
    ...(published?.(card) ?? []),
    ...(weight > 28 * 1024 ? [`${weight} bytes`] : []),
    ...(Array.isArray(buttons) && buttons.length > 4 ? [`${buttons.length} buttons`] : []),
  ];
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
