import type { KnownBlock } from "@slack/types";
import type { Card, Part } from "../../core/card.ts";
import { cardMark } from "../../core/card-mark.ts";
import { cardText } from "../../core/card-text.ts";
import type { Lang } from "../../core/words/lang.ts";
import { buttonRows, formRow, itemBlocks, leftLine, weightOf } from "./button-rows.ts";
import { LIMITS } from "./limits.ts";
import { stretchOf, titleLine } from "./lines.ts";
import { createSheet, type Sheet } from "./sheet.ts";
import { escapeMrkdwn, shorten } from "./text.ts";
import { slackSay } from "./words.ts";

export interface Rendered {
  /** For notifications and screen readers; escaped, since Slack reads it as mrkdwn. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A card as Block Kit. Never throws on a valid card, never exceeds Slack's limits: what does not fit is counted where the reader sees it. */
export function renderSlack(card: Card, lang: Lang): Rendered {
  const say = slackSay(lang);
  const mark = card.about ? cardMark(card.about) : null;
  const { rows, left } = buttonRows(card.buttons, { key: "press", most: LIMITS.buttons, lang, mark });
  const foot = leftLine(left, lang);
  const kept = weightOf(rows) + foot.length + 3 * LIMITS.blockWeight;
  // Room for the buttons, the line of those left out and the line that says what is missing.
  const sheet = createSheet(LIMITS.messageBlocks - rows.length - 2, LIMITS.messageWeight - kept);
  title(card.title, sheet);
  body(card.parts, { lang, mark }, sheet);
  sheet.release(rows.length + 1, kept);
  if (foot !== "") sheet.small(foot);
  for (const row of rows) sheet.block(row, 0);
  const blocks = sheet.blocks();
  if (blocks.length === 0) blocks.push({ type: "section", text: { type: "plain_text", text: say("empty") } });
  return { text: fallback(card, say("empty"), lang), blocks };
}

/** Escaping makes a text longer: it is cut first, to what is left once every character was escaped. */
function fallback(card: Card, empty: string, lang: Lang): string {
  const text = cardText(card, lang).trim() || empty;
  const escaped = escapeMrkdwn(shorten(text, LIMITS.fallbackText));
  return escaped.length <= LIMITS.fallbackText ? escaped : escapeMrkdwn(shorten(text, LIMITS.fallbackText / 5));
}

function title(text: string, sheet: Sheet): void {
  const line = text.trim().replaceAll("\n", " ");
  if (line === "") return;
  if (line.length > LIMITS.header) sheet.line(titleLine(shorten(line, LIMITS.title)), false);
  else sheet.block({ type: "header", text: { type: "plain_text", text: line, emoji: false } }, line.length);
}

function body(parts: readonly Part[], { lang, mark }: Pick<Around, "lang" | "mark">, sheet: Sheet): void {
  const say = slackSay(lang);
  const alone = parts.filter(({ kind }) => kind === "form").length === 1;
  const compact = parts.length >= LIMITS.compactFrom;
  let gap = false;
  for (const [index, part] of parts.entries()) {
    const stretch = isSmall(part) && !compact ? null : stretchOf(part, say);
    if (stretch) {
      const shown = stretch.lines.findIndex((line, i) => !sheet.line(line, i === 0 && gap));
      if (shown >= 0) {
        missing(sheet, say, stretch.lines.length - shown, stretch.more, parts.length - index - 1);
        return;
      }
      if (stretch.lines.length > 0) gap = !stretch.heads;
    } else if (!ownBlock(part, { number: index, lang, mark, alone }, sheet)) {
      missing(sheet, say, 0, "moreParts", parts.length - index);
      return;
    }
  }
}

function missing(
  sheet: Sheet,
  say: ReturnType<typeof slackSay>,
  lines: number,
  word: "moreRows" | "moreParts",
  parts: number,
): void {
  const count = word === "moreRows" ? lines : 0;
  const others = parts + (word === "moreParts" && lines > 0 ? 1 : 0);
  const said = [
    ...(count > 0 ? [say("moreRows", { count })] : []),
    ...(others > 0 ? [say("moreParts", { count: others })] : []),
  ];
  const text = said.join("\n");
  sheet.release(1, text.length + LIMITS.blockWeight);
  sheet.small(text);
}

function isSmall(part: Part): part is Part & { readonly text: string } {
  return part.kind === "source" || (part.kind === "text" && part.weight === "subtle");
}

interface Around {
  readonly number: number;
  readonly lang: Lang;
  readonly mark: string | null;
  readonly alone: boolean;
}

function ownBlock(part: Part, around: Around, sheet: Sheet): boolean {
  if (isSmall(part)) {
    const text = shorten(part.text.trim(), LIMITS.contextText);
    return text === "" || sheet.small(text);
  }
  if (part.kind === "image") {
    const alt = shorten(part.alt.trim() || part.url, LIMITS.imageAlt);
    // Slack fetches the picture itself: what it cannot reach would refuse the whole message.
    if (!part.url.startsWith("https://") || part.url.length > LIMITS.imageUrl) return sheet.small(alt);
    return sheet.block({ type: "image", image_url: part.url, alt_text: alt }, alt.length);
  }
  if (part.kind !== "form" && part.kind !== "item") return true;
  const piece = part.kind === "form" ? formRow(part.form, around, around.alone) : itemBlocks(part, around);
  return sheet.blocksTogether(piece.blocks, piece.length);
}
