import type { Activity } from "botbuilder";
import type { Card } from "../../core/card.ts";
import { cardText } from "../../core/card-text.ts";
import type { Lang } from "../../core/words/lang.ts";
import type { AdaptiveCardJson } from "../adaptive-card/card-json.ts";
import { shorten } from "../adaptive-card/plain-text.ts";
import { drawsForms, renderAdaptiveCard } from "../adaptive-card/render.ts";
import { TEAMS_LIMITS } from "./limits.ts";

export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

const WITHIN = { maxActions: TEAMS_LIMITS.buttons, maxBytes: TEAMS_LIMITS.cardBytes, marked: true } as const;

/** A card as Teams takes it. */
export function renderCard(card: Card, lang: Lang): AdaptiveCardJson {
  return renderAdaptiveCard(card, { lang, ...WITHIN });
}

/** Whether the card has a form that is drawn, with all that it holds. */
export function showsForm(card: Card, lang: Lang): boolean {
  return drawsForms(card, { lang, ...WITHIN });
}

/** A card as a message. It has no text of its own, which Teams would show above the card; its summary is for notifications. */
export function renderMessage(card: Card, lang: Lang): Partial<Activity> {
  return {
    type: "message",
    summary: shorten(cardText(card, lang), TEAMS_LIMITS.summary),
    attachments: [{ contentType: CARD_TYPE, content: renderCard(card, lang) }],
  };
}
