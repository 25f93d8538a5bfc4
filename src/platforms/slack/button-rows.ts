import type { ActionsBlock, KnownBlock, Button as SlackButton } from "@slack/types";
import type { Button, Form, Part } from "../../core/card.ts";
import { openingOf } from "../../core/opening.ts";
import type { Lang } from "../../core/words/lang.ts";
import { aboutId } from "./about-id.ts";
import { button } from "./button.ts";
import { LIMITS } from "./limits.ts";
import { plainRun, titleLine } from "./lines.ts";
import { plain, shorten } from "./text.ts";
import { slackSay } from "./words.ts";

/** Buttons in rows, and the labels of those that have no room. */
export interface Rows {
  readonly rows: readonly ActionsBlock[];
  readonly left: readonly string[];
}

interface RowsOf {
  /** Unique in its message. */
  readonly key: string;
  readonly most: number;
  readonly lang: Lang;
  /** Of its card (see `cardMark`); null: it shows the state of nothing. */
  readonly mark: string | null;
}

export function buttonRows(buttons: readonly Button[], { key, most, lang, mark }: RowsOf): Rows {
  const drawn: SlackButton[] = [];
  const left: string[] = [];
  for (const [index, { label, command, input, style, opens }] of buttons.entries()) {
    const press = { command, input, opens: opens === "form" ? lang : null };
    const fits = index < most ? button(label, press, `${key}.${index}`, style) : null;
    if (fits) drawn.push(fits);
    else left.push(shorten(label.trim() || command, LIMITS.buttonText));
  }
  const rows: ActionsBlock[] = [];
  for (let at = 0; at < drawn.length; at += LIMITS.buttonsInRow) {
    rows.push({
      type: "actions",
      ...(mark !== null && { block_id: aboutId(`${key}.${at}`, mark) }),
      elements: drawn.slice(at, at + LIMITS.buttonsInRow),
    });
  }
  return { rows, left };
}

/** Names the buttons that have no room; empty when all have. */
export function leftLine(left: readonly string[], lang: Lang): string {
  return left.length > 0 ? shorten(slackSay(lang)("moreButtons", { labels: left.join(", ") }), LIMITS.contextText) : "";
}

/** How much rows count towards a message as a whole. */
export function weightOf(rows: readonly ActionsBlock[]): number {
  return rows.reduce((sum, row) => sum + LIMITS.blockWeight + row.elements.length * LIMITS.buttonText, 0);
}

/** Blocks, and how many characters a reader may see in them. */
export interface Piece {
  readonly blocks: readonly KnownBlock[];
  readonly length: number;
}

interface Own {
  readonly number: number;
  readonly lang: Lang;
  /** Of its card (see `cardMark`); null: it shows the state of nothing. */
  readonly mark: string | null;
}

/** A form is one button, which opens it in a window; `alone`: the card has no other. */
export function formRow(form: Form, { number, lang, mark }: Own, alone: boolean): Piece {
  const say = slackSay(lang);
  const label = alone ? say("fill") : form.submit.trim() || say("fill");
  const open: Button = { label, command: form.command, input: openingOf(form), style: "primary", opens: "form" };
  const { rows, left } = buttonRows([open], { key: `form.${number}`, most: 1, lang, mark });
  return piece([], 0, { rows, left }, lang);
}

/** A thing with its own buttons below it. */
export function itemBlocks(part: Part & { kind: "item" }, { number, lang, mark }: Own): Piece {
  const say = slackSay(lang);
  const lines: string[] = [];
  let room: number = LIMITS.itemText;
  for (const line of part.lines) {
    const shown = shorten(line, LIMITS.cell * 2);
    room -= shown.length + 1;
    if (room < 0) break;
    lines.push(shown);
  }
  const hidden = part.lines.length - lines.length;
  if (hidden > 0) lines.push(say("moreLines", { count: hidden }));
  const text = lines.join("\n");
  const title = shorten(part.title.trim().replaceAll("\n", " "), LIMITS.itemTitle) || "–";
  const head = titleLine(text === "" ? title : `${title}\n`);
  const rows = buttonRows(part.buttons, { key: `item.${number}`, most: LIMITS.itemButtons, lang, mark });
  const elements = text === "" ? [...head] : [...head, plainRun(text)];
  const told: KnownBlock = { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
  return piece([told], title.length + text.length, rows, lang);
}

function piece(told: readonly KnownBlock[], length: number, { rows, left }: Rows, lang: Lang): Piece {
  const line = leftLine(left, lang);
  const small: KnownBlock[] = line === "" ? [] : [{ type: "context", elements: [plain(line)] }];
  const labels = rows.reduce((sum, row) => sum + row.elements.length * LIMITS.buttonText, 0);
  return { blocks: [...told, ...rows, ...small], length: length + labels + line.length };
}
