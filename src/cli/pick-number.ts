import { sayer } from "../core/words/words.ts";
import type { Asked } from "./ask-field.ts";
import { conversationWords } from "./conversation-words.ts";
import { plainLines } from "./plain-lines.ts";

interface How {
  readonly question: string;
  /** Said of anything but a number of the list. */
  readonly wrong: "not-a-number" | "send.wrong";
  /** An empty line is an answer too. */
  readonly mayEnd: boolean;
}

/** The index of what was chosen from a numbered list; null: nothing. */
export async function pickNumber(
  labels: readonly string[],
  { prompt, show, lang }: Asked,
  { question, wrong, mayEnd }: How,
): Promise<number | null> {
  show(plainLines(["", ...labels.map((label, index) => `${index + 1}. ${label}`)].join("\n")));
  for (;;) {
    const typed = await prompt.line(question);
    if (typed === null || (mayEnd && typed.trim() === "")) return null;
    const number = /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : 0;
    if (number >= 1 && number <= labels.length) return number - 1;
    show(sayer(conversationWords, lang)(wrong, { most: labels.length }));
  }
}
