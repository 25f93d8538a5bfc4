import type { OpenStores } from "../../db/sqlite/stores.ts";
import type { Outcome } from "../../src/core/outcome.ts";
import type { Courier, Delivery as Delivered } from "../../src/core/reminder-ports.ts";
import type { MovedClock } from "./clock.ts";
import type { Draw } from "./random.ts";
import { PLATFORM } from "./school.ts";
import type { Item } from "./story.ts";

/** One in so many sends is told to wait. */
const BUSY = 400;
const BUSY_MS = 20_000;
const EVERY_MS = 50;
const BURST = 20;

/** What a person finds before their eyes. */
export interface Arrived {
  readonly message: string;
  readonly person: string;
  readonly at: number;
  readonly outcome: Extract<Outcome, { ok: true }>;
  readonly items: readonly Item[];
}

export interface CourierParts {
  readonly clock: MovedClock;
  readonly draw: Draw;
  readonly personOf: (user: string) => string;
  readonly onArrival: (arrived: Arrived) => Promise<void>;
}

export interface People {
  courier(stores: OpenStores): Courier;
  /** After so many more messages nothing answers any more, although they arrive; resolves when that has happened. */
  hangAfter(messages: number): Promise<void>;
  revive(): void;
  figures(): { readonly busy: number; readonly found: number; readonly hung: number };
}

/** The platform and the people behind it. */
export function peopleBehind({ clock, draw, personOf, onArrival }: CourierParts): People {
  const arrived = new Set<string>();
  const figures = { busy: 0, found: 0, hung: 0 };
  let sent = 0;
  let left = Number.POSITIVE_INFINITY;
  let hung: () => void = () => undefined;
  const scope = `${PLATFORM.platform} ${PLATFORM.tenant}`;

  async function deliver(stores: OpenStores, user: string, outcome: Outcome, message: string): Promise<Delivered> {
    if (draw("busy", sent++) < 1 / BUSY) {
      figures.busy += 1;
      return { kind: "busy", scope, afterMs: BUSY_MS };
    }
    if (!outcome.ok) throw new Error(`a refusal is sent: ${outcome.error.message}`);
    const person = personOf(user);
    const items = await itemsOf(stores, outcome, message, person);
    arrived.add(message);
    await onArrival({ message, person, at: clock.ms(), outcome, items });
    left -= 1;
    if (left > 0) return { kind: "sent", place: message };
    figures.hung += 1;
    hung();
    return new Promise(() => undefined);
  }

  return {
    courier: (stores) => ({
      platform: PLATFORM.platform,
      rates: () => [{ scope, everyMs: EVERY_MS, burst: BURST }],
      send: ({ user }, outcome, message) =>
        left > 0 ? deliver(stores, user, outcome, message) : new Promise(() => undefined),
      find: async (_, message) => {
        if (!arrived.has(message)) return null;
        figures.found += 1;
        return message;
      },
    }),
    hangAfter: (messages) => {
      left = messages;
      return new Promise((resolve) => {
        hung = resolve;
      });
    },
    revive() {
      left = Number.POSITIVE_INFINITY;
    },
    figures: () => ({ ...figures }),
  };
}

/** What a message says: what its card names, and what it only counts. */
async function itemsOf(
  stores: OpenStores,
  outcome: Extract<Outcome, { ok: true }>,
  message: string,
  person: string,
): Promise<readonly Item[]> {
  const { items, more } = outcome.data as { readonly items: readonly Omit<Item, "named">[]; readonly more: number };
  const named = items.map(
    ({ kind, subject, step, weight, due }): Item => ({
      kind,
      subject,
      step,
      weight,
      due: typeof due === "string" ? Date.parse(due) / 86_400_000 : null,
      named: true,
    }),
  );
  if (more === 0) return named;
  const known = new Set(named.map(({ subject, step }) => `${subject} ${step}`));
  const rest: Item[] = [];
  for (const { reminder } of await stores.outbox.message(message, person)) {
    const { kind, subject, step, weight, facts } = reminder;
    if (known.has(`${subject} ${step}`)) continue;
    known.add(`${subject} ${step}`);
    rest.push({ kind, subject, step, weight, due: facts.due, named: false });
  }
  return [...named, ...rest];
}
