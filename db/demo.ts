import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { operator } from "../src/core/authority.ts";
import type { House } from "../src/core/dispatch.ts";
import type { Instant, RosterRow } from "../src/core/ports.ts";
import { DEFAULT_ZONE } from "../src/core/zone.ts";
import { type Day, mondayOfWeek, plainOf, todayIn, weekOf } from "../src/domain/calendar/day.ts";
import type { Programme } from "../src/domain/programme/programme.ts";
import { packageRoot } from "../src/package-root.ts";
import { fillDossiers } from "./demo-dossiers.ts";

const Someone = z.strictObject({ name: z.string(), email: z.email() });

const DemoSchool = z.strictObject({
  programme: z.string(),
  enrolments: z.array(
    z.strictObject({
      cohort: z.string(),
      year: z.int().positive(),
      kept: z.int().nonnegative().default(0),
      option: z.string(),
      learner: Someone,
      company: z.string(),
      around: z.record(z.string(), Someone),
    }),
  ),
  /** Addresses by role of the whole school. */
  school: z.record(z.string(), z.array(z.email())),
});
type DemoSchool = z.infer<typeof DemoSchool>;

/**
 * Fills a new database with the demonstration school, so that the day of creation falls in each cohort's own year of the course.
 * Dossiers are kept from the first day of the academic year under way, or some weeks before where the school's file says so.
 */
export async function loadDemo(
  { stores, calendars, programmes }: Pick<House, "stores" | "calendars" | "programmes">,
  at: Instant,
): Promise<void> {
  const school = DemoSchool.parse(parse(readFileSync(join(packageRoot(), "db", "demo", "school.yaml"), "utf8")));
  const programme = programmes.get(school.programme);
  if (!programme) throw new Error(`the demonstration school follows ${school.programme}, which is not there`);
  const begun = academicYearAt(at, programme.startWeek);
  const start = mondayOfWeek({ year: begun, week: programme.startWeek });
  const from = firstMoment(start);
  const rows = rowsOf(school, programme, begun);
  const weeks = school.enrolments.map(({ kept }) => kept);
  for (const kept of [...new Set(weeks)].toSorted((one, other) => other - one)) {
    const since = firstMoment(start - 7 * kept);
    const those = rows.filter((_, index) => weeks[index] === kept);
    await stores.imports.roster(operator("roster"), those, "demonstration", since, false);
  }
  for (const [role, emails] of Object.entries(school.school)) {
    for (const email of emails) await stores.people.grant(operator("roster"), email, role, from);
  }
  const all = { filter: null, offset: 0, limit: school.enrolments.length };
  const { rows: views } = await stores.enrolments.page([{ kind: "school" }], all, todayIn(DEFAULT_ZONE, at));
  await fillDossiers({ stores, calendars }, views, at);
}

function firstMoment(day: Day): Instant {
  return plainOf(day).toZonedDateTime(DEFAULT_ZONE).toInstant();
}

function rowsOf(school: DemoSchool, programme: Programme, begun: number): readonly RosterRow[] {
  return school.enrolments.map(({ cohort, year, option, learner, company, around }, index) => ({
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
