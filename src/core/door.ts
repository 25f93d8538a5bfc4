import type { Card, CommandInput } from "./card.ts";
import type { Command } from "./command.ts";
import type { Outcome } from "./outcome.ts";
import type { Account, Clock, Person } from "./ports.ts";
import type { Lang } from "./words/lang.ts";

export type { Outcome } from "./outcome.ts";

/** What every platform talks to. A platform verifies, parses and renders; everything else is behind this door. */
export interface Door {
  readonly commands: readonly Command[];
  readonly clock: Clock;
  /**
   * The person behind an account. The first time, `profile` is asked for the account's e-mail, which is looked up in the roster and remembered.
   * Null: not in the roster; answer with `stranger`. `reference` is what the platform needs to begin a conversation with them (see `Address`): kept when it is new.
   */
  identify(account: Account, profile: () => Promise<Profile>, reference?: string | null): Promise<Person | null>;
  /** Someone typed a line: `next-period school`, `/next-period`, a misspelling, a question. Never silent, never throws a UserError. */
  line(text: string, asker: Asker): Promise<Outcome>;
  /** Someone pressed a button or sent a form. */
  invoke(command: string, input: CommandInput, asker: Asker): Promise<Outcome>;
  /** What to tell someone who is not in the roster. */
  stranger(email: string | null, lang: Lang | null): Outcome;
  /** Hears of dossiers that have changed, by whatever process, soon after. Returns how to stop. */
  onChange(listener: ChangeListener): () => void;
  /** Remembers where a card that shows dossiers was sent as a message. */
  sent(platform: string, place: string, card: Card, person: Person): Promise<void>;
  /** True the first time a delivery key is seen; answers once that is on disk. */
  first(key: string): Promise<boolean>;
}

/** A platform that draws a sent card again where it stands. */
export interface Board {
  readonly platform: string;
  /** False: the message is gone for good. @throws what the platform throws while it cannot be reached */
  redraw(place: string, outcome: Outcome): Promise<boolean>;
}

/** Hears of dossiers that have changed. */
export type ChangeListener = (dossiers: readonly string[]) => void;

export interface Profile {
  readonly email: string | null;
  /** What the platform knows of the person: kept when the account is first linked, until they choose otherwise. */
  readonly lang?: Lang | null;
  readonly zone?: string | null;
}

/** Who asks, with what the platform knows of them; what the person chose themselves goes before it. */
export interface Asker {
  readonly person: Person;
  readonly lang: Lang | null;
  readonly zone: string | null;
}
