import type { About } from "../../../core/card.ts";
import { cardMark, takesPlaceOf } from "../../../core/card-mark.ts";
import type { Answer } from "../wire.ts";

/** Whether a card shows one of these dossiers. Null: any dossier. */
export function showsAny(about: About | null, dossiers: readonly string[] | null): boolean {
  if (!about) return false;
  return dossiers === null || about.dossiers.some((one) => dossiers.includes(one));
}

/**
 * Whether an answer takes the place of the card whose button was pressed (see `takesPlaceOf`).
 * `typed`: the press sent a form. What was typed goes only where it was taken, or where the answer brings it back.
 */
export function takesPlace(before: About | null, answer: Answer, typed: boolean): boolean {
  if (!before || answer.card === null) return false;
  if (typed && !answer.ok) return hasInputs(answer.card);
  const { about } = answer;
  return about !== null && takesPlaceOf(cardMark(before), about);
}

/** The same question has the same key. */
export const questionOf = ({ command, input }: About): string => JSON.stringify([command, input]);

/** Whether there is anything to fill in, wherever it stands in the card. */
export function hasInputs(card: unknown): boolean {
  if (typeof card !== "object" || card === null) return false;
  if ("type" in card && String(card.type).startsWith("Input.")) return true;
  return Object.values(card).some(hasInputs);
}
