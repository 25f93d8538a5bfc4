import type { Card } from "./card.ts";
import type { Lang } from "./words/lang.ts";

/** What became of something asked at the door: an answer, or a refusal with its next step. */
export type Outcome =
  | { readonly ok: true; readonly command: string; readonly card: Card; readonly data: unknown; readonly lang: Lang }
  | {
      readonly ok: false;
      readonly command: string | null;
      readonly card: Card;
      readonly error: { readonly id: string; readonly message: string; readonly next: string };
      /** What is wrong with a form that was sent, by the name of its field. */
      readonly fields?: Readonly<Record<string, string>>;
      readonly lang: Lang;
    };
