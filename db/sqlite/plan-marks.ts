import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./open.ts";
import { prepared } from "./prepared.ts";
import { quickRun } from "./quick-run.ts";
import { cohorts } from "./schema/cohorts.ts";
import { enrolments, relations } from "./schema/enrolments.ts";
import { planMarks as marks } from "./schema/reminders.ts";

const p = sql.placeholder;

/** Has enrolments planned again, within the transaction under way: nothing of them is claimed until then. */
export interface PlanMarks {
  enrolment(id: string): void;
  cohort(id: string): void;
  programme(id: string): void;
  /** Every enrolment around which the person holds or held a role, wider roles included. */
  person(id: string): void;
  all(): void;
}

export function planMarks(db: Pick<Database, "orm" | "sqlite">): PlanMarks {
  const { orm } = db;
  /** A number that JavaScript holds exactly. */
  const another = sql<number>`random() >> 11`;
  const again = { mark: sql`excluded.mark` };
  const these = (where: SQL) =>
    prepared(() =>
      orm
        .insert(marks)
        .select(
          orm
            .select({ enrolment: enrolments.id, mark: another.as("mark") })
            .from(enrolments)
            .where(where),
        )
        .onConflictDoUpdate({ target: marks.enrolment, set: again }),
    );
  const one = quickRun(
    db,
    orm
      .insert(marks)
      .values({ enrolment: p("id"), mark: another })
      .onConflictDoUpdate({ target: marks.enrolment, set: again }),
  );
  const ofCohort = these(eq(enrolments.cohort, p("id")));
  const ofProgramme = these(
    sql`${enrolments.cohort} in (select ${cohorts.id} from ${cohorts} where ${cohorts.programme} = ${p("id")})`,
  );
  const own = these(eq(enrolments.person, p("id")));
  const followed = these(
    sql`${enrolments.id} in (select ${relations.enrolment} from ${relations} where ${relations.person} = ${p("id")} and ${relations.scope} = 'enrolment')`,
  );
  const wider = prepared(() =>
    orm
      .selectDistinct({ scope: relations.scope, cohort: relations.cohort })
      .from(relations)
      .where(sql`${relations.person} = ${p("id")} and ${relations.scope} <> 'enrolment'`),
  );
  const everything = these(sql`true`);

  return {
    enrolment: (id) => {
      one({ id });
    },
    cohort: (id) => {
      ofCohort.run({ id });
    },
    programme: (id) => {
      ofProgramme.run({ id });
    },
    person: (id) => {
      own.run({ id });
      followed.run({ id });
      const scopes = wider.all({ id });
      if (scopes.some(({ scope }) => scope === "school")) everything.run();
      else for (const { cohort } of scopes) if (cohort !== null) ofCohort.run({ id: cohort });
    },
    all: () => {
      everything.run();
    },
  };
}
