import type { RichTextBlock, Spacing, TextRun } from "./card-json.ts";

/** At most `max` characters (code points); what was cut ends in an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, max - 1).join("")}…`;
}

/** Cards replace `{{DATE(…)}}` and `{{TIME(…)}}` in any text; between two runs the braces are only braces. */
const MACRO = /\{(?=\{(?:DATE|TIME)\()/;

type RunStyle = Omit<TextRun, "type" | "text">;

function runs(text: string, style: RunStyle = {}): TextRun[] {
  return text.split(MACRO).map((piece, index, pieces) => ({
    type: "TextRun",
    text: index < pieces.length - 1 ? `${piece}{` : piece,
    ...style,
  }));
}

/** Text that no host reads as Markdown: TextRun has none. */
export function plainBlock(text: string, style: RunStyle = {}, spacing?: Spacing): RichTextBlock {
  return { type: "RichTextBlock", inlines: runs(text, style), ...(spacing && { spacing }) };
}

const INLINE_MARK = /[\\`*_[\]~<]|\{(?=\{(?:DATE|TIME)\()|&(?=#?\w+;)/g;
const LINE_MARK = /^(\s*)([-+#>=])/gm;
const NUMBERED = /^(\s*\d+)([.)])/gm;
/** Four spaces or a tab at the start of a line would make a block of code. */
const INDENT = /^[ \t]{2,}|^\t/gm;
const NO_BREAK_SPACE = "\u00a0";

/** For the places that hosts read as Markdown (TextBlock, Fact): every mark is escaped, so that what was typed is shown as typed. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(INLINE_MARK, "\\$&")
    .replace(LINE_MARK, "$1\\$2")
    .replace(NUMBERED, "$1\\$2")
    .replace(INDENT, (space) => NO_BREAK_SPACE.repeat(space.length));
}

/** The inverse of `escapeMarkdown`, for a host that reads no other Markdown. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([\\`*_[\]~<{&\-+#>=.)])/g, "$1");
}
