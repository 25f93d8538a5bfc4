import type { Card, Form, Part } from "./card.ts";
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

function formText(form: Form): string {
  return form.fields.map((field) => `${field.label}${field.required ? " *" : ""}`).join("\n");
}

function partText(part: Part, lang: Lang): string {
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
      return formText(part.form);
    case "item":
      return [part.title, ...part.lines].join("\n");
    default:
      return part satisfies never;
  }
}

/** A card as plain text: for the terminal, for notifications and for screen readers. */
export function cardText(card: Card, lang: Lang): string {
  return [card.title, ...card.parts.map((part) => partText(part, lang))].filter((text) => text !== "").join("\n");
}
