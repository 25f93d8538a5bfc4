import { Temporal } from "temporal-polyfill";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { type Database, openDatabase } from "../../db/sqlite/open.ts";
import { type OpenStores, storesOn } from "../../db/sqlite/stores.ts";
import type { House } from "../../src/core/dispatch.ts";
import { meet } from "../../src/core/dossiers/load.ts";
import { schoolDay } from "../../src/core/dossiers/obligation.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Clock, Person } from "../../src/core/ports.ts";
import { deadlines } from "../../src/domain/programme/deadlines.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { planningPass } from "../../src/jobs/planner.ts";
import { fillBigSchool, learnerEmail } from "../support/big-school.ts";
import { planned } from "../support/reminders.ts";
import { drawn, type Random } from "./seeded.ts";

export const TEAM = "T00000001";
const PROGRAMME = "albi-apprenticeship";
const START_YEAR = 2026;
const FAR = 1_000_000;
const USE_DAYS = 7;
const MINUTE_MS = 60_000;
/** What is due is due since at most so long: what waits for an hour is spread over half an hour after a start. */
const DUE_SINCE_MS = 10 * MINUTE_MS;

/** The run passes 10:00 UTC on a Wednesday. Where it is then 20:00, quiet hours begin; where it is 7:00, they end. */
export const BOUNDARY = Temporal.Instant.from("2026-11-25T10:00:00Z");
const ZONES = [
  [88, "Europe/Paris"],
  [4, "Asia/Kolkata"],
  [2, "Pacific/Auckland"],
  [1, "America/Los_Angeles"],
  [3, "Australia/Brisbane"],
  [2, "America/Argentina/Buenos_Aires"],
] as const;
const EARLY_HOUR = 7;
/** How many things are said to a person. */
const MANY = [
  [40, 1],
  [30, 2],
  [20, 3],
  [10, 4],
] as const;

export interface ChaosSchool {
  readonly reminders: number;
  readonly people: number;
  readonly programmes: ReadonlyMap<string, Programme>;
}

interface Learner {
  readonly enrolment: string;
  readonly person: string;
  readonly zone: string;
}

interface Thing {
  readonly kind: string;
  readonly occasion: string;
  readonly step: string;
  readonly role: string;
  readonly due: number | null;
}

/** A school on a file, with so many reminders that are all due now, for those too who are in quiet hours. */
export async function fillChaosSchool(
  url: string,
  reminders: number,
  clock: Clock,
  random: Random,
): Promise<ChaosSchool> {
  const db = openDatabase({ url });
  db.sqlite.pragma("synchronous = OFF");
  try {
    const programmes = await openProgrammes();
    const stores = storesOn(db);
    const calendars = keepCalendars(stores, programmes);
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    // From now on the school counts as planned for these programme files.
    await planningPass({ stores, calendars, programmes, clock, log })();
    const learners = fill(db, counts(reminders, random), random);
    const things = await thingsOf({ stores, calendars, programmes }, schoolDay(clock.now().epochMilliseconds));
    await plant(stores, learners, things, clock);
    db.sqlite
      .prepare(
        "update reminders set at = :now - 1000 - abs(random()) % :since, wake = :now - 1000 - abs(random()) % :since",
      )
      .run({ now: clock.now().epochMilliseconds, since: DUE_SINCE_MS });
    return { reminders, people: learners.length, programmes };
  } finally {
    db.close();
  }
}

/** For each person how many things, `reminders` in all. */
function counts(reminders: number, random: Random): readonly number[] {
  const found: number[] = [];
  for (let left = reminders; left > 0; ) {
    const many = Math.min(left, drawn<number>(random, MANY));
    found.push(many);
    left -= many;
  }
  return found;
}

function fill(db: Database, many: readonly number[], random: Random): readonly (Learner & { readonly many: number })[] {
  fillBigSchool(db, {
    enrolments: many.length,
    programme: PROGRAMME,
    startYear: START_YEAR,
    cohortSize: 5_000,
    platform: "slack",
    tenant: TEAM,
  });
  const enrolments = db.sqlite
    .prepare("select e.id enrolment, p.id person, p.email from enrolments e join people p on p.id = e.person")
    .all() as { enrolment: string; person: string; email: string }[];
  const byEmail = new Map(enrolments.map((one) => [one.email, one]));
  const write = db.sqlite.prepare("update people set zone = :zone, hour = :hour where id = :person");
  return db.write(() => {
    db.sqlite
      .prepare("insert into plans (enrolment, next_day, mark) select id, :next, 1 from enrolments")
      .run({ next: FAR });
    return many.map((count, index) => {
      const found = byEmail.get(learnerEmail(index));
      if (!found) throw new Error("a learner is missing");
      const { person, enrolment } = found;
      const zone: string = drawn<string>(random, ZONES);
      write.run({ person, zone, hour: zone === ZONES[5][1] ? EARLY_HOUR : null });
      return { person, enrolment, zone, many: count };
    });
  });
}

/** What a learner has to do by now: one of each kind. */
async function thingsOf(
  { stores, calendars, programmes }: Pick<House, "stores" | "calendars" | "programmes">,
  today: number,
): Promise<readonly Thing[]> {
  const person: Person | null = await stores.people.byEmail(learnerEmail(0));
  const [view] = person ? await stores.enrolments.of(person, today) : [];
  if (!person || !view) throw new Error("a learner without enrolment");
  const { programme, timeline, settings } = await calendars.of(view);
  const found = new Map<string, Thing>();
  for (const { id } of deadlines(programme, timeline, settings, view.keptFrom, FAR)) {
    const met = await meet({ stores, calendars, programmes, person, today, lang: "en" }, `${view.id}:${id}`).catch(
      () => null,
    );
    const turn = met?.obligation.turns[0];
    if (!met || !turn || (met.obligation.opens ?? today) > today) continue;
    const { key, due } = met.obligation;
    const role = turn.act.roles[0] ?? "";
    if (role === programme.learner.id) found.set(key.kind, { ...key, step: turn.act.id, role, due });
  }
  return [...found.values()].slice(0, MANY.length);
}

async function plant(
  { plans }: OpenStores,
  learners: readonly (Learner & { readonly many: number })[],
  things: readonly Thing[],
  clock: Clock,
): Promise<void> {
  const day = schoolDay(clock.now().epochMilliseconds);
  for (const { enrolment, person, zone, many } of learners) {
    const wanted = things.slice(0, many).map(({ kind, occasion, step, role, due }, index) =>
      planned({
        recipient: person,
        enrolment,
        subject: `${enrolment}:${kind}:${occasion}`,
        step,
        weight: index === 1 ? "urgent" : "usual",
        day,
        lastDay: day + USE_DAYS,
        zone,
        hour: zone === ZONES[5][1] ? EARLY_HOUR : null,
        facts: { role, due },
      }),
    );
    const done = await plans.replan({ enrolment, mark: 1, wanted, through: FAR, next: FAR }, clock.now());
    if (!done) throw new Error("a reminder could not be planted");
  }
}
