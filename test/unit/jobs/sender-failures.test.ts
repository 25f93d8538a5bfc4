import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { SenderParts } from "../../../src/jobs/sender.ts";
import { type PostOffice, postOffice, type Scenario, workThrough } from "../../support/sending/post-office.ts";
import { instant } from "../../support/store.ts";

const EVENING = instant("2026-11-23T19:59:00+01:00").epochMilliseconds;
const taken = (reason: string) => ({ delivery: { kind: "unknown", reason } as const, takes: true as const });
const lost = (reason: string) => ({ delivery: { kind: "unknown", reason } as const });

interface Case extends Scenario {
  readonly name: string;
  /** Reminders that are never to be sent; absent: none. */
  readonly never?: readonly number[];
}

const CASES: readonly Case[] = [
  { name: "plain messages", due: [1, 1, 1] },
  { name: "a digest of several", due: [3, 1], finds: true },
  {
    name: "a busy platform",
    due: [1, 2],
    platform: (n) => (n === 1 ? { delivery: { kind: "busy", scope: "paper", afterMs: 30_000 } } : null),
  },
  {
    name: "a failure",
    due: [1, 1],
    platform: (n) => (n === 1 ? { delivery: { kind: "failed", reason: "HTTP 500", afterMs: 2_000 } } : null),
  },
  {
    name: "a refusal",
    due: [1, 1],
    platform: (n) => (n === 1 ? { delivery: { kind: "refused", reason: "is_archived" } } : null),
  },
  {
    name: "a message in doubt that is found",
    due: [1, 1],
    finds: true,
    platform: (n) => (n === 1 ? taken("reset") : null),
  },
  {
    name: "a message in doubt that is not found",
    due: [1, 1],
    finds: true,
    platform: (n) => (n === 1 ? lost("reset") : null),
  },
  {
    name: "a message in doubt on a platform that finds none",
    due: [1],
    platform: (n) => (n === 1 ? lost("timeout") : null),
  },
  { name: "someone who has never written", due: [1, 1], newcomers: true },
  { name: "a rate to keep to", due: [1, 1, 1], perMinute: 30 },
  { name: "the last minute before quiet hours", due: [1, 1, 1], begins: EVENING, perMinute: 4 },
  {
    name: "what is done just before it is sent",
    due: [2, 1],
    never: [1],
    drawing: (_n, rows) => {
      const [, second] = rows;
      if (second) second.owed = false;
    },
  },
  {
    name: "a lease that someone else takes over",
    due: [1, 1],
    never: [0],
    drawing: (_n, rows) => {
      const [first] = rows;
      if (first?.state === "leased") Object.assign(first, { state: "sent", lease: "another's" });
    },
  },
];

type Way = "before it is done" | "after it is done";

interface Watched {
  readonly parts: SenderParts;
  readonly calls: () => number;
  /** The call that failed. */
  readonly failed: () => string | null;
}

/** Every call of every port is counted; the n-th fails, before it does anything or after it did all. Of the clock, the n-th look jumps three hours on. */
function failingAt({ parts, advance }: PostOffice, n: number, way: Way): Watched {
  let calls = 0;
  let failed: string | null = null;
  const watched = <Thing extends object>(thing: Thing, path: string): Thing =>
    new Proxy(thing, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        const called = `${path}.${String(name)}`;
        if (typeof value === "function") return (...given: unknown[]) => call(called, () => value.apply(target, given));
        return typeof value === "object" && value !== null ? watched(value, called) : value;
      },
    });

  function call(called: string, run: () => unknown): unknown {
    if (QUIET.has(called)) return run();
    calls += 1;
    if (calls !== n) return run();
    failed = called;
    if (called.startsWith("clock")) {
      advance(3 * 60 * 60_000);
      return run();
    }
    if (way === "before it is done") return Promise.reject(thrown(called));
    return Promise.resolve(run()).then(() => Promise.reject(thrown(called)));
  }
  const { stores, door, planner, clock, couriers } = parts;
  const disk = watched({ free: parts.disk }, "disk");
  return {
    parts: {
      ...parts,
      stores: watched(stores, "stores"),
      door: watched(door, "door"),
      planner: watched(planner, "planner"),
      clock: watched(clock, "clock"),
      couriers: couriers.map((one) => watched(one, "courier")),
      disk: () => disk.free(),
    },
    calls: () => calls,
    failed: () => failed,
  };
}

/** Of these a failure is no event: they only tell what is known. */
const QUIET = new Set(["courier.rates", "courier.reaches", "stores.revision.current", "courier.platform"]);
const thrown = (called: string): Error => new Error(`${called} fails`);

function judge(office: PostOffice, { never = [], finds = false, due }: Case, failed: string | null): string[] {
  const wrong: string[] = [];
  const sent = office.accepted.flatMap(({ keys }) => keys);
  const zone = "Europe/Paris";
  for (const [index, row] of office.outbox.rows.entries()) {
    const { key } = row.reminder;
    const times = sent.filter((one) => one === key).length;
    const most = finds ? 1 : 1 + row.doubts;
    if (never.includes(index) && times > 0) wrong.push(`${index} was sent after it was done`);
    else if (!never.includes(index) && times === 0 && row.state !== "dead")
      wrong.push(`${index} is lost: ${row.state}`);
    if (times > most) wrong.push(`${index} was sent ${times} times, in doubt ${row.doubts} times`);
    if (row.state === "dead" && row.reason !== "is_archived") wrong.push(`${index} was given up: ${row.reason}`);
    if (["leased", "unknown", "planned", "retry"].includes(row.state)) wrong.push(`${index} is still ${row.state}`);
  }
  for (const { at } of office.accepted) {
    const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    if (hour < 7 || hour >= 20) wrong.push(`sent at ${hour} o'clock`);
  }
  if (office.accepted.some(({ person }) => person > `p${due.length}`)) wrong.push("to nobody");
  return wrong.map((what) => `${what}, when ${failed} fails`);
}

describe.each(CASES)("of $name", (scenario) => {
  it.each<Way>(["before it is done", "after it is done"])(
    "nothing is lost, doubled without a doubt, too late or in quiet hours, whichever call fails %s",
    async (way) => {
      const wrong: string[] = [];
      const failed = new Set<string>();
      for (let n = 1; ; n += 1) {
        const office = postOffice(scenario);
        const watched = failingAt(office, n, way);
        await workThrough(office, watched.parts);
        const what = watched.failed();
        wrong.push(...judge(office, scenario, what === null ? "nothing" : `call ${n}, ${what},`));
        if (what === null) break;
        failed.add(what);
      }
      expect(wrong).toEqual([]);
      expect([...failed]).toEqual(expect.arrayContaining(["courier.send", "stores.outbox.claim", "clock.now"]));
    },
    60_000,
  );
});
