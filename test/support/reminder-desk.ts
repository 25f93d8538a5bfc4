import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Claimed, Sending } from "../../src/core/reminder-ports.ts";
import { type Planned, planningPass } from "../../src/jobs/planner.ts";
import { type DossierDesk, dossierDesk } from "./dossier-desk.ts";

const SENT: Sending = { kind: "sent", platform: "paper", place: null };
const LEASE_MINUTES = 5;

/** The demonstration school with its reminders planned and sent by hand, people named without `@demo.example`. */
export interface ReminderDesk extends DossierDesk {
  /** Plans what is marked or due at the clock's time. */
  plan(): Promise<Planned>;
  /** Sends all that may go at the clock's time; everything is planned first. */
  send(sending?: Sending): Promise<readonly Claimed[]>;
  /** Moves the clock, then plans and sends; what went to whom. */
  at(instant: string): Promise<readonly Claimed[]>;
}

export async function reminderDesk(at?: string): Promise<ReminderDesk> {
  const desk = await dossierDesk(at);
  const { stores, programmes, clock, log } = desk.school.app;
  const calendars = keepCalendars(stores, programmes);
  const plan = planningPass({ stores, calendars, programmes, clock, log });
  let token = 0;
  const send = async (sending: Sending = SENT): Promise<readonly Claimed[]> => {
    await plan();
    const now = clock.now();
    const sent: Claimed[] = [];
    for (;;) {
      token += 1;
      const until = now.add({ minutes: LEASE_MINUTES });
      const { messages } = await stores.outbox.claim(now, { token: `t${token}`, limit: 50, until });
      if (messages.length === 0) return sent;
      const settled = messages.map(({ message }) => ({ message, sending }));
      await stores.outbox.settle(`t${token}`, settled, now);
      sent.push(...messages);
    }
  };
  return {
    ...desk,
    plan: () => plan(),
    send,
    async at(instant) {
      desk.school.setClock(instant);
      return send();
    },
  };
}
