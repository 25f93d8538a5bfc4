import { Temporal } from "temporal-polyfill";
import { collationKey } from "../../db/sqlite/collation.ts";
import { type Database, openDatabase } from "../../db/sqlite/open.ts";
import { cohorts } from "../../db/sqlite/schema/cohorts.ts";
import { BEGINNING, enrolments, enrolmentTerms, relations } from "../../db/sqlite/schema/enrolments.ts";
import { importedDays, imports } from "../../db/sqlite/schema/imports.ts";
import { emails, people } from "../../db/sqlite/schema/people.ts";
import { type OpenStores, storesOn } from "../../db/sqlite/stores.ts";
import { type Day, dayOf } from "../../src/domain/calendar/day.ts";
import type { Place } from "../../src/domain/calendar/place.ts";

let image: Buffer | null = null;

/** A fresh, migrated database in memory; the migrations run once a test file. */
export function testDatabase(): Database {
  if (image === null) {
    const fresh = openDatabase({ url: ":memory:" });
    image = fresh.sqlite.serialize();
    fresh.close();
  }
  return openDatabase({ url: ":memory:", image });
}

/** Fresh stores in memory with what `fill` puts into them. */
export function testStores(fill: (school: School) => void = () => {}): OpenStores {
  const db = testDatabase();
  fill(schoolIn(db));
  return storesOn(db);
}

/** Every implementation of the ports; each contract holds for all of them. */
export const implementations = [{ name: "SQLite", stores: testStores }] as const;

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
export const day = (date: string): Day => dayOf(date);

export interface EnrolmentSeed {
  readonly cohort: string;
  readonly person: string;
  readonly role?: string;
  readonly joined?: Day;
  readonly left?: Day | null;
  readonly keptFrom?: Day;
  /** When the first terms end. */
  readonly until?: Day | null;
  readonly option?: string | null;
  readonly company?: string | null;
  readonly region?: string | null;
  /** 1: a team's. */
  readonly team?: 0 | 1;
}

export interface TermsSeed extends Pick<EnrolmentSeed, "until" | "option" | "company" | "region"> {
  readonly enrolment: string;
  readonly from: Day;
}

export interface RelationSeed {
  readonly role: string;
  readonly person: string;
  readonly enrolment?: string;
  readonly cohort?: string;
  readonly option?: string;
  readonly from?: Day;
  readonly until?: Day | null;
}

/** Puts rows in place directly, without the stores' verbs. Every builder gives the id back. */
export interface School {
  person(seed: { readonly name: string; readonly email: string; readonly addresses?: readonly string[] }): string;
  cohort(seed: { readonly id: string; readonly programme?: string; readonly startYear?: number }): string;
  enrolment(seed: EnrolmentSeed): string;
  terms(seed: TermsSeed): void;
  relation(seed: RelationSeed): string;
  /** An imported file that says one place for some days. */
  calendarFile(seed: CalendarFileSeed): string;
}

export interface CalendarFileSeed {
  readonly cohort: string;
  readonly seq: number;
  readonly days: readonly Day[];
  readonly place: Place;
  readonly undone?: boolean;
}

export function schoolIn({ orm, newId }: Database): School {
  return {
    person: ({ name, email, addresses = [] }) => {
      const id = newId();
      orm
        .insert(people)
        .values({ id, name, email, sortKey: collationKey(name) })
        .run();
      for (const address of [email, ...addresses]) orm.insert(emails).values({ address, person: id }).run();
      return id;
    },
    cohort: ({ id, programme = "any-programme", startYear = 2026 }) => {
      orm.insert(cohorts).values({ id, programme, startYear }).run();
      return id;
    },
    enrolment: ({
      cohort,
      person,
      role = "apprentice",
      joined = BEGINNING,
      left = null,
      keptFrom = 0,
      team = 0,
      ...terms
    }) => {
      const id = newId();
      orm.insert(enrolments).values({ id, cohort, person, role, joined, left, keptFrom, team }).run();
      orm
        .insert(enrolmentTerms)
        .values({ enrolment: id, from: joined, ...terms })
        .run();
      return id;
    },
    terms: (seed) => {
      orm.insert(enrolmentTerms).values(seed).run();
    },
    calendarFile: ({ cohort, seq, days, place, undone = false }) => {
      const id = newId();
      const file = { id, seq, kind: "calendar", file: `${seq}.csv`, cohort, at: seq } as const;
      orm
        .insert(imports)
        .values({ ...file, undoneAt: undone ? seq : null })
        .run();
      for (const day of days)
        orm.insert(importedDays).values({ import: id, cohort, day, place, note: file.file }).run();
      return id;
    },
    relation: ({ role, person, enrolment, cohort, option, from = BEGINNING, until = null }) => {
      const id = newId();
      const scope = enrolment ? "enrolment" : option ? "option" : cohort ? "cohort" : "school";
      orm.insert(relations).values({ id, scope, role, person, enrolment, cohort, option, from, until }).run();
      return id;
    },
  };
}

/** Somebody nobody knows. */
/** Nothing moves. */
export const STANDS = () => [];

export const NOBODY = { id: "", name: "", email: "" };
