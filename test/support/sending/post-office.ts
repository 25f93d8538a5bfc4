import { setImmediate } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import type { Outcome } from "../../../src/core/door.ts";
import type { Person } from "../../../src/core/person.ts";
import type { Address, Courier, Delivery, Gate } from "../../../src/core/reminder-ports.ts";
import { NO_FACTS, type Reminder } from "../../../src/domain/reminder/reminder.ts";
import { openSender, type SenderParts } from "../../../src/jobs/sender.ts";
import { day, instant } from "../store.ts";
import { fakeLog } from "../teams/fake-door.ts";
import { type PaperOutbox, type PaperReminder, paperOutbox, paperRates } from "./paper-outbox.ts";

/** A Monday in school time, in Paris. */
export const MORNING = instant("2026-11-23T09:00:00+01:00").epochMilliseconds;

export interface Accepted {
  readonly message: string;
  readonly keys: readonly string[];
  readonly person: string;
  readonly at: number;
}

export interface Scenario {
  /** How many reminders each of the people has due. */
  readonly due: readonly number[];
  readonly begins?: number;
  /** What the platform says to the n-th message, 1 the first, and whether it took it; absent: it takes it. */
  readonly platform?: (n: number) => { readonly delivery: Delivery; readonly takes?: true } | null;
  /** Whether messages can be looked for. */
  readonly finds?: boolean;
  /** Nobody has an account, but the platform knows them. */
  readonly newcomers?: boolean;
  /** Nobody has an account, and nobody knows them. */
  readonly nobodyKnows?: boolean;
  /** While the n-th card is drawn. */
  readonly drawing?: (n: number, rows: readonly PaperReminder[]) => void;
  /** Messages in a minute; without a bound when absent. */
  readonly perMinute?: number;
}

export interface PostOffice {
  readonly parts: SenderParts;
  readonly outbox: PaperOutbox;
  readonly accepted: readonly Accepted[];
  /** Places that were remembered. */
  readonly placed: readonly string[];
  readonly links: readonly string[];
  readonly rates: ReturnType<typeof paperRates>;
  readonly log: ReturnType<typeof fakeLog>;
  now(): number;
  advance(ms: number): void;
}

/** For messages that may go. */
export const openGate: Gate = (ask) => ask();

/** Everything around the sender on paper, and a clock that moves when it is told to, or when someone waits. */
export function postOffice(scenario: Scenario): PostOffice {
  let now = scenario.begins ?? MORNING;
  let drawn = 0;
  let sends = 0;
  const accepted: Accepted[] = [];
  const placed: string[] = [];
  const links: string[] = [];
  const people = scenario.due.map((_, index) => personOf(index));
  const accountsOf = ({ id }: Person): readonly Address[] =>
    (scenario.newcomers || scenario.nobodyKnows) && !links.includes(id) ? [] : [addressOf(id)];
  const given = scenario.due.flatMap((count, index) => {
    const recipient = people[index] ?? personOf(index);
    return Array.from({ length: count }, (_, n) => ({ reminder: reminderFor(recipient.id, n), recipient }));
  });
  const outbox = paperOutbox(given, accountsOf);
  const rates = paperRates();
  const log = fakeLog();

  const courier: Courier = {
    platform: "paper",
    rates: ({ user }) => [
      { scope: "paper", everyMs: scenario.perMinute ? 60_000 / scenario.perMinute : 0, burst: 1 },
      { scope: `paper ${user}`, everyMs: 1000, burst: 1 },
    ],
    send: ({ user }, _outcome, message, gate) =>
      gate(async () => {
        sends += 1;
        const said = scenario.platform?.(sends);
        if (!said || said.takes) {
          const rows = outbox.rows.filter((row) => row.message === message);
          accepted.push({ message, keys: rows.map(({ reminder }) => reminder.key), person: user, at: now });
        }
        return said?.delivery ?? { kind: "sent", place: `place of ${message}` };
      }),
    ...(scenario.finds && {
      find: async (_address, message) =>
        accepted.some((one) => one.message === message) ? `place of ${message}` : null,
    }),
    ...((scenario.newcomers || scenario.nobodyKnows) && {
      lookUp: async (email) =>
        scenario.newcomers ? { platform: "paper", tenant: "T", user: email.split("@")[0] ?? "" } : null,
    }),
  };

  const sleepers = sleepersOn((at) => {
    now = Math.max(now, at);
  });
  const parts: SenderParts = {
    stores: {
      outbox: outbox.store,
      rates,
      people: { link: async (_account, person) => void links.push(person) },
      revision: { current: () => "" },
    },
    door: {
      async invoke(_command, _input, asker): Promise<Outcome> {
        drawn += 1;
        scenario.drawing?.(drawn, outbox.rows);
        const card = { title: asker.person.name, parts: [], buttons: [] };
        return { ok: true, command: "reminder", card, data: null, lang: "fr" };
      },
      async sent(_platform, place) {
        placed.push(place);
      },
    },
    couriers: [courier],
    planner: { run: async () => undefined },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    log,
    random: () => 0.5,
    disk: async () => 1e12,
    sleep: (ms) => sleepers.add(now + ms),
  };
  return {
    parts,
    outbox,
    accepted,
    placed,
    links,
    rates,
    log,
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}

const ENDED = new Set(["sent", "merged", "dead", "cancelled"]);

/** Runs the sender again and again over half a day, by when everything has come to an end. */
export async function workThrough(office: PostOffice, parts: SenderParts = office.parts): Promise<void> {
  const sender = openSender(parts);
  for (let step = 0; step < 60; step += 1) {
    await sender.runOnce().catch(() => undefined);
    if (office.outbox.rows.every(({ state }) => ENDED.has(state))) break;
    office.advance(step < 40 ? 20_000 : 60 * 60_000);
  }
  await sender.stop();
}

/** Whoever waits wakes in the order of time, which moves to them when nothing else happens. */
function sleepersOn(moveTo: (at: number) => void) {
  const waiting: { readonly at: number; readonly wake: () => void }[] = [];
  let awake = false;
  async function pump(): Promise<void> {
    while (waiting.length > 0) {
      for (let turn = 0; turn < 3; turn += 1) await setImmediate();
      const [first] = waiting.sort((one, other) => one.at - other.at).splice(0, 1);
      if (first) moveTo(first.at);
      first?.wake();
    }
    awake = false;
  }
  return {
    add: (at: number) =>
      new Promise<void>((wake) => {
        waiting.push({ at, wake });
        if (!awake) void pump();
        awake = true;
      }),
  };
}

function personOf(index: number): Person {
  const id = `p${index + 1}`;
  const email = `${id}@school.example`;
  return { id, name: `Person ${index + 1}`, email, lang: null, zone: "Europe/Paris", hour: null, messages: null };
}

function addressOf(user: string): Address {
  return { platform: "paper", tenant: "T", user, reference: null };
}

function reminderFor(recipient: string, n: number): Reminder {
  const on = day("2026-11-23");
  return {
    key: `step:e1:topic:${n}:${recipient}`,
    kind: "step",
    recipient,
    enrolment: "e1",
    subject: `e1:topic:${n}`,
    step: "fill",
    weight: "usual",
    day: on,
    lastDay: on + 5,
    region: null,
    facts: { ...NO_FACTS, role: "apprentice" },
  };
}
