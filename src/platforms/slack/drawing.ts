import type { RespondArguments } from "@slack/bolt";
import type { Card } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import { remember } from "./remember.ts";
import { type Rendered, renderSlack } from "./render.ts";

/** A card drawn for Slack. */
export interface Answer extends Rendered {
  readonly lang: Lang;
}

/** Many answers share one card: it is drawn once a language, for as long as it lives. */
const drawings = remember((_: Card) => new Map<Lang, Answer>());

export function drawn({ card, lang }: { readonly card: Card; readonly lang: Lang }): Answer {
  const known = drawings(card);
  let answer = known.get(lang);
  if (!answer) {
    answer = { ...renderSlack(card, lang), lang };
    known.set(lang, answer);
  }
  return answer;
}

/** Only the person who asked sees it. */
export const toOne = remember(
  ({ text, blocks }: Answer): RespondArguments => ({ response_type: "ephemeral", text, blocks }),
);
