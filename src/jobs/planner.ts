import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Calendars } from "../core/calendars.ts";
import { schoolDay } from "../core/dossiers/obligation.ts";
import type { Clock, Log, Stores } from "../core/ports.ts";
import type { PlanStore, ToPlan } from "../core/reminder-ports.ts";
import type { PictureStores } from "../core/reminders/picture.ts";
import { planEnrolment } from "../core/reminders/plan.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { Programme } from "../domain/programme/programme.ts";

/** How often it is looked whether anything has changed: reading the revision costs microseconds. */
const LOOK_MS = 250;
/** Enrolments asked for at once. */
const BATCH = 50;
/** One that changes so often while it is planned is put off. */
const MOST_MOVES = 20;
/** An enrolment that could not be planned is tried again after so long. */
const AGAIN_MS = 60_000;
/** Raise it when the rules of `domain/reminder` change: everything is then planned anew. */
const RULES = 5;
/** The mark under which it is kept for which programme files everything was planned. */
export const PLANNED_FOR = "planned-for";

export interface PlannerParts {
  readonly stores: PictureStores &
    Pick<Stores, "revision"> & {
      readonly plans: Omit<PlanStore, "waiting">;
      readonly marks: {
        get(key: string): Promise<string | null>;
        set(key: string, value: string): Promise<void>;
      };
    };
  readonly calendars: Calendars;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Planned {
  readonly planned: number;
  /** Put off: they are tried again after a minute. */
  readonly failed: number;
}

export interface Planner {
  /** Plans all that is marked or due, and resolves once nothing is left but what failed. */
  run(): Promise<Planned>;
  stop(): Promise<void>;
}

/** Keeps what is to be said in step with what changes: looks at once, then whenever the store or the school's day does. */
export function startPlanner(parts: PlannerParts): Planner {
  const { stores, clock, log } = parts;
  const pass = planningPass(parts);
  let running: Promise<Planned> | null = null;
  let looked = "";
  let retry = Number.POSITIVE_INFINITY;
  let stopped = false;

  async function run(): Promise<Planned> {
    while (running) await running;
    running = pass(() => stopped).finally(() => {
      running = null;
    });
    const done = await running;
    if (done.failed > 0) retry = clock.now().epochMilliseconds + AGAIN_MS;
    return done;
  }

  const look = () => {
    if (running) return;
    const now = clock.now().epochMilliseconds;
    const seen = `${stores.revision.current()} ${schoolDay(now)}`;
    if (seen === looked && now < retry) return;
    looked = seen;
    retry = Number.POSITIVE_INFINITY;
    void run().catch((error: unknown) => {
      retry = now + AGAIN_MS;
      log.error({ error: nameOf(error) }, "reminders could not be planned");
    });
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  look();

  return {
    run,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Plans once all that is marked or due, and everything anew if the programme files are others than last time. */
export function planningPass(parts: PlannerParts): (stopped?: () => boolean) => Promise<Planned> {
  const { stores } = parts;
  const fingerprint = fingerprintOf(parts.programmes);
  const pass = markedPass(parts);
  let checked = false;

  async function checkProgrammes(): Promise<void> {
    if (checked) return;
    if ((await stores.marks.get(PLANNED_FOR)) !== fingerprint) {
      await stores.plans.markAll();
      await stores.marks.set(PLANNED_FOR, fingerprint);
    }
    checked = true;
  }

  return async (stopped) => {
    await checkProgrammes();
    return pass(stopped);
  };
}

/** Plans once all that is marked or due; what changed meanwhile, again. What failed is left for the next pass, and is not asked for twice in this one. */
export function markedPass(parts: Omit<PlannerParts, "programmes">): (stopped?: () => boolean) => Promise<Planned> {
  const { stores, clock } = parts;
  return async (stopped = () => false) => {
    const today = schoolDay(clock.now().epochMilliseconds);
    const failed = new Set<string>();
    /** How often each was found to have changed meanwhile. */
    const moved = new Map<string, number>();
    let planned = 0;
    for (;;) {
      const wanted = await stores.plans.toPlan(today, BATCH + failed.size);
      const batch = wanted.filter(({ enrolment }) => !failed.has(enrolment));
      if (batch.length === 0 || stopped()) return { planned, failed: failed.size };
      for (const one of batch) {
        if (stopped()) break;
        const done = await attempt(parts, one, today);
        if (done === "planned") planned += 1;
        if (done === "moved") moved.set(one.enrolment, (moved.get(one.enrolment) ?? 0) + 1);
        if (done === "failed") failed.add(one.enrolment);
        if (moved.get(one.enrolment) === MOST_MOVES) {
          parts.log.error({ enrolment: one.enrolment }, "an enrolment changes whenever its reminders are planned");
          failed.add(one.enrolment);
        }
        await setImmediate();
      }
    }
  };
}

/** `moved`: something changed it meanwhile, and it is asked for again. */
async function attempt(
  { stores, calendars, clock, log }: Omit<PlannerParts, "programmes">,
  one: ToPlan,
  today: Day,
): Promise<"planned" | "moved" | "failed"> {
  try {
    const plan = await planEnrolment(stores, calendars, one, today);
    return (await stores.plans.replan(plan, clock.now())) ? "planned" : "moved";
  } catch (error) {
    log.error({ enrolment: one.enrolment, error: nameOf(error) }, "an enrolment's reminders could not be planned");
    return "failed";
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "?";
}

const digests = new WeakMap<Programme, string>();

/** Tells the programme files apart, and the rules by which reminders are planned, in 16 characters. */
export function fingerprintOf(programmes: ReadonlyMap<string, Programme>): string {
  const files = [...programmes].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([RULES, files.map(([id, programme]) => [id, digestOf(programme)])]);
  return sha256(text).slice(0, 16);
}

/** A programme never changes, and is read once for all who ask. */
function digestOf(programme: Programme): string {
  const known = digests.get(programme);
  if (known !== undefined) return known;
  const digest = sha256(JSON.stringify(programme, (_, value: unknown) => (value instanceof Map ? [...value] : value)));
  digests.set(programme, digest);
  return digest;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
