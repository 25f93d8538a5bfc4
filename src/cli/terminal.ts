import type { Clock } from "../core/ports.ts";
import type { Prompt } from "./prompt.ts";

/** What a verb sees of the machine it runs on. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Answers, and nothing else. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  /** How many columns there are for a progress line; null: nobody watches. */
  readonly columns: number | null;
  /** Opens a conversation with whoever sits there; null: nobody does. */
  readonly prompt: (() => Promise<Prompt>) | null;
}
