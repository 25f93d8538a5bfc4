import type { Courier } from "../../core/reminder-ports.ts";
import type { People } from "./receive.ts";
import type { ReminderNews } from "./wire.ts";

export interface WebCourier extends Courier {
  /** Hears of reminders as they are sent. Returns how to stop. */
  onReminder(listener: (news: ReminderNews) => void): () => void;
}

/** To those one may be here: pages that are open hear of it at once, and whoever opens one later finds it. */
export function webCourier(people: People): WebCourier {
  const listeners = new Set<(news: ReminderNews) => void>();
  return {
    platform: "web",
    rates: () => [],
    async send({ user: to }, _outcome, message, gate) {
      await gate(async () => {
        for (const listener of listeners) listener({ to, message });
      });
      return { kind: "sent", place: null };
    },
    async lookUp(email) {
      const person = await people.byEmail(email);
      return person && { platform: "web", tenant: "demo", user: person.email };
    },
    onReminder(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
