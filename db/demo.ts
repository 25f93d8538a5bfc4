import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { parse } from "yaml";
import * as z from "zod";
import { operator, operatorOfTeams } from "../src/core/authority.ts";
import type { House } from "../src/core/dispatch.ts";
import type { EnrolmentView, Instant, RosterRow } from "../src/core/ports.ts";
import { DEFAULT_ZONE } from "../src/core/zone.ts";
import { type Day, mondayOfWeek, plainOf, todayIn, weekOf } from "../src/domain/calendar/day.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { packageRoot } from "../src/package-root.ts";
import { fillDossiers } from "./demo-dossiers.ts";

const Someone = z.strictObject({ name: z.string(), email: z.email() });

const People = z.record(z.string(), Someone);

/** One programme of the demonstration: `around` by its roles, `school` by role of the whole school. */
const DemoProgramme = z.strictObject({
  enrolments: z.array(
    z.strictObject({
      cohort: z.string(),
      year: z.int().positive(),
      kept: z.int().nonnegative().default(0),
      option: z.string().nullable().default(null),
      learner: Someone,
      company: z.string().nullable().default(null),
      around: People.default({}),
    }),
  ),
  /** All learners of a cohort. */
  teams: z.array(z.strictObject({ name: z.string(), cohort: z.string(), around: People })).default([]),
  school: z.record(z.string(), z.array(z.email())).default({}),
});
type DemoProgramme = z.infer<typeof DemoProgramme>;
/** By programme. */
const DemoSchool = z.record(z.string(), DemoProgramme);
export type DemoSchool = z.infer<typeof DemoSchool>;

export function demoSchoolFile(): DemoSchool {
  return DemoSchool.parse(parse(readFileSync(join(packageRoot(), "db", "demo", "school.yaml"), "utf8")));
}

type DemoHouse = Pick<House, "stores" | "calendars" | "programmes">;

/** Something that was done at the school when it began. */
interface Beginning {
  readonly at: Instant;
  run(at: Instant): Promise<unknown>;
}

/**
 * Fills a new database with the demonstration school, so that the day of creation falls in each cohort's own year of the course.
 * Dossiers are kept from the first day of the academic year under way, or some weeks before where the school's file says so.
 */
export async function loadDemo(house: DemoHouse, at: Instant, school: DemoSchool = demoSchoolFile()): Promise<void> {
  const { stores, calendars, programmes } = house;
  const today = todayIn(DEFAULT_ZONE, at);
  const parts = Object.entries(school).map(([id, part]) => {
    const programme = programmes.get(id);
    if (!programme) throw new Error(`the demonstration school follows ${id}, which is not there`);
    const begun = academicYearAt(at, programme.startWeek);
    return { part, programme, begun, start: mondayOfWeek({ year: begun, week: programme.startWeek }) };
  });
  const beginnings = [...enrolled(parts, house), ...parts.flatMap((one) => granted(one, house))];
  for (const one of beginnings.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) await one.run(one.at);
  const all = { filter: null, offset: 0, limit: parts.flatMap(({ part }) => part.enrolments).length };
  const { rows } = await stores.enrolments.page([{ kind: "school" }], all, today);
  const teams: EnrolmentView[] = [];
  for (const one of parts) teams.push(...(await teamed(one, rows, house)));
  await fillDossiers({ stores, calendars }, [...rows, ...teams], at);
}

interface Part {
  readonly part: DemoProgramme;
  readonly programme: Programme;
  /** The calendar year in which the academic year under way began, and its first day. */
  readonly begun: number;
  readonly start: Day;
}

/** The rosters, all rows of one day together. */
function enrolled(parts: readonly Part[], { stores }: DemoHouse): Beginning[] {
  const all = parts.flatMap(({ part, programme, begun, start }) =>
    rowsOf(part, programme, begun).map((row, index) => ({
      row,
      since: start - 7 * (part.enrolments[index]?.kept ?? 0),
    })),
  );
  return [...new Set(all.map(({ since }) => since))].map((day) => {
    const rows = all.flatMap(({ row, since }) => (since === day ? [row] : []));
    return {
      at: firstMoment(day),
      run: (at) => stores.imports.roster(operator("roster"), rows, "demonstration", at, false),
    };
  });
}

function granted({ part, start }: Part, { stores }: DemoHouse): Beginning[] {
  return Object.entries(part.school).flatMap(([role, emails]) =>
    emails.map((email) => ({
      at: firstMoment(start),
      run: (at: Instant) => stores.people.grant(operator("roster"), email, role, at),
    })),
  );
}

/** The teams, each with its people around it. */
async function teamed({ part, start }: Part, rows: readonly EnrolmentView[], { stores }: DemoHouse) {
  const at = firstMoment(start);
  return Promise.all(
    part.teams.map(async ({ name, cohort, around }) => {
      const members = rows.filter((row) => row.cohort.id === cohort).map(({ id }) => id);
      const team = await stores.teams.make(operatorOfTeams(), { name, members, most: null, from: start }, at);
      for (const [role, someone] of Object.entries(around)) {
        await stores.standIns.replace(operator("roster"), { enrolment: team.id, role, ...someone, from: start }, at);
      }
      return team;
    }),
  );
}

function firstMoment(day: Day): Instant {
  return plainOf(day).toZonedDateTime(DEFAULT_ZONE).toInstant();
}

function rowsOf({ enrolments }: DemoProgramme, programme: Programme, begun: number): readonly RosterRow[] {
  return enrolments.map(({ cohort, year, option, learner, company, around }, index) => ({
    line: index + 1,
    programme: programme.id,
    cohort,
    startYear: begun - (year - 1),
    option,
    learner: { role: programme.learner.id, ...learner },
    company,
    region: null,
    around: Object.entries(around).map(([role, someone]) => ({ role, per: scopeOf(programme, role), ...someone })),
  }));
}

function scopeOf(programme: Programme, id: string): "enrolment" | "option" {
  const per = programme.roles.find((role) => role.id === id)?.per;
  if (per === "enrolment" || per === "option") return per;
  throw new Error(`the demonstration school has a role around its learners that ${programme.id} has not: ${id}`);
}

/** The calendar year in which the academic year of that day began: week 39 and before belong to the year begun before. */
function academicYearAt(at: Instant, startWeek: number): number {
  const { year, week } = weekOf(todayIn(DEFAULT_ZONE, at));
  return week >= startWeek ? year : year - 1;
}
