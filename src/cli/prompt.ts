import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Someone at a keyboard. */
export interface Prompt {
  /** The line typed after `question`; null: they stopped with Ctrl-C, or nothing more will come. */
  line(question: string): Promise<string | null>;
  close(): void;
}

/** Lines that come before they are asked for, as when a text of several lines is pasted, wait their turn. */
export function openPrompt(input: Readable, output: Writable): Prompt {
  const keyboard = createInterface({ input, output, terminal: true });
  let typed: (string | null)[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let over = false;
  const take = (line: string | null): void => {
    const answer = waiting;
    waiting = null;
    if (answer) answer(line);
    else typed.push(line);
  };
  keyboard.on("line", take);
  keyboard.on("SIGINT", () => {
    keyboard.write(null, { ctrl: true, name: "u" });
    output.write("\n");
    typed = [];
    take(null);
  });
  keyboard.on("close", () => {
    over = true;
    take(null);
  });
  return {
    line: (question) => {
      const early = typed.shift();
      if (early !== undefined || over) return Promise.resolve(early ?? null);
      keyboard.setPrompt(question);
      keyboard.prompt();
      return new Promise((answer) => {
        waiting = answer;
      });
    },
    close: () => keyboard.close(),
  };
}
