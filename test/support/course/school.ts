import { Temporal } from "temporal-polyfill";
import { keepOwn } from "../../../db/own-programmes.ts";
import { type App, compose } from "../../../src/compose.ts";
import { parseConfig } from "../../../src/config.ts";
import { operator } from "../../../src/core/authority.ts";
import type { Log, Person, RosterRow } from "../../../src/core/ports.ts";
import { DEFAULT_ZONE } from "../../../src/core/zone.ts";
import { dayOf, type IsoDate, mondayOfWeek, plainOf } from "../../../src/domain/calendar/day.ts";
import type { Programme } from "../../../src/domain/programme/programme.ts";
import { testStores } from "../store.ts";

/** A school in which courses are followed; people are called by words of the test's own, such as `student` or `second tutor`. */
export interface CourseSchool {
  /** The id of its programme. */
  readonly programme: string;
  /** The text of that programme's file; absent: it is shipped. */
  readonly file?: string;
  /** The calendar year in which year 1 begins. */
  readonly begins: number;
  /** The local day on which the school comes to be kept; absent: the first of year 1. */
  readonly keptFrom?: IsoDate;
  /** By learner: who stands around them, by role; who holds a role for their option is among them. */
  readonly learners: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By learner: their option, where they have one. */
  readonly options?: Readonly<Record<string, string>>;
  /** By role of the whole school: who holds it. */
  readonly school: Readonly<Record<string, string | readonly string[]>>;
  /** By role of the cohort: to whom it is granted. */
  readonly cohort?: Readonly<Record<string, string | readonly string[]>>;
}

export interface OpenSchool {
  readonly app: App;
  /** Local date and time at the school. */
  setClock(at: string): void;
  personOf(who: string): Promise<Person>;
  /** What went wrong inside since it was last asked; the way in shows only a reference. */
  troubles(): readonly string[];
}

const COHORT = "course";

/** `second tutor` → `Second Tutor`. */
export function nameOf(who: string): string {
  return who.replaceAll(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

export function addressOf(who: string): string {
  return `${who.replaceAll(" ", "-")}@school.example`;
}

/** Everything real but the clock, in memory; the cohort begins at the first moment of its first year. */
export async function openSchool(asked: CourseSchool): Promise<OpenSchool> {
  const stores = testStores();
  if (asked.file !== undefined) await keepOwn(stores.marks, asked.programme, asked.file);
  let now = Temporal.Instant.fromEpochMilliseconds(0);
  const wrong: string[] = [];
  const config = parseConfig({ DATABASE_URL: ":memory:", DEMO: "0", LOG_LEVEL: "silent" });
  const app = await compose(config, { clock: { now: () => now }, log: listening(wrong), stores });
  const programme = app.programmes.get(asked.programme);
  if (!programme) throw new Error(`no programme ${asked.programme}`);
  const first = mondayOfWeek({ year: asked.begins, week: programme.startWeek });
  now = plainOf(asked.keptFrom ? dayOf(asked.keptFrom) : first)
    .toZonedDateTime(DEFAULT_ZONE)
    .toInstant();
  await stores.imports.roster(operator("roster"), rowsOf(asked, programme), "course", now, false);
  const scopes = [
    [asked.school, { kind: "school" }],
    [asked.cohort ?? {}, { kind: "cohort", cohort: COHORT }],
  ] as const;
  for (const [roles, scope] of scopes) {
    for (const [role, holders] of Object.entries(roles)) {
      for (const who of [holders].flat()) {
        await stores.people.grant(operator("roster"), addressOf(who), role, now, scope);
      }
    }
  }
  return {
    app,
    setClock(at) {
      const next = Temporal.PlainDateTime.from(at).toZonedDateTime(DEFAULT_ZONE).toInstant();
      if (Temporal.Instant.compare(next, now) < 0) throw new Error(`${at} lies before what was told already`);
      now = next;
    },
    async personOf(who) {
      const person = await stores.people.byEmail(addressOf(who));
      if (!person) throw new Error(`nobody of this school is the ${who}`);
      return person;
    },
    troubles: () => wrong.splice(0),
  };
}

function rowsOf({ begins, learners, options = {} }: CourseSchool, programme: Programme): readonly RosterRow[] {
  const ofOption = programme.roles.filter(({ per }) => per === "option").map(({ id }) => id);
  return Object.entries(learners).map(([learner, around], index) => ({
    line: index + 2,
    programme: programme.id,
    cohort: COHORT,
    startYear: begins,
    option: options[learner] ?? null,
    learner: { role: programme.learner.id, name: nameOf(learner), email: addressOf(learner) },
    company: null,
    region: null,
    around: Object.entries(around).map(([role, who]) => ({
      role,
      per: ofOption.includes(role) ? "option" : "enrolment",
      name: nameOf(who),
      email: addressOf(who),
    })),
  }));
}

function listening(wrong: string[]): Log {
  const silent = () => {};
  return { debug: silent, info: silent, warn: silent, error: (facts) => void wrong.push(String(facts["error"])) };
}
