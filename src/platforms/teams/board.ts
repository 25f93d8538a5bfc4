import type { Board } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import type { Clock } from "../../core/ports.ts";
import type { TwoStepAdapter } from "./adapter.ts";
import type { Answer } from "./answer.ts";
import { isGone } from "./errors.ts";
import { TEAMS_LIMITS } from "./limits.ts";
import { type Place, readPlace, referenceOf } from "./place.ts";
import { renderMessage } from "./render.ts";

/** The messages of ours that stand in conversations. */
export interface Messages {
  /** Draws a message anew for everybody. False: it is gone. @throws what the connector throws */
  draw(place: Place, answer: Pick<Answer, "card" | "lang">): Promise<boolean>;
  /** Someone fills in a form in the place of this message: drawn anew now, it would take away what they type. */
  leave(place: Place): void;
  /** Nobody does any more. */
  free(place: Place): void;
}

export function createMessages(adapter: TwoStepAdapter, appId: string, clock: Clock): Messages & { board: Board } {
  const writing = new Map<string, number>();
  const key = ({ conversation, message }: Place): string => `${conversation} ${message}`;
  const now = (): number => clock.now().epochMilliseconds;

  async function draw(place: Place, { card, lang }: Pick<Answer, "card" | "lang">): Promise<boolean> {
    const message = { ...renderMessage(card, lang), id: place.message };
    try {
      await adapter.continueConversationAsync(appId, referenceOf(place), async (context) => {
        await context.updateActivity(message);
      });
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }

  return {
    draw,
    leave(place) {
      for (const [old, until] of writing) if (until <= now()) writing.delete(old);
      writing.set(key(place), now() + TEAMS_LIMITS.writingMs);
    },
    free: (place) => void writing.delete(key(place)),
    board: {
      platform: "teams",
      async redraw(stored, outcome) {
        const place = readPlace(stored);
        if (!place) return false;
        if ((writing.get(key(place)) ?? 0) > now()) throw new EdgeError(503, "someone fills in a form in this message");
        return draw(place, outcome);
      },
    },
  };
}
