import type { Card, Field, Form, Part } from "./card.ts";
import { labelled } from "./words/common.ts";
import type { Lang } from "./words/lang.ts";

function pad(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, i) => cell.padEnd(i === cells.length - 1 ? 0 : (widths[i] ?? 0)))
    .join("  ")
    .trimEnd();
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return [
    pad(columns, widths),
    widths.map((w) => "-".repeat(w)).join("  "),
    ...rows.map((row) => pad(row, widths)),
  ].join("\n");
}

function fieldText({ name, label, required, value, problem, choices = [] }: Field, lang: Lang, named: boolean): string {
  const what = `${label}${required ? " *" : ""}${named ? ` [${name}]` : ""}`;
  const holds = named ? value : (choices.find((choice) => choice.value === value)?.label ?? value);
  const options = named ? choices.map((choice) => `    ${choice.value} = ${choice.label}`) : [];
  return [
    holds === undefined || holds === "" ? what : labelled(what, holds, lang),
    ...(problem === undefined ? [] : [`    (!) ${problem}`]),
    ...options,
  ].join("\n");
}

function formText({ fields }: Form, lang: Lang, named: boolean): string {
  return fields.map((field) => fieldText(field, lang, named)).join("\n");
}

function partText(part: Part, lang: Lang, named: boolean): string {
  switch (part.kind) {
    case "text":
    case "source":
      return part.text;
    case "facts":
      return part.facts.map(({ label, value }) => labelled(label, value, lang)).join("\n");
    case "table":
      return table(part.columns, part.rows);
    case "doubt":
      return `(!) ${part.text}`;
    case "image":
      return part.alt;
    case "form":
      return formText(part.form, lang, named);
    case "item":
      return [part.title, ...part.lines].join("\n");
    default:
      return part satisfies never;
  }
}

/**
 * A card as plain text: for the terminal, for notifications and for screen readers. A form shows what its fields hold; `named`: with the name
 * that each field and each choice has in a command's input.
 */
export function cardText(card: Card, lang: Lang, { named = false } = {}): string {
  return [card.title, ...card.parts.map((part) => partText(part, lang, named))]
    .filter((text) => text !== "")
    .join("\n");
}
