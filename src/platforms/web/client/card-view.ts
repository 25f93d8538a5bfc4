import {
  AdaptiveCard,
  ExecuteAction,
  GlobalSettings,
  type Input,
  SubmitAction,
  Table,
  TableCell,
  TableRow,
} from "adaptivecards";
import type { AdaptiveCardJson } from "../../adaptive-card/card-json.ts";
import { unescapeMarkdown } from "../../adaptive-card/plain-text.ts";
import type { PageWord } from "../words.ts";
import { hostConfig } from "./host-config.ts";
import { isTooLong, keepWhole } from "./too-long.ts";

/** The package registers its table only when someone mentions it; a bundler leaves out what nobody mentions. */
const NEEDED = [Table, TableRow, TableCell];

GlobalSettings.setTabIndexAtCardRoot = false;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** No Markdown is read here: the escapes made for hosts that do are taken back, and what is left is only text. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = unescapeMarkdown(text).replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
  result.didProcess = true;
};

/** A press of a button: its title, and its data with what was typed. */
export interface Press {
  readonly title: string;
  readonly data: unknown;
  /** It sent a form. */
  readonly typed: boolean;
}

/** A field as it stands, by the id of its input. */
export interface Typed {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  fields(): readonly Typed[];
  /** Puts what was typed back where there is a field for it; returns what found no place. */
  fill(typed: readonly Typed[]): readonly Typed[];
}

/** Draws a card. `press` hears of its buttons, but of none that would send a text that is too long. */
export function drawCard(
  json: AdaptiveCardJson,
  say: (word: PageWord) => string,
  press: (press: Press) => void,
): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = hostConfig;
  card.parse(json);
  card.onExecuteAction = (action) => {
    if (!(action instanceof ExecuteAction || action instanceof SubmitAction)) return;
    const typed = action.associatedInputs !== "none";
    const long = typed
      ? card
          .getAllInputs()
          .flatMap((input) => textOf(input) ?? [])
          .find(isTooLong)
      : undefined;
    if (long) long.focus();
    else press({ title: action.title ?? "", data: action.data, typed });
  };
  const element = card.render();
  if (!element || NEEDED.length === 0) throw new Error("the card draws nothing");
  for (const table of element.querySelectorAll<HTMLElement>("[role=table]")) nameCells(table);
  const inputs = card.getAllInputs();
  for (const input of inputs) {
    describeField(card, input);
    const text = textOf(input);
    if (text) keepWhole(text, say);
  }
  return {
    element,
    fields: () =>
      inputs.map((input) => ({ id: input.id ?? "", label: input.label ?? "", value: controlOf(input)?.value ?? "" })),
    fill: (typed) =>
      typed.filter(
        ({ id, value }) =>
          !put(
            inputs.find((input) => input.id === id),
            value,
          ),
      ),
  };
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is typed into; a list of choices is one control here, for none is drawn as several. */
function controlOf(input: Input): Control | null {
  return input.renderedElement?.querySelector<Control>("input, textarea, select") ?? null;
}

function textOf(input: Input): HTMLInputElement | HTMLTextAreaElement | null {
  const control = controlOf(input);
  return control instanceof HTMLSelectElement ? null : control;
}

function put(input: Input | undefined, value: string): boolean {
  const control = input && controlOf(input);
  if (!control) return false;
  control.value = value;
  return control.value === value;
}

let described = 0;

/** A screen reader says what is wrong with a field, and its help, together with the field. */
function describeField(card: AdaptiveCard, input: Input): void {
  const control = controlOf(input);
  const notes = (["problem", "help"] as const).flatMap((kind) => {
    const note = card.getElementById(`${input.id}.${kind}`)?.renderedElement;
    return note ? [{ kind, note }] : [];
  });
  for (const { note } of notes) note.id = `note-${++described}`;
  if (!control || notes.length === 0) return;
  control.setAttribute("aria-describedby", notes.map(({ note }) => note.id).join(" "));
  if (notes.some(({ kind }) => kind === "problem")) control.setAttribute("aria-invalid", "true");
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
