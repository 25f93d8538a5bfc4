import type { Card } from "../../core/card.ts";
import type { Outcome } from "../../core/door.ts";
import type { Lang } from "../../core/words/lang.ts";
import type { AdaptiveCardJson } from "../adaptive-card/card-json.ts";
import { renderAdaptiveCard } from "../adaptive-card/render.ts";
import { LIMITS } from "./limits.ts";
import type { Answer } from "./wire.ts";

/** The very card that Teams gets, with more buttons. */
export function renderCard(card: Card, lang: Lang): AdaptiveCardJson {
  return renderAdaptiveCard(card, { lang, maxActions: LIMITS.actions });
}

/** An outcome as the page takes it. */
export function renderAnswer(outcome: Outcome): Answer {
  const { lang, command } = outcome;
  const card = renderCard(outcome.card, lang);
  return outcome.ok
    ? { ok: true, lang, command: outcome.command, card }
    : { ok: false, lang, command, card, error: outcome.error };
}
