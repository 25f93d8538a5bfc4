import { type App, databaseFolder, planningOf } from "./compose.ts";
import type { Claimed, OutboxStore, Sending } from "./core/reminder-ports.ts";
import { freeBytesAt } from "./disk.ts";
import { openSender } from "./jobs/sender.ts";
import { openSlack, openTeams } from "./ways-out.ts";

/** A message that was taken up, and what became of it at last. */
export interface Attempted {
  readonly claimed: Claimed;
  /** Null: nothing yet. */
  sending: Sending | null;
}

export interface SentOnce {
  readonly messages: readonly Attempted[];
  /** Reminders that wait longer: quiet hours, a message already that day, the cap of the week. */
  readonly postponed: number;
  readonly expired: number;
}

/**
 * Plans, then sends all that may go now over Slack and Teams as they are configured, and resolves once nothing is under way. A server that runs on the same
 * database is in nobody's way: each message is taken by one of them. The app's clock has to move on.
 * @throws UserError `bad-config` when a platform refuses its token
 */
export async function sendOnce(app: App): Promise<SentOnce> {
  const { config, stores, door, clock, log } = app;
  // Without its token for socket mode Slack is written to and not listened to.
  const deaf = { ...config, slack: config.slack && { ...config.slack, appToken: null } };
  const [slack, teams] = await Promise.all([openSlack({ ...app, config: deaf }), openTeams(app)]);
  const couriers = [slack, teams].flatMap((way) => (way ? [way.courier] : []));
  const folder = databaseFolder(config);
  const disk = async () => (folder === null ? Number.POSITIVE_INFINITY : freeBytesAt(folder));
  const { outbox, done } = recorded(stores.outbox);
  const { rates, people, revision } = stores;
  const sender = openSender({
    stores: { outbox, rates, people, revision },
    door,
    couriers,
    planner: { run: planningOf(app) },
    clock,
    log,
    random: Math.random,
    disk,
    spreadMs: 0,
  });
  try {
    await slack?.start();
    await sender.runOnce();
  } finally {
    await Promise.all([sender.stop(), slack?.stop(), teams?.stop()]);
  }
  return done();
}

/** The outbox, with a record of what it gave out and was told. */
function recorded(outbox: OutboxStore): { outbox: OutboxStore; done: () => SentOnce } {
  const messages = new Map<string, Attempted>();
  let postponed = 0;
  let expired = 0;
  return {
    outbox: {
      ...outbox,
      async catchUp(now, options) {
        const caughtUp = await outbox.catchUp(now, options);
        expired += caughtUp.expired;
        return caughtUp;
      },
      async claim(now, options) {
        const claims = await outbox.claim(now, options);
        for (const claimed of claims.messages) messages.set(claimed.message, { claimed, sending: null });
        postponed += claims.postponed;
        expired += claims.expired;
        return claims;
      },
      async settle(token, settled, now) {
        const lost = await outbox.settle(token, settled, now);
        for (const { message, sending } of settled) {
          const known = messages.get(message);
          if (known && !lost.includes(message)) known.sending = sending;
        }
        return lost;
      },
      async resolve(message, sending, now) {
        await outbox.resolve(message, sending, now);
        const known = messages.get(message);
        if (known) known.sending = sending;
      },
    },
    done: () => ({ messages: [...messages.values()], postponed, expired }),
  };
}
