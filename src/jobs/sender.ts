import { randomBytes } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { LEAST_FREE_BYTES } from "../core/disk.ts";
import type { Instant } from "../core/person.ts";
import type { Claimed, Sending } from "../core/reminder-ports.ts";
import { DEFAULT_ZONE } from "../core/zone.ts";
import { todayIn } from "../domain/calendar/day.ts";
import { type Errand, openCarrier } from "./sending/carry.ts";
import { openDoubts } from "./sending/doubts.ts";
import { openPace, PATIENCE_MS } from "./sending/pace.ts";
import { nameOf, SEND_MS, type SenderFigures, type SenderParts, type Sleep } from "./sending/parts.ts";
import { openSettling } from "./sending/settling.ts";
import { knownWay, lookedUpWay, type Way } from "./sending/way.ts";

export type { SenderFigures, SenderParts } from "./sending/parts.ts";

/** Messages under way at once. */
const IN_FLIGHT = 20;
/** With so many under way or fewer, more are claimed. */
const ROOM_FROM = IN_FLIGHT / 2;
/** Longer than a message waits for its place and is sent and acknowledged. */
const LEASE_MS = PATIENCE_MS + 3 * SEND_MS;
/** How often it is looked whether anything has changed: reading the revision costs microseconds. */
const LOOK_MS = 250;
const IDLE_MS = 30_000;
/** Between two looks that found nothing to do, although something is due: it is held up. */
const HELD_UP_MS = 1_000;
const OVERDUE_MS = 60 * 60_000;
const SPREAD_MS = 30 * 60_000;
const DRAIN_MS = 5_000;

type Lease = Pick<Errand, "token" | "until">;

export interface Sender {
  /** Sends by itself from now on. */
  start(): void;
  /** Sends all that may go now, and resolves once nothing is under way. */
  runOnce(): Promise<void>;
  /** There is something new. */
  poke(): void;
  figures(): SenderFigures;
  /** Claims nothing more, and waits 5 s at most for what is under way. What is still under way then counts as unknown when its lease ends. */
  stop(): Promise<void>;
}

/** Sends when it is told to. */
export function openSender(parts: SenderParts): Sender {
  const { stores, couriers, planner, clock, log, disk, sleep = byTimers } = parts;
  const { outbox, revision } = stores;
  const now = (): number => clock.now().epochMilliseconds;
  const figures: SenderFigures = { ...NOTHING, lastTick: now() };
  const stopping = new AbortController();
  const pace = openPace(parts);
  const settling = openSettling(parts);
  const trouble = (reason: string | null): void => {
    figures.trouble = reason;
  };
  const carrier = openCarrier({ ...parts, pace, sleep, stopping: stopping.signal, trouble });
  const doubts = openDoubts({ ...parts, carrier });
  const underWay = new Set<Promise<void>>();
  let caughtUp = false;
  let looking: Promise<void> | null = null;
  let full = false;
  let running: Promise<void> | null = null;
  let bell = new AbortController();
  const ring = (): void => bell.abort();

  function ended(token: string, claimed: Claimed, sending: Sending): void {
    count(figures, claimed, sending, clock.now());
    if (sending.kind === "unknown") doubts.note(claimed.message);
    if (sending.kind === "dead") log.warn({ reason: sending.reason }, "a reminder cannot be sent");
    settling.add(token, claimed.message, sending);
  }

  function begin(work: Promise<void>): void {
    const job = work.finally(() => {
      underWay.delete(job);
      if (underWay.size <= ROOM_FROM) ring();
    });
    underWay.add(job);
  }

  async function go(errand: Errand): Promise<void> {
    ended(errand.token, errand.claimed, await carrier.carry(errand));
  }

  /** Messages whose address is known get their turns together. */
  async function dispatch({ token, until }: Lease, ready: readonly { claimed: Claimed; way: Way }[]): Promise<void> {
    try {
      const turns = await pace.turns(ready.map(({ way }) => way));
      for (const [index, { claimed, way }] of ready.entries()) {
        const turn = turns[index];
        if (turn) begin(go({ token, until, claimed, way, turn }));
      }
    } catch (error) {
      log.error({ error: nameOf(error) }, "no turn could be had");
      for (const { claimed } of ready) ended(token, claimed, carrier.putOff(now() + HELD_UP_MS, "no turn"));
    }
  }

  async function lookUp(lease: Lease, claimed: Claimed): Promise<void> {
    const { token } = lease;
    try {
      const way = await lookedUpWay(parts, claimed.recipient);
      if (way) await dispatch(lease, [{ claimed, way }]);
      else ended(token, claimed, { kind: "dead", reason: "no-account" });
    } catch (error) {
      log.warn({ error: nameOf(error) }, "nobody can say where someone is written to");
      ended(token, claimed, carrier.failed(claimed, "look-up", { whose: "platform" }));
    }
  }

  async function catchUp(): Promise<void> {
    const done = await outbox.catchUp(clock.now(), {
      overdueMs: OVERDUE_MS,
      windowMs: parts.spreadMs ?? SPREAD_MS,
    });
    caughtUp = true;
    figures.expired += done.expired;
    if (done.spread + done.merged + done.expired > 0) log.info({ ...done }, "caught up after a stop");
  }

  async function hasRoom(): Promise<boolean> {
    const enough = (await disk()) >= LEAST_FREE_BYTES;
    if (!enough && !full) log.error({}, "the disk is nearly full: no reminder is sent");
    full = !enough;
    return enough;
  }

  /** How many messages were claimed. */
  async function claim(): Promise<number> {
    if (stopping.signal.aborted || underWay.size > ROOM_FROM) return 0;
    if (!(await settling.flush()) || pace.freeFrom(couriers) > now() || !(await hasRoom())) return 0;
    const token = randomBytes(12).toString("hex");
    const until = clock.now().add({ milliseconds: LEASE_MS });
    const { messages, expired } = await outbox.claim(clock.now(), { token, limit: IN_FLIGHT - underWay.size, until });
    figures.expired += expired;
    const lease = { token, until: until.epochMilliseconds };
    const ready: { claimed: Claimed; way: Way }[] = [];
    for (const claimed of messages) {
      const way = knownWay(claimed.accounts, couriers);
      if (way) ready.push({ claimed, way });
      else begin(lookUp(lease, claimed));
    }
    if (ready.length > 0) await dispatch(lease, ready);
    return messages.length;
  }

  async function look(): Promise<void> {
    try {
      await doubts.look();
    } catch (error) {
      log.error({ error: nameOf(error) }, "messages in doubt cannot be read");
    } finally {
      looking = null;
    }
  }

  async function round(): Promise<number> {
    const last = figures.lastTick;
    figures.lastTick = now();
    if (figures.lastTick - last > OVERDUE_MS) caughtUp = false;
    await planner.run().catch((error: unknown) => {
      log.error({ error: nameOf(error) }, "nothing could be planned");
    });
    if (!caughtUp) await catchUp();
    looking ??= look();
    return claim();
  }

  /** Until the bell rings, which it may have done by now, something else changes, or so long. */
  async function pause(ms: number, seen: string): Promise<void> {
    const until = now() + ms;
    // A machine that slept has the right time and late timers.
    const timer = setInterval(() => {
      if (revision.current() !== seen || now() >= until) ring();
    }, LOOK_MS);
    await byTimers(ms, bell.signal);
    clearInterval(timer);
    bell = new AbortController();
    if (stopping.signal.aborted) ring();
  }

  async function restMs(claimed: number): Promise<number> {
    if (claimed > 0 && underWay.size === 0) return 0;
    const next = [await outbox.nextAt(), await doubts.nextAt()].flatMap((at) => (at === null ? [] : [at]));
    const free = Math.max(Math.min(...next), pace.freeFrom(couriers));
    return Math.min(Math.max(free - now(), HELD_UP_MS), IDLE_MS);
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const seen = revision.current();
      let rest = HELD_UP_MS;
      try {
        rest = await restMs(await round());
      } catch (error) {
        log.error({ error: nameOf(error) }, "reminders cannot be sent now");
      }
      if (rest > 0) await pause(rest, seen);
    }
  }

  async function runOnce(): Promise<void> {
    while (!stopping.signal.aborted) {
      const claimed = await round();
      await looking;
      if (underWay.size > 0) await Promise.all([...underWay]);
      await settling.flush();
      if (claimed > 0) continue;
      const wait = pace.freeFrom(couriers) - now();
      const next = await outbox.nextAt();
      if (wait <= 0 || wait > PATIENCE_MS || next === null || next > now()) return;
      await sleep(wait, stopping.signal);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    ring();
    const drained = Promise.all([...underWay, looking]).then(() => settling.flush());
    const late = new AbortController();
    await Promise.race([drained.catch(() => undefined), byTimers(DRAIN_MS, late.signal)]);
    late.abort();
    settling.close();
    await running;
  }

  return {
    start() {
      running ??= loop();
    },
    runOnce,
    poke: ring,
    figures: () => ({ ...figures }),
    stop,
  };
}

const NOTHING = { sent: 0, late: 0, merged: 0, expired: 0, unknown: 0, dead: 0, retried: 0, trouble: null } as const;

function count(figures: SenderFigures, { recipient, reminders }: Claimed, sending: Sending, at: Instant): void {
  switch (sending.kind) {
    case "sent": {
      figures.sent += 1;
      figures.merged += reminders.length - 1;
      const today = todayIn(recipient.zone ?? DEFAULT_ZONE, at);
      if (reminders.some(({ day }) => day < today)) figures.late += 1;
      break;
    }
    case "retry":
      if (!sending.free) figures.retried += 1;
      break;
    case "dead":
    case "unknown":
      figures[sending.kind] += 1;
      break;
    default:
      sending satisfies never;
  }
}

const byTimers: Sleep = async (ms, signal) => {
  await after(ms, undefined, { signal }).catch(() => undefined);
};
