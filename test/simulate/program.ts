import { commandsFor } from "../../commands/index.ts";
import { openDatabase } from "../../db/sqlite/open.ts";
import { type OpenStores, storesOn } from "../../db/sqlite/stores.ts";
import type { Calendars } from "../../src/core/calendars.ts";
import type { Door } from "../../src/core/door.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import { openDoor } from "../../src/core/open-door.ts";
import type { Log } from "../../src/core/ports.ts";
import type { Courier } from "../../src/core/reminder-ports.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { planningPass } from "../../src/jobs/planner.ts";
import { openSender, type Sender } from "../../src/jobs/sender.ts";
import type { MovedClock } from "./clock.ts";
import { type Draw, sequence } from "./random.ts";

export interface ProgramParts {
  readonly clock: MovedClock;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly newId: () => string;
  readonly draw: Draw;
  readonly courier: (stores: OpenStores) => Courier;
  /** What was on the disk; null: nothing yet. */
  readonly image: Buffer | null;
}

/** The program under way: everything real but the clock, the courier and the disk. */
export interface Program {
  readonly stores: OpenStores;
  readonly calendars: Calendars;
  readonly door: Door;
  readonly sender: Sender;
  /** One minute of its life: it looks whether anything has changed or is due, and if so does what is to be done. */
  minute(): Promise<void>;
  /** Its end without warning: what was on the disk. */
  kill(): Buffer;
  /** Errors that it wrote to its log. */
  readonly errors: readonly string[];
}

const DAY_MS = 86_400_000;

export function startProgram({ clock, programmes, newId, draw, courier, image }: ProgramParts): Program {
  const db = openDatabase({ url: ":memory:", newId, ...(image && { image }) });
  const stores = storesOn(db);
  const errors: string[] = [];
  const log = logTo(errors);
  const calendars = keepCalendars(stores, programmes);
  const house = { stores, calendars, programmes, commands: commandsFor(programmes.values()), newId };
  const door = openDoor({ house, clock, log, reference: () => "simulated", listeners: new Set() });
  const pass = planningPass({ stores, calendars, programmes, clock, log });
  const sender = openSender({
    stores,
    door,
    couriers: [courier(stores)],
    planner: { run: () => pass() },
    clock,
    log,
    random: sequence(draw, `pauses ${clock.ms()}`),
    disk: async () => Number.MAX_SAFE_INTEGER,
    sleep: async (ms) => clock.to(clock.ms() + ms),
  });
  let seen = "";
  let day = 0;
  /** The next to be sent, while nothing has been written; undefined: not known. */
  let next: number | null | undefined;

  async function isTime(): Promise<boolean> {
    const today = Math.floor((clock.ms() + 2 * 3_600_000) / DAY_MS);
    if (stores.revision.current() !== seen || today !== day) {
      day = today;
      return true;
    }
    if (next === undefined) next = await stores.outbox.nextAt();
    return next !== null && next <= clock.ms();
  }

  return {
    stores,
    calendars,
    door,
    sender,
    errors,
    async minute() {
      if (!(await isTime())) return;
      seen = stores.revision.current();
      await sender.runOnce();
      next = undefined;
    },
    kill() {
      const left = db.sqlite.serialize();
      stores.close();
      return left;
    },
  };
}

function logTo(errors: string[]): Log {
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (facts, message) => void errors.push(`${message} ${JSON.stringify(facts)}`),
  };
}
