import type { Card } from "../../core/card.ts";
import type { Lang } from "../../core/words/lang.ts";
import type { AdaptiveCardJson } from "../adaptive-card/card-json.ts";
import { renderAdaptiveCard } from "../adaptive-card/render.ts";
import { LIMITS } from "./limits.ts";

/** The very card that Teams gets, with more buttons. */
export function renderCard(card: Card, lang: Lang): AdaptiveCardJson {
  return renderAdaptiveCard(card, { lang, maxActions: LIMITS.actions });
}
