import type { Instant, Stores } from "../ports.ts";
import type { Claimed } from "../reminder-ports.ts";

/** One message as it would go. */
export interface Rehearsed {
  readonly at: Instant;
  readonly message: Claimed;
}

export interface Rehearsal {
  readonly messages: readonly Rehearsed[];
  /** Reminders that would wait longer: quiet hours, a message already that day, the cap of the week. */
  readonly postponed: number;
  readonly expired: number;
}

const LIMIT = 50;

/**
 * Plays through what would go at each of these instants, in order, as if everything arrived. It writes into the stores that it is given: a copy.
 * `plan` plans what is to be said at an instant.
 */
export async function rehearse(
  { outbox }: Pick<Stores, "outbox">,
  instants: readonly Instant[],
  plan: (at: Instant) => Promise<unknown>,
): Promise<Rehearsal> {
  const messages: Rehearsed[] = [];
  let postponed = 0;
  let expired = 0;
  for (const at of instants) {
    await plan(at);
    for (let more = true; more; ) {
      const token = `rehearsal ${at} ${messages.length}`;
      const claims = await outbox.claim(at, { token, limit: LIMIT, until: at.add({ minutes: 5 }) });
      const settled = claims.messages.map(({ message }) => ({
        message,
        sending: { kind: "sent", platform: "rehearsal", place: null } as const,
      }));
      await outbox.settle(token, settled, at);
      messages.push(...claims.messages.map((message) => ({ at, message })));
      postponed += claims.postponed;
      expired += claims.expired;
      more = claims.messages.length > 0;
    }
  }
  return { messages, postponed, expired };
}
