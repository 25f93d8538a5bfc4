import type { Card } from "../core/card.ts";
import { cardText } from "../core/card-text.ts";
import type { Lang } from "../core/words/lang.ts";
import { plainLines } from "./plain-lines.ts";
import type { Terminal } from "./terminal.ts";

/** What a verb has to say: the same two shapes as what comes through a door. */
export type Told =
  | {
      readonly ok: true;
      readonly command: string;
      readonly card: Card;
      readonly data: unknown;
      readonly lang: Lang;
      readonly hint?: string;
    }
  | { readonly ok: false; readonly error: ToldError };

export interface ToldError {
  readonly id: string;
  readonly message: string;
  readonly next: string;
}

/** Answers go to stdout, refusals to stderr; with `json` both are one object on stdout and nothing else. */
export function tell(terminal: Terminal, told: Told, json: boolean): void {
  if (json) terminal.out(`${JSON.stringify(jsonOf(told))}\n`);
  else if (told.ok)
    terminal.out(
      plainLines(
        `${[cardText(told.card, told.lang, { named: true }), ...(told.hint === undefined ? [] : [told.hint])].join("\n")}\n`,
      ),
    );
  else terminal.err(`${plainLines(refusalLine(told.error))}\n`);
}

/** A refusal and its next step in one line; a list of what is wrong in a file keeps its own lines. */
export function refusalLine({ message, next }: Pick<ToldError, "message" | "next">): string {
  return message.includes("\n") ? `${message}\n${next}` : `${message} ${next}`;
}

function jsonOf(told: Told): object {
  if (!told.ok) {
    const { id, message, next } = told.error;
    return { ok: false, error: { id, message, next } };
  }
  const { command, data, card, lang } = told;
  return { ok: true, command, data, card, text: cardText(card, lang) };
}
