import type { Outcome } from "../../core/door.ts";
import { renderAdaptiveCard } from "../adaptive-card/render.ts";
import { LIMITS } from "./limits.ts";
import type { Answer } from "./wire.ts";

/** An outcome as the page draws it: the very card that Teams gets, with more buttons. */
export function renderAnswer(outcome: Outcome): Answer {
  const { lang } = outcome;
  const card = renderAdaptiveCard(outcome.card, { lang, maxActions: LIMITS.actions });
  if (outcome.ok) return { ok: true, lang, command: outcome.command, card };
  return { ok: false, lang, command: outcome.command, card, error: outcome.error };
}
