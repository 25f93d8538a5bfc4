import type { Button, Card, CommandInput, Form } from "../core/card.ts";
import { cardText } from "../core/card-text.ts";
import type { Outcome } from "../core/door.ts";
import { sayer } from "../core/words/words.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { Asked } from "./ask-field.ts";
import { conversationWords } from "./conversation-words.ts";
import { fillForm } from "./fill-form.ts";
import { pickNumber } from "./pick-number.ts";
import { plainLines } from "./plain-lines.ts";
import type { Prompt } from "./prompt.ts";

interface Parties {
  readonly prompt: Prompt;
  readonly show: (text: string) => void;
  readonly today: Day;
  /** Presses a button or sends a form. */
  readonly invoke: (command: string, input: CommandInput) => Promise<Outcome>;
}

/** Shows an answer and lets someone press its buttons and fill in its forms, until they have had enough. */
export async function converse(first: Outcome, { prompt, show, today, invoke }: Parties): Promise<void> {
  let outcome = first;
  for (;;) {
    const { card, lang } = outcome;
    show(plainLines(cardText({ ...card, parts: card.parts.filter(({ kind }) => kind !== "form") }, lang)));
    const next = await choose(card, { prompt, show, lang, today });
    if (!next) return;
    outcome = await invoke(next.command, next.input);
    show("");
  }
}

async function choose(card: Card, asked: Asked): Promise<{ command: string; input: CommandInput } | null> {
  const form = formOf(card);
  if (form) {
    const input = await fillForm(form, asked);
    return input && { command: form.command, input };
  }
  const say = sayer(conversationWords, asked.lang);
  const buttons = buttonsOf(card);
  if (buttons.length === 0) return null;
  const labels = buttons.map(({ button: { label }, title }) =>
    title === null ? label : say("item.button", { label, title }),
  );
  const chosen = await pickNumber(labels, asked, { question: say("button"), wrong: "not-a-number", mayEnd: true });
  return chosen === null ? null : (buttons[chosen]?.button ?? null);
}

export function formOf({ parts }: Card): Form | null {
  return parts.flatMap((part) => (part.kind === "form" ? [part.form] : []))[0] ?? null;
}

/** Those of its items first, with what they are about, as they stand on the card. */
export function buttonsOf({
  parts,
  buttons,
}: Card): readonly { readonly button: Button; readonly title: string | null }[] {
  const ofItems = parts.flatMap((part) =>
    part.kind === "item" ? part.buttons.map((button) => ({ button, title: part.title })) : [],
  );
  return [...ofItems, ...buttons.map((button) => ({ button, title: null }))];
}
