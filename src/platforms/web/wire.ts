import type { About } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import type { ActionData, AdaptiveCardJson } from "../adaptive-card/card-json.ts";
import type { PageWord } from "./words.ts";

/** What goes over the wire between the page and this server. */
export interface PageState {
  readonly lang: Lang;
  readonly words: Readonly<Record<PageWord, string>>;
  readonly people: readonly Someone[];
}

/** Someone of the demonstration; the address tells them apart. */
export interface Someone {
  readonly email: string;
  readonly name: string;
  readonly roles: string;
  /** The name of the programme they have to do with. */
  readonly programme: string;
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
}

/** Something to try: pressing it is pressing that button. */
export interface Suggestion {
  readonly label: string;
  /** What it is for, in a few words. */
  readonly hint: string;
  readonly data: ActionData;
}

export interface Failure {
  readonly id: string;
  readonly message: string;
  readonly next: string;
}

/** Every answer carries a card, but for a request that was refused at the door. */
export type Answer =
  | (Drawn & { readonly ok: true; readonly lang: Lang; readonly command: string })
  | (Drawn & Refused & { readonly command: string | null })
  | (Refused & { readonly command: null; readonly card: null; readonly about: null });

interface Drawn {
  readonly card: AdaptiveCardJson;
  /** The dossiers that it shows, and the command that shows them as they are now. */
  readonly about: About | null;
}

interface Refused {
  readonly ok: false;
  readonly lang: Lang;
  readonly error: Failure;
}

/** What someone was lately sent, each as it is now. */
export interface Reminders {
  readonly reminders: readonly { readonly message: string; readonly answer: Answer }[];
}

/** Somebody was sent a message: by address, and its id. */
export interface ReminderNews {
  readonly to: string;
  readonly message: string;
}

/** What `/events` sends: a greeting, then the dossiers that have changed, and `ReminderNews`. */
export type LiveEvent = "hello" | "changed" | "reminder";
