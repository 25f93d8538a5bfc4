import { Temporal } from "temporal-polyfill";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import type { OutboxFigures } from "../../src/core/reminder-ports.ts";
import { DEFAULT_ZONE } from "../../src/core/zone.ts";
import { dayOf, todayIn } from "../../src/domain/calendar/day.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { movedClock } from "./clock.ts";
import { type Arrived, peopleBehind } from "./courier.ts";
import { happenings } from "./happenings.ts";
import { openLedger, startOf } from "./ledger.ts";
import { type Behaviour, behaviourOf } from "./people.ts";
import { type Program, startProgram } from "./program.ts";
import { between, drawing, idsOf } from "./random.ts";
import { COMMISSION, importSchool, PLATFORM, REGISTRAR } from "./school.ts";
import type { Closure, Delivery, Deputy, Interval, Someone, Story, Wish } from "./story.ts";

export interface Simulation {
  readonly seed: number;
  readonly apprentices: number;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly days: number;
  /** The Tuesday, or whatever day, on which the program stops for three days; null: it never does. */
  readonly outage: string | null;
}

export interface Simulated {
  readonly story: Story;
  readonly people: ReturnType<Behaviour["figures"]>;
  readonly happened: Readonly<Record<string, number>>;
  readonly outbox: OutboxFigures;
  readonly courier: { readonly busy: number; readonly found: number; readonly hung: number };
  readonly errors: readonly string[];
  readonly minutes: number;
  readonly cpuSeconds: number;
}

const MINUTE_MS = 60_000;
const OUTAGE_DAYS = 3;
/** The program stops with so many messages on their way after the first ones of the day. */
const HANGS_AFTER = 5;

let programmes: Promise<ReadonlyMap<string, Programme>> | undefined;

/** Lives through some days minute by minute. The same wishes give the same story. */
export async function simulate({ seed, apprentices, from, days, outage }: Simulation): Promise<Simulated> {
  const began = process.cpuUsage();
  const draw = drawing(seed);
  const first = dayOf(from);
  const span = { from: startOf(first), to: startOf(first + days) };
  const down = outage === null ? null : outageFrom(outage);
  const clock = movedClock(span.from);
  programmes ??= openProgrammes();
  const known = await programmes;

  const queue = new Map<number, (() => Promise<void>)[]>();
  const at = (ms: number, what: () => Promise<void>): void => {
    const minute = Math.max(Math.ceil(ms / MINUTE_MS), Math.floor(clock.ms() / MINUTE_MS) + 1);
    const there = queue.get(minute);
    if (there) there.push(what);
    else queue.set(minute, [what]);
  };

  const someones = new Map<string, Someone>();
  const byEmail = new Map<string, string>();
  const delivered: Delivery[] = [];
  const wishes: Wish[] = [];
  const deputies: Deputy[] = [];
  const closures: Closure[] = [];
  const emailOf = (person: string) => someones.get(person)?.email ?? "";
  let program: Program | null = null;
  const errors: string[] = [];

  async function onArrival(arrived: Arrived): Promise<void> {
    const { person: id, items } = arrived;
    const person = await program?.stores.people.byId(id);
    const zone = person?.zone ?? DEFAULT_ZONE;
    delivered.push({ at: arrived.at, person: id, zone, place: await placeOf(id, zone), items });
    at(arrived.at + between(draw("reads", emailOf(id), arrived.at), 1, 90) * MINUTE_MS, async () =>
      behaviour.read(arrived),
    );
  }

  async function placeOf(id: string, zone: string): Promise<string | null> {
    const view = learners.get(id);
    if (!view || !program) return null;
    const now = await program.stores.enrolments.byId(view, todayIn(DEFAULT_ZONE, clock.now()));
    return now ? ((await program.calendars.of(now)).timeline.cell(todayIn(zone, clock.now()))?.place ?? null) : null;
  }

  const personOf = (user: string): string => {
    const id = byEmail.get(user) ?? [...someones.values()].find(({ email }) => email === user)?.id;
    if (id === undefined) throw new Error(`nobody is ${user}`);
    return id;
  };
  const people = peopleBehind({ clock, draw, personOf, onArrival });
  const newId = idsOf(draw);
  const start = (image: Buffer | null) =>
    startProgram({ clock, programmes: known, newId, draw, courier: people.courier, image });

  program = start(null);
  const school = await importSchool(
    program.stores,
    known,
    { apprentices, startYear: Number(from.slice(0, 4)) - (from.slice(5) < "08-15" ? 1 : 0) },
    clock.now(),
  );
  for (const email of [
    ...school.apprentices,
    ...school.masters,
    ...school.tutors,
    ...school.optionHeads,
    REGISTRAR,
    COMMISSION,
  ]) {
    const person = await program.stores.people.byEmail(email);
    if (!person) throw new Error(`${email} is not there`);
    await program.stores.people.link({ ...PLATFORM, user: email }, person.id, clock.now());
    byEmail.set(email, person.id);
    const learner = school.apprentices.includes(email);
    someones.set(person.id, { id: person.id, email, region: school.regions.get(email) ?? null, learner });
  }
  const ledger = openLedger({ stores: program.stores, calendars: program.calendars, clock });
  const behaviour = behaviourOf({ clock, draw, at, ledger, program: () => program, emailOf, wishes });
  const today = todayIn(DEFAULT_ZONE, clock.now());
  const { rows } = await program.stores.enrolments.page(
    [{ kind: "school" }],
    { filter: null, offset: 0, limit: apprentices },
    today,
  );
  const learners = new Map(rows.map((view) => [view.person.id, view.id]));
  await ledger.reread(rows.map(({ id }) => id));
  const { counts } = happenings({
    clock,
    draw,
    at,
    ledger,
    program: () => program,
    school,
    people: someones,
    wishes,
    deputies,
    closures,
    span,
  });

  let image: Buffer | null = null;
  let dying: Promise<void> | null = null;
  for (let minute = span.from / MINUTE_MS; minute < span.to / MINUTE_MS; minute++) {
    clock.to(minute * MINUTE_MS);
    const due = queue.get(minute);
    if (due) {
      queue.delete(minute);
      for (const what of due) await what();
    }
    if (down && minute * MINUTE_MS === down.from) dying = people.hangAfter(HANGS_AFTER);
    if (down && minute * MINUTE_MS === down.to && image) {
      people.revive();
      program = start(image);
      ledger.move(program);
      image = null;
    }
    if (!program) continue;
    const life = program.minute();
    if (!dying) {
      await life;
      continue;
    }
    const over = dying.then(() => true);
    life.catch(() => undefined);
    const died = await Promise.race([over, life.then(() => false)]);
    if (died || minute * MINUTE_MS >= (down?.from ?? 0) + 60 * MINUTE_MS) {
      errors.push(...program.errors);
      image = program.kill();
      program = null;
      dying = null;
    }
  }
  if (!program) throw new Error("the time ends while the program is down");
  errors.push(...program.errors);
  const outbox = await program.stores.outbox.figures(clock.now());
  program.stores.close();
  const used = process.cpuUsage(began);
  return {
    story: {
      span,
      outage: down,
      people: someones,
      delivered,
      duties: ledger.duties,
      holdings: ledger.holdings,
      deputies,
      wishes,
      closures,
    },
    people: behaviour.figures(),
    happened: counts,
    outbox,
    courier: people.figures(),
    errors,
    minutes: (span.to - span.from) / MINUTE_MS,
    cpuSeconds: (used.user + used.system) / 1_000_000,
  };
}

/** From nine o'clock, when messages go, for three days and an hour and some minutes. */
function outageFrom(date: string): Interval {
  const from = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: DEFAULT_ZONE, plainTime: "09:00" });
  return { from: from.epochMilliseconds, to: from.add({ days: OUTAGE_DAYS, hours: 1, minutes: 7 }).epochMilliseconds };
}
