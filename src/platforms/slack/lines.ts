import type { RichTextElement } from "@slack/types";
import type { Part } from "../../core/card.ts";
import { LIMITS } from "./limits.ts";
import { shorten } from "./text.ts";
import type { SlackWord, slackSay } from "./words.ts";

/** A stretch of text in one style. Rich text reads no markup, so that what was typed is shown as typed. */
export type Run = RichTextElement & ({ readonly type: "text"; readonly text: string } | { readonly type: "emoji" });
export type Line = readonly Run[];

/** Running text of a card: lines that belong together, and how to say that some were left out. */
export interface Stretch {
  readonly lines: readonly Line[];
  readonly more: SlackWord & ("moreRows" | "moreParts");
  /** What follows belongs to it, without an empty line between. */
  readonly heads: boolean;
}

export function plainRun(text: string): Run {
  return { type: "text", text };
}

function bold(text: string): Run {
  return { type: "text", text, style: { bold: true } };
}

function italic(text: string): Run {
  return { type: "text", text, style: { italic: true } };
}

export function titleLine(title: string): Line {
  return [bold(title)];
}

/** Lines of what stands in running text; null for what needs a block of its own. */
export function stretchOf(part: Part, say: ReturnType<typeof slackSay>): Stretch | null {
  switch (part.kind) {
    case "text":
      return text(part.text, part.weight === "strong" ? bold : part.weight === "subtle" ? italic : plainRun, {
        heads: part.weight === "strong",
      });
    case "source":
      return text(part.text, italic, { heads: false });
    case "facts":
      return {
        lines: part.facts.map(({ label, value }) => [
          bold(say("fact", { label: shorten(label, LIMITS.factLabel) })),
          plainRun(shorten(value, LIMITS.factValue) || "–"),
        ]),
        more: "moreRows",
        heads: false,
      };
    case "table":
      return table(part.columns, part.rows, say);
    case "doubt":
      return {
        lines: [[{ type: "emoji", name: "warning" }, plainRun(` ${shorten(part.text, LIMITS.contextText)}`)]],
        more: "moreParts",
        heads: false,
      };
    case "item":
    case "image":
    case "form":
      return null;
    default:
      return part satisfies never;
  }
}

function text(content: string, style: (text: string) => Run, { heads }: { heads: boolean }): Stretch {
  const whole = shorten(content.trim(), LIMITS.text);
  return { lines: chunks(whole).map((chunk) => [style(chunk)]), more: "moreParts", heads };
}

/** Cut at the ends of lines, so that each piece fits into a block. */
function chunks(text: string): string[] {
  const most = LIMITS.section - LIMITS.blockWeight;
  const pieces: string[] = [];
  for (const line of text.split("\n")) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + line.length < most) pieces[pieces.length - 1] = `${last}\n${line}`;
    else for (let at = 0; at === 0 || at < line.length; at += most) pieces.push(line.slice(at, at + most));
  }
  return pieces.filter((piece) => piece.trim() !== "");
}

/** On a phone a wide table is unreadable: each row is a line, its first cell in bold, under a line that names the columns. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  say: ReturnType<typeof slackSay>,
): Stretch {
  const shown = Math.min(columns.length, LIMITS.columns);
  const hidden = columns.length - shown;
  const head = joined(columns, shown, italic, italic);
  const lines = rows.map((row) => joined(row, shown, bold, plainRun));
  const note: Line[] = hidden > 0 ? [[italic(say("moreColumns", { count: hidden }))]] : [];
  return { lines: [head, ...note, ...lines], more: "moreRows", heads: false };
}

function joined(cells: readonly string[], count: number, first: (t: string) => Run, rest: (t: string) => Run): Line {
  const texts = Array.from({ length: count }, (_, i) => shorten(cells[i]?.trim() ?? "", LIMITS.cell) || "–");
  const [head = "–", ...others] = texts;
  return others.length === 0 ? [first(head)] : [first(head), rest(` — ${others.join(" · ")}`)];
}
