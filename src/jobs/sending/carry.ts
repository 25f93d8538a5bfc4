import { Temporal } from "temporal-polyfill";
import type { Outcome } from "../../core/door.ts";
import type { Claimed, Delivery, Gate, Sending } from "../../core/reminder-ports.ts";
import { DEFAULT_ZONE } from "../../core/zone.ts";
import { nextPermitted } from "../../domain/reminder/moment.ts";
import { MAX_ATTEMPTS, nextTry } from "../../domain/reminder/retry.ts";
import type { Pace, Turn } from "./pace.ts";
import { nameOf, SEND_MS, type SenderParts, type Sleep } from "./parts.ts";
import type { Way } from "./way.ts";

const A_SECOND_MS = 1_000;
/** What is put off together does not come back all at once. */
const APART_MS = 5_000;

export interface Errand {
  readonly token: string;
  /** When its lease ends, epoch milliseconds. */
  readonly until: number;
  readonly claimed: Claimed;
  readonly way: Way;
  readonly turn: Turn;
}

export interface Carrier {
  /** Sends one message, and says what became of it. Never rejects. */
  carry(errand: Errand): Promise<Sending>;
  /** What becomes of a message that failed before a platform saw it. */
  failed(claimed: Claimed, reason: string, more?: Pick<Extract<Delivery, { kind: "failed" }>, "whose">): Sending;
  /** Tried again from then on, as if it had not been tried. */
  putOff(from: number, reason: string): Sending;
  /** Remembers where it stands, so that it changes with what it shows. */
  remember(way: Way, place: string | null, outcome: Outcome, claimed: Claimed): Promise<void>;
  render(claimed: Claimed): Promise<Outcome>;
}

type CarrierParts = SenderParts & {
  readonly pace: Pace;
  readonly sleep: Sleep;
  readonly stopping: AbortSignal;
  readonly trouble: (reason: string | null) => void;
};

export function openCarrier(parts: CarrierParts): Carrier {
  const { stores, door, clock, log, random, pace, sleep, stopping } = parts;
  const now = (): number => clock.now().epochMilliseconds;

  function retry(again: number, reason: string, free: boolean): Sending {
    return { kind: "retry", again: Temporal.Instant.fromEpochMilliseconds(Math.ceil(again)), reason, free };
  }
  const putOff: Carrier["putOff"] = (from, reason) => retry(Math.max(from, now()), reason, true);

  const failed: Carrier["failed"] = (claimed, reason, { whose } = {}) => {
    const { attempts } = claimed;
    if (!whose && attempts + 1 >= MAX_ATTEMPTS) return { kind: "dead", reason };
    return retry(now() + nextTry({ attempts, retryAfterMs: null, random }), reason, false);
  };

  function render({ message, recipient }: Claimed): Promise<Outcome> {
    return door.invoke("reminder", { message }, { person: recipient, lang: null, zone: null });
  }

  /** Null: it may go at this moment. */
  function withheld({ claimed, until }: Errand): Sending | null {
    if (stopping.aborted) return putOff(now(), "stopping");
    const { recipient, reminders } = claimed;
    const { zone, hour } = recipient;
    const region = reminders[0]?.region ?? null;
    // Its answer may come in quiet hours: what is sent just before them may also be read in them.
    const arrives = now() + SEND_MS;
    const permitted = nextPermitted(arrives, { zone: zone ?? DEFAULT_ZONE, hour, region });
    if (permitted > arrives) return putOff(permitted, "quiet hours");
    return arrives < until ? null : putOff(now(), "lease");
  }

  /** Open for what may still go, and then for good. `shut`: what becomes of a message that was not let through. */
  function gateOf(errand: Errand): { readonly gate: Gate; readonly shut: () => Sending | null } {
    const { token, claimed } = errand;
    let opened = false;
    let instead: Sending | null = null;

    async function pass<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
      if (opened) return ask();
      const asked: Promise<Answer>[] = [];
      const go = () => {
        instead = withheld(errand);
        opened = instead === null;
        if (opened) asked.push(ask());
      };
      await stores.outbox.begin(token, claimed.message, clock.now(), go).catch((error: unknown) => {
        if (!opened) instead = failed(claimed, nameOf(error), { whose: "ours" });
      });
      const [answer] = asked;
      if (answer) return answer;
      instead ??= putOff(now() + A_SECOND_MS, "changed");
      throw new Error("not to be sent now");
    }

    return { gate: pass, shut: () => instead };
  }

  async function settled(errand: Errand, delivery: Delivery, outcome: Outcome): Promise<Sending> {
    const { claimed, way } = errand;
    const { attempts } = claimed;
    switch (delivery.kind) {
      case "sent":
        parts.trouble(null);
        await remember(way, delivery.place, outcome, claimed);
        return { kind: "sent", platform: way.courier.platform, place: delivery.place };
      case "busy": {
        await pace.hold(delivery.scope, delivery.afterMs).catch((error: unknown) => {
          log.warn({ error: nameOf(error) }, "a pause is not remembered");
        });
        return putOff(now() + nextTry({ attempts: 0, retryAfterMs: delivery.afterMs, random }), "busy");
      }
      case "failed": {
        const { reason, afterMs, whose } = delivery;
        if (whose === "ours") {
          parts.trouble(reason);
          log.error({ platform: way.courier.platform, reason }, "reminders are refused until this is mended");
        }
        if (afterMs === null) return failed(claimed, reason, delivery);
        if (!whose && attempts + 1 >= MAX_ATTEMPTS) return { kind: "dead", reason };
        return retry(now() + nextTry({ attempts, retryAfterMs: afterMs, random }), reason, false);
      }
      case "refused":
        return { kind: "dead", reason: delivery.reason };
      case "unknown":
        return { kind: "unknown", reason: delivery.reason };
      default:
        return delivery satisfies never;
    }
  }

  const remember: Carrier["remember"] = async ({ courier }, place, { card }, { recipient }) => {
    if (place === null) return;
    const told = () => door.sent(courier.platform, place, card, recipient);
    await told()
      .catch(told)
      .catch((error: unknown) => log.error({ error: nameOf(error) }, "a sent reminder is not remembered"));
  };

  async function attempt(errand: Errand): Promise<Sending> {
    const { claimed, way, turn } = errand;
    if (!turn.wait) return putOff(turn.from + random() * APART_MS, "pace");
    const wait = turn.from - now();
    if (wait > 0) await sleep(wait, stopping);
    const outcome = await render(claimed);
    if (!outcome.ok) return failed(claimed, `reminder: ${outcome.error.id}`);
    const { gate, shut } = gateOf(errand);
    // A courier that throws has a bug: it may have sent the message first.
    const delivery = await way.courier
      .send(way.address, outcome, claimed.message, gate)
      .catch((error: unknown): Delivery => ({ kind: "unknown", reason: nameOf(error) }));
    return shut() ?? settled(errand, delivery, outcome);
  }

  return {
    async carry(errand) {
      try {
        return await attempt(errand);
      } catch (error) {
        log.error({ error: nameOf(error) }, "a reminder could not be sent");
        return failed(errand.claimed, nameOf(error), { whose: "ours" });
      }
    },
    failed,
    putOff,
    remember,
    render,
  };
}
