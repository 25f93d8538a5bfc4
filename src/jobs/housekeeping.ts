import type { Temporal } from "temporal-polyfill";
import type { BackupStore } from "../core/backup-ports.ts";
import type { Clock, Log } from "../core/ports.ts";
import { superfluous } from "./backups-to-keep.ts";

/** How often it is looked whether something is to be done. */
const LOOK_MS = 60_000;
/** The local hour of the nightly work. */
const NIGHT = 2;
const DAY_MS = 24 * 3_600_000;
/** A backup older than that, at whatever hour, means that a night was missed. */
const OLDEST_MS = 26 * 3_600_000;
/** What failed is tried again after so long. */
const AGAIN_MS = 3_600_000;
const KEPT = { days: 7, weeks: 4 };
/** Rows forgotten in one transaction. */
const AT_ONCE = 500;

/** Rows of one store that are of no use any more some days after their end. */
export interface Forgetting {
  readonly what: string;
  readonly afterDays: number;
  /** Forgets at most `limit` and says how many. */
  forgetBefore(at: Temporal.Instant, limit: number): Promise<number>;
}

export interface HousekeepingParts {
  /** Null: no backups are made. */
  readonly backups: BackupStore | null;
  readonly forgetting: readonly Forgetting[];
  readonly clock: Clock;
  readonly log: Log;
  /** Of the school: its night. */
  readonly zone: string;
}

export interface HousekeepingFigures {
  /** Null: none are made here. */
  readonly backups: { readonly lastAt: number | null; readonly made: number; readonly failed: number } | null;
  readonly forgotten: number;
  readonly forgettingFailed: number;
}

export interface Housekeeping {
  /** Does what is due now; never fails. */
  run(): Promise<void>;
  figures(): HousekeepingFigures;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** The work of the night: a verified backup, old backups and old rows thrown away. Nothing of it stops the server. */
export function startHousekeeping({ backups, forgetting, clock, log, zone }: HousekeepingParts): Housekeeping {
  const count = { made: 0, failed: 0, forgotten: 0, forgettingFailed: 0 };
  let lastAt: number | null = null;
  let backedUp = nightBefore(clock.now(), zone);
  let forgot = Number.NEGATIVE_INFINITY;
  let notBefore = Number.NEGATIVE_INFINITY;
  let stopped = false;
  let running: Promise<void> | null = null;

  async function backUp(store: BackupStore, now: Temporal.Instant): Promise<void> {
    const ms = now.epochMilliseconds;
    lastAt = (await store.list())[0]?.at ?? null;
    const night = nightBefore(now, zone);
    const wanted = night > backedUp || lastAt === null || ms - lastAt > OLDEST_MS;
    if (!wanted || ms < notBefore) return;
    notBefore = ms + AGAIN_MS;
    const { name, at } = await store.make(now, true);
    count.made += 1;
    lastAt = at;
    backedUp = night;
    notBefore = Number.NEGATIVE_INFINITY;
    log.info({ name }, "the database was backed up");
    for (const old of superfluous(await store.list(), { ...KEPT, zone })) await store.forget(old);
  }

  async function forget({ afterDays, forgetBefore }: Forgetting, now: Temporal.Instant): Promise<void> {
    const before = now.subtract({ milliseconds: afterDays * DAY_MS });
    let gone = AT_ONCE;
    while (gone >= AT_ONCE && !stopped) {
      gone = await forgetBefore(before, AT_ONCE);
      count.forgotten += gone;
      await new Promise((next) => setImmediate(next));
    }
  }

  async function round(): Promise<void> {
    const now = clock.now();
    if (backups)
      await backUp(backups, now).catch((error: unknown) => {
        count.failed += 1;
        log.error({ error: String(error) }, "the database could not be backed up");
      });
    const night = nightBefore(now, zone);
    if (forgot === night) return;
    forgot = night;
    for (const one of forgetting) {
      await forget(one, now).catch((error: unknown) => {
        count.forgettingFailed += 1;
        log.error({ what: one.what, error: String(error) }, "what is over could not be forgotten");
      });
    }
  }

  async function run(): Promise<void> {
    running ??= round().finally(() => {
      running = null;
    });
    await running;
  }

  const timer = setInterval(() => void run(), LOOK_MS);
  timer.unref();
  return {
    run,
    figures: () => ({
      backups: backups && { lastAt, made: count.made, failed: count.failed },
      forgotten: count.forgotten,
      forgettingFailed: count.forgettingFailed,
    }),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** When the last night's work was due, epoch milliseconds; where a clock is put forward over that hour, right after it. */
function nightBefore(now: Temporal.Instant, zone: string): number {
  const today = now.toZonedDateTimeISO(zone).startOfDay();
  const tonight = today.with({ hour: NIGHT }).epochMilliseconds;
  return tonight <= now.epochMilliseconds
    ? tonight
    : today.subtract({ days: 1 }).with({ hour: NIGHT }).epochMilliseconds;
}
