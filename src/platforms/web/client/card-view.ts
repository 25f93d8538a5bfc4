import { AdaptiveCard, ExecuteAction, GlobalSettings, SubmitAction, Table, TableCell, TableRow } from "adaptivecards";
import type { AdaptiveCardJson } from "../../adaptive-card/card-json.ts";
import { unescapeMarkdown } from "../../adaptive-card/plain-text.ts";
import { hostConfig } from "./host-config.ts";

/** The package registers its table only when someone mentions it; a bundler leaves out what nobody mentions. */
const NEEDED = [Table, TableRow, TableCell];

GlobalSettings.setTabIndexAtCardRoot = false;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** No Markdown is read here: the escapes made for hosts that do are taken back, and what is left is only text. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = unescapeMarkdown(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
  result.didProcess = true;
};

/** Draws a card. `press` gets a button's title and data, typed fields included. */
export function drawCard(json: AdaptiveCardJson, press: (title: string, data: unknown) => void): HTMLElement {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(json);
  card.onExecuteAction = (action) => {
    if (action instanceof ExecuteAction || action instanceof SubmitAction) press(action.title ?? "", action.data);
  };
  const drawn = card.render();
  if (!drawn || NEEDED.length === 0) throw new Error("the card draws nothing");
  for (const table of drawn.querySelectorAll<HTMLElement>("[role=table]")) nameCells(table);
  return drawn;
}

/** On a narrow card every cell says its column itself (see `card.css`). */
function nameCells(table: HTMLElement): void {
  const [head, ...rows] = table.querySelectorAll("[role=row]");
  const names = [...(head?.children ?? [])].map((cell) => cell.textContent ?? "");
  table.dataset["columns"] = names.length > 2 ? "many" : "few";
  for (const row of rows) {
    [...row.children].forEach((cell, column) => {
      cell.setAttribute("data-column", names[column] ?? "");
      cell.toggleAttribute("data-empty", (cell.textContent ?? "").trim() === "");
    });
  }
}
