import type { Card, Form as CardForm, Field } from "../../../src/core/card.ts";
import { cardText } from "../../../src/core/card-text.ts";
import type { Door, Outcome } from "../../../src/core/door.ts";
import type { Person } from "../../../src/core/ports.ts";
import type { Shown } from "../year/door.ts";

const LANG = "en";

/** What someone is shown, with what became of it. */
export interface Seen extends Shown {
  readonly outcome: Outcome;
}

/** A way in that draws nothing: what is pressed and sent goes straight to the door. `next` hears of what is then shown. */
export interface Hand {
  types(line: string): Promise<Seen>;
  invoke(command: string, input: CardForm["fixed"]): Promise<Seen>;
}

export function handOf(door: Door, person: Person): Hand {
  const asker = { person, lang: LANG, zone: null } as const;
  const hand: Hand = {
    types: async (line) => seen(await door.line(line, asker), hand),
    invoke: async (command, input) => seen(await door.invoke(command, input, asker), hand),
  };
  return hand;
}

function seen(outcome: Outcome, hand: Hand): Seen {
  const { card } = outcome;
  const form = card.parts.find((part) => part.kind === "form")?.form ?? null;
  return { outcome, text: textOf(card), buttons: buttonsOf(card, hand), form: form && (async () => drawn(form, hand)) };
}

function textOf(card: Card): string {
  const problems = card.parts.flatMap((part) => (part.kind === "form" ? part.form.fields : []));
  const told = problems.flatMap(({ label, problem }) => (problem === undefined ? [] : [`${label}: ${problem}`]));
  return [cardText(card, LANG), ...told].join("\n");
}

function buttonsOf(card: Card, hand: Hand): Shown["buttons"] {
  const items = card.parts.flatMap((part) =>
    part.kind === "item"
      ? part.buttons.map((button) => ({ button, above: [part.title, ...part.lines].join("\n") }))
      : [],
  );
  const own = card.buttons.map((button) => ({ button, above: card.title }));
  return [...items, ...own].map(({ button: { label, command, input }, above }) => ({
    label,
    on: above,
    press: () => hand.invoke(command, input),
  }));
}

function drawn({ command, fixed, fields }: CardForm, hand: Hand) {
  const preset = Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  return {
    fields: fields.map(({ name, label, choices = null }) => ({ name, label, choices })),
    send: (values: Readonly<Record<string, string>>) => hand.invoke(command, { ...fixed, ...preset, ...values }),
  };
}

/** What goes, by label, into the fields that must be filled and of which nothing was said. */
export function anything({ outcome: { card } }: Seen, said: readonly string[], date: string): Record<string, string> {
  const fields = card.parts.flatMap((part) => (part.kind === "form" ? part.form.fields : []));
  const left = fields.filter(({ label, required, value }) => required && value === undefined && !said.includes(label));
  return Object.fromEntries(left.map((field) => [field.label, answerOf(field, date)]));
}

function answerOf({ kind, label, choices }: Field, date: string): string {
  switch (kind) {
    case "text":
    case "long-text":
      return `${label}, in a few words`;
    case "choice":
      return choices?.[0]?.label ?? "";
    case "date":
      return date;
    case "number":
      return "1";
    default:
      return kind satisfies never;
  }
}
