import type { Outcome } from "../../core/door.ts";
import { renderCard } from "./render.ts";
import type { Answer } from "./wire.ts";

/** An outcome as the page takes it. */
export function answerOf(outcome: Outcome): Answer {
  const { lang, command } = outcome;
  const card = renderCard(outcome.card, lang);
  const about = outcome.card.about ?? null;
  if (outcome.ok) return { ok: true, lang, command: outcome.command, card, about };
  return { ok: false, lang, command, card, about, error: outcome.error };
}
