import { Temporal } from "temporal-polyfill";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { type Database, openDatabase } from "../../db/sqlite/open.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import { schoolDay } from "../../src/core/dossiers/obligation.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Clock } from "../../src/core/ports.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { planningPass } from "../../src/jobs/planner.ts";
import { fillBigSchool, learnerEmail } from "../support/big-school.ts";
import { drawn, type Random } from "./seeded.ts";

export const TEAM = "T00000001";
const PROGRAMME = "albi-apprenticeship";
const START_YEAR = 2026;
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
  /** The ids of the reminders that are due; all others that are due were said before. */
  readonly due: ReadonlySet<number>;
  readonly people: number;
  readonly programmes: ReadonlyMap<string, Programme>;
}

/** A school on a file, planned by the planner itself, with so many reminders that are all due now, for those too who are in quiet hours. */
export async function fillChaosSchool(
  url: string,
  reminders: number,
  clock: Clock,
  random: Random,
): Promise<ChaosSchool> {
  const db = openDatabase({ url });
  db.sqlite.pragma("synchronous = OFF");
  try {
    const many = counts(reminders, random);
    fill(db, many, random);
    const programmes = await openProgrammes();
    const stores = storesOn(db);
    const calendars = keepCalendars(stores, programmes);
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    await stores.plans.markAll();
    const { failed } = await planningPass({ stores, calendars, programmes, clock, log })();
    if (failed > 0) throw new Error(`${failed} enrolments could not be planned`);
    const due = keepDue(db, many, clock.now().epochMilliseconds);
    if (due.size !== reminders) throw new Error(`${due.size} reminders are due, not ${reminders}`);
    return { due, people: many.length, programmes };
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

function fill(db: Database, many: readonly number[], random: Random): void {
  fillBigSchool(db, {
    enrolments: many.length,
    programme: PROGRAMME,
    startYear: START_YEAR,
    cohortSize: 5_000,
    platform: "slack",
    tenant: TEAM,
  });
  const write = db.sqlite.prepare("update people set zone = :zone, hour = :hour where email = :email");
  db.write(() => {
    for (const index of many.keys()) {
      const zone: string = drawn<string>(random, ZONES);
      write.run({ email: learnerEmail(index), zone, hour: zone === ZONES[5][1] ? EARLY_HOUR : null });
    }
  });
}

/** Leaves each learner so many of the things that they are reminded of by now, the second of them urgent; the rest, and what masters and tutors hear, was said before. */
function keepDue(db: Database, many: readonly number[], now: number): ReadonlySet<number> {
  const { sqlite } = db;
  const today = schoolDay(now);
  const ofLearner = sqlite
    .prepare<[string, number], number>(
      `select r.id from reminders r join people p on p.id = r.recipient
       where p.email = ? and r.day <= ? and r.step is not null order by r.subject, r.id`,
    )
    .pluck();
  const say = sqlite.prepare("update reminders set state = 'sent', wake = null, ended = :now where day <= :today");
  const keep = sqlite.prepare(
    `update reminders set state = 'planned', ended = null, weight = iif(:urgent, 'urgent', weight),
     at = :now - 1000 - abs(random()) % :since, wake = :now - 1000 - abs(random()) % :since where id = :id`,
  );
  return db.write(() => {
    say.run({ now, today });
    const due = many.map((count, index) => ofLearner.all(learnerEmail(index), today).slice(0, count));
    for (const ids of due)
      for (const [index, id] of ids.entries()) keep.run({ id, now, since: DUE_SINCE_MS, urgent: index === 1 ? 1 : 0 });
    return new Set(due.flat());
  });
}
