import type { App } from "../../../src/compose.ts";
import { planningPass } from "../../../src/jobs/planner.ts";

const LEASE_MINUTES = 5;
const AT_ONCE = 50;

/** A message that went to someone. */
export interface Letter {
  readonly person: string;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Plans and sends, at the clock's time, all that may go; gives what went. */
export function postOf({ stores, programmes, calendars, clock, log }: App): () => Promise<readonly Letter[]> {
  const plan = planningPass({ stores, calendars, programmes, clock, log });
  let token = 0;
  return async () => {
    await plan();
    const now = clock.now();
    const until = now.add({ minutes: LEASE_MINUTES });
    const sent: Letter[] = [];
    for (;;) {
      token += 1;
      const { messages } = await stores.outbox.claim(now, { token: `t${token}`, limit: AT_ONCE, until });
      if (messages.length === 0) return sent;
      const sending = { kind: "sent", platform: "paper", place: null } as const;
      await stores.outbox.settle(
        `t${token}`,
        messages.map(({ message }) => ({ message, sending })),
        now,
      );
      sent.push(
        ...messages.map(({ message, recipient }) => ({ message, person: recipient.id, at: now.epochMilliseconds })),
      );
    }
  };
}
