import { eq } from "drizzle-orm";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../db/sqlite/open.ts";
import { reminders } from "../../db/sqlite/schema/reminders.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import type { Courier, Delivery, PlannedReminder } from "../../src/core/reminder-ports.ts";
import { isoOf } from "../../src/domain/calendar/day.ts";
import { openSender, type Sender } from "../../src/jobs/sender.ts";
import { MONDAY, planned } from "../support/reminders.ts";
import { instant, schoolIn, testDatabase } from "../support/store.ts";

const HOUR_MS = 3_600_000;
const NEVER = new Promise<never>(() => undefined);
/** `done-before` and `done-after`: what the message says is done just before it goes, or before its answer comes. */
type Trouble = "none" | "busy" | "refuses" | "resets" | "dies" | "done-before" | "done-after";

interface Thing {
  to: "ann" | "tom";
  done: boolean;
  snoozed: boolean;
  refused: boolean;
}

/** What has to hold, kept in step with the real thing. */
interface Model {
  readonly things: Map<string, Thing>;
}

interface Said {
  readonly reminder: PlannedReminder["reminder"];
}

interface Sent {
  readonly key: string;
  readonly message: string;
}

/** Everything real on one database in memory, and a platform that behaves as it is told. */
class House {
  private db = testDatabase();
  private stores = storesOn(this.db);
  private senders: Sender[] = [];
  private now = instant("2026-11-23T08:30:00Z").epochMilliseconds;
  private readonly ids = { ann: "", tom: "", enrolment: "" };
  private readonly arrived = new Set<string>();
  private readonly sent: Sent[] = [];
  private readonly doubtful = new Map<string, number>();
  /** What did not hold; a courier that throws would be taken for a platform in trouble. */
  private readonly broken: string[] = [];
  /** What becomes of the next message. */
  trouble: Trouble = "none";
  private died: () => void = () => undefined;

  private readonly model: Model;
  private readonly findable: boolean;

  constructor(model: Model, findable: boolean) {
    this.model = model;
    this.findable = findable;
    const school = schoolIn(this.db);
    school.cohort({ id: "c1" });
    this.ids.ann = school.person({ name: "Ann", email: "ann@x.example" });
    this.ids.tom = school.person({ name: "Tom", email: "tom@x.example" });
    this.ids.enrolment = school.enrolment({ cohort: "c1", person: this.ids.ann });
    this.open();
  }

  private readonly clock = { now: () => Temporal.Instant.fromEpochMilliseconds(this.now) };

  private open(): void {
    this.stores = storesOn(this.db);
    this.senders = [this.sender(), this.sender()];
  }

  private sender(): Sender {
    const { stores } = this;
    const quiet = () => undefined;
    return openSender({
      stores,
      door: {
        invoke: async (_command, { message }, { person }) => {
          const data = await stores.outbox.message(String(message), person.id);
          if (this.trouble === "done-before") await this.end(data);
          return { ok: true, command: "reminder", card: { title: "", parts: [], buttons: [] }, data, lang: "en" };
        },
        sent: async () => undefined,
      },
      couriers: [this.courier()],
      planner: { run: () => this.planMarked() },
      clock: this.clock,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      random: () => 0.5,
      disk: async () => Number.MAX_SAFE_INTEGER,
      sleep: async (ms) => {
        this.now += ms;
      },
    });
  }

  private courier(): Courier {
    return {
      platform: "test",
      rates: () => [],
      lookUp: async (email) => ({ platform: "test", tenant: "t", user: email }),
      send: (_address, outcome, message, gate) =>
        gate(() => (outcome.ok ? this.take(message, outcome.data as readonly Said[]) : NEVER)),
      ...(this.findable && {
        find: async (_: unknown, message: string) => (this.arrived.has(message) ? message : null),
      }),
    };
  }

  /** All that a message says is done, but for what is put off. */
  private async end(rows: readonly Said[]): Promise<void> {
    this.trouble = "none";
    for (const { reminder } of rows) {
      const thing = this.thing(reminder.subject);
      if (!thing.snoozed) thing.done = true;
    }
    await this.plan();
  }

  private async take(message: string, rows: readonly Said[]): Promise<Delivery> {
    const { trouble } = this;
    this.trouble = "none";
    if (trouble === "busy") return { kind: "busy", scope: "test", afterMs: 30_000 };
    if (trouble === "refuses") {
      for (const { reminder } of rows) this.thing(reminder.subject).refused = true;
      return { kind: "refused", reason: "gone" };
    }
    const local = this.clock.now().toZonedDateTimeISO("Europe/Paris");
    if (local.dayOfWeek > 5 || local.hour < 7 || local.hour >= 20) this.broken.push(`at ${local}`);
    this.arrived.add(message);
    for (const { reminder } of rows) {
      const thing = this.thing(reminder.subject);
      if (thing.done || this.ids[thing.to] !== reminder.recipient) this.broken.push(`not owed: ${reminder.key}`);
      this.sent.push({ key: reminder.key, message });
      const times = this.sent.filter(({ key }) => key === reminder.key).length;
      const most = 1 + (this.findable ? 0 : (this.doubtful.get(reminder.key) ?? 0));
      if (times > most) this.broken.push(`${times} times, not ${most}: ${reminder.key}`);
      if (trouble === "resets") this.doubt(reminder.key);
    }
    if (trouble === "resets") return { kind: "unknown", reason: "ECONNRESET" };
    if (trouble === "done-after") await this.end(rows);
    if (trouble !== "dies") return { kind: "sent", place: message };
    this.died();
    return NEVER;
  }

  private doubt(key: string): void {
    this.doubtful.set(key, (this.doubtful.get(key) ?? 0) + 1);
  }

  private thing(subject: string): Thing {
    const thing = this.model.things.get(subject.split(":")[1] ?? "");
    if (!thing) throw new Error(`${subject} is nothing`);
    return thing;
  }

  /** Plans what the model wants. */
  async plan(): Promise<void> {
    await this.stores.plans.markAll();
    expect(await this.planMarked()).toBe(true);
  }

  private async planMarked(): Promise<boolean> {
    const [one] = await this.stores.plans.toPlan(80_000, 1);
    if (!one) return false;
    const { enrolment } = this.ids;
    const wanted = [...this.model.things]
      .filter(([, { done }]) => !done)
      .map(([name, { to }], index) => {
        const about = { enrolment, recipient: this.ids[to], subject: `${enrolment}:${name}:once` };
        const day = MONDAY + (Number(name.slice(1)) % 5);
        return planned({ ...about, day, lastDay: day + 500, weight: index % 3 === 0 ? "essential" : "usual" });
      });
    return this.stores.plans.replan({ ...one, wanted, through: 99_999, next: 90_000 }, this.clock.now());
  }

  async tick(processes: number): Promise<void> {
    const over = new Promise<boolean>((resolve) => {
      this.died = () => resolve(true);
    });
    const running = Promise.all(this.senders.slice(0, processes).map((sender) => sender.runOnce())).then(() => false);
    running.catch(() => undefined);
    if (await Promise.race([over, running])) this.crash();
    else await running;
    expect(this.broken).toEqual([]);
  }

  /** The memory of the program is gone, its file is there: of what was sent and not written down nobody knows. */
  crash(): void {
    const leased = this.db.orm.select({ key: reminders.key, message: reminders.message }).from(reminders);
    for (const { key, message } of leased.where(eq(reminders.state, "leased")).all())
      if (this.arrived.has(String(message))) this.doubt(key);
    const image = this.db.sqlite.serialize();
    this.stores.close();
    this.db = openDatabase({ url: ":memory:", image });
    this.open();
  }

  pass(ms: number): void {
    this.now += ms;
  }

  async snooze(name: string): Promise<boolean> {
    const { to } = this.thing(`:${name}`);
    const last = this.sent.findLast(({ key }) => key.includes(`:${name}:`));
    if (!last) return false;
    const until = Math.floor(this.now / (24 * HOUR_MS)) + 1;
    return (await this.stores.attention.snooze(last.message, this.ids[to], until, this.clock.now())) > 0;
  }

  /** All goes well from now on; nothing that is still wanted may be missing then. */
  async settle(): Promise<void> {
    this.trouble = "none";
    for (let look = 0; look < 200; look++) {
      await this.tick(1);
      const next = await this.stores.outbox.nextAt();
      const unknown = (await this.stores.outbox.figures(this.clock.now())).states.unknown;
      if (next === null && unknown === 0) break;
      this.now = Math.max(this.now + 60_000, unknown > 0 ? 0 : (next ?? 0));
    }
    for (const [name, { done, refused, to }] of this.model.things) {
      const key = `step:${this.ids.enrolment}:${name}:once:${isoOf(MONDAY + (Number(name.slice(1)) % 5))}:${this.ids[to]}`;
      if (!done && !refused) expect(this.sent.map((one) => one.key)).toContain(key);
    }
    this.stores.close();
  }
}

type Step = fc.AsyncCommand<Model, House>;

function step(name: string, run: (model: Model, house: House) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

const NAMES = ["t0", "t1", "t2", "t3", "t4", "t5"];

function onThing(what: string, change: (thing: Thing, house: House, name: string) => Promise<boolean>) {
  return fc.constantFrom(...NAMES).map((name) =>
    step(`${what} ${name}`, async ({ things }, house) => {
      const thing = things.get(name);
      if (thing && (await change(thing, house, name))) await house.plan();
    }),
  );
}

const commands = [
  fc.constantFrom(...NAMES).map((name) =>
    step(`plan ${name}`, async ({ things }, house) => {
      if (!things.has(name)) things.set(name, { to: "ann", done: false, snoozed: false, refused: false });
      await house.plan();
    }),
  ),
  fc.integer({ min: 1, max: 2 }).map((count) => step(`tick ${count}`, (_, house) => house.tick(count))),
  fc.integer({ min: -5, max: 80 }).map((hours) =>
    step(`clock ${hours} h`, async (_, house) => {
      house.pass(hours * HOUR_MS);
      await house.tick(1);
    }),
  ),
  fc.constantFrom<Trouble>("busy", "refuses", "resets", "dies", "done-before", "done-after").map((trouble) =>
    step(trouble, async (_, house) => {
      house.trouble = trouble;
      house.pass(HOUR_MS / 2);
      await house.tick(1);
    }),
  ),
  fc.constant(step("restart", async (_, house) => house.crash())),
  // What somebody put off is not planned; that it is done shows in its dossier, which this model has none of.
  onThing("done", async (thing) => {
    if (thing.snoozed) return false;
    thing.done = true;
    return true;
  }),
  onThing("undone", async (thing) => {
    thing.done = false;
    return true;
  }),
  onThing("replaced", async (thing) => {
    if (thing.snoozed) return false;
    thing.to = thing.to === "ann" ? "tom" : "ann";
    return true;
  }),
  onThing("snooze", async (thing, house, name) => {
    if (!thing.done && (await house.snooze(name))) thing.snoozed = true;
    return false;
  }),
];

describe("the outbox and its sender, whatever happens in whatever order", () => {
  it.each([
    ["where a platform can be asked whether a message arrived", true],
    ["where it cannot", false],
  ])("lose nothing, say nothing twice but after a doubt, at night or after it is done, %s", async (_, findable) => {
    const all = fc.commands(commands, { maxCommands: 40 });
    await fc.assert(
      fc.asyncProperty(all, async (steps) => {
        const model: Model = { things: new Map() };
        const house = new House(model, findable);
        await fc.asyncModelRun(() => ({ model, real: house }), steps);
        await house.settle();
      }),
      { numRuns: 80 },
    );
  });
});
