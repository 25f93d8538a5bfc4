import type { Door } from "../../core/door.ts";
import type { Log } from "../../core/ports.ts";
import type { ReceivedActivity } from "./activity.ts";
import { type Answer, patiently } from "./answer.ts";
import type { Messages } from "./board.ts";
import { kindOf } from "./errors.ts";
import { type Place, placeOf } from "./place.ts";

interface Parts {
  readonly door: Door;
  readonly log: Log;
  readonly messages: Messages;
}

/** Keeps messages that show dossiers true after they were sent. */
export interface Standing {
  /** A card went out as a message with that id. */
  sent(activity: ReceivedActivity, message: string | null, answer: Answer): Promise<void>;
  /** A press was answered. `inPlace`: its card took the place of the pressed one, for whoever pressed: now for everybody. @throws what the connector throws */
  pressed(activity: ReceivedActivity, answer: Answer, inPlace: boolean): Promise<void>;
}

const showsDossiers = ({ card }: Answer): boolean => (card.about?.dossiers.length ?? 0) > 0;
const hasForm = ({ card }: Answer): boolean => card.parts.some(({ kind }) => kind === "form");

export function standing({ door, log, messages }: Parts): Standing {
  /** Only in a personal conversation; a form is not remembered, for drawn anew it would take away what is typed into it. */
  async function remember(activity: ReceivedActivity, place: Place, answer: Answer): Promise<void> {
    const { card, person } = answer;
    if (activity.conversation.conversationType !== "personal" || !person) return;
    if (!showsDossiers(answer) || hasForm(answer)) return;
    try {
      await door.sent("teams", JSON.stringify(place), card, person);
    } catch (error) {
      log.error({ kind: kindOf(error) }, "a sent card is not remembered");
    }
  }

  return {
    async sent(activity, message, answer) {
      const place = message === null ? null : placeOf(activity, message);
      if (place) await remember(activity, place, answer);
    },
    async pressed(activity, answer, inPlace) {
      const place = activity.replyToId ? placeOf(activity, activity.replyToId) : null;
      if (!place) return;
      if (inPlace && hasForm(answer)) return messages.leave(place);
      messages.free(place);
      if (!inPlace || !showsDossiers(answer)) return;
      // Before it is drawn: what stood there until now may just be drawn over it, and that is then put right.
      await remember(activity, place, answer);
      await patiently(() => messages.draw(place, answer));
    },
  };
}
