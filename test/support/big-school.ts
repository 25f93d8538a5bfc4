import { sql } from "drizzle-orm";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { collationKey } from "../../db/sqlite/collation.ts";
import type { Database } from "../../db/sqlite/open.ts";
import { enrolments, enrolmentTerms, relations } from "../../db/sqlite/schema/enrolments.ts";
import { meta } from "../../db/sqlite/schema/meta.ts";
import { accounts, emails, people } from "../../db/sqlite/schema/people.ts";
import { planMarks, plans } from "../../db/sqlite/schema/reminders.ts";
import { fingerprintOf, PLANNED_FOR } from "../../src/jobs/planner.ts";
import { schoolIn } from "./store.ts";

export interface BigSchool {
  readonly enrolments: number;
  readonly programme: string;
  readonly startYear: number;
  /** Learners in one cohort; the last cohort may hold fewer. Default 200. */
  readonly cohortSize?: number;
  readonly options?: readonly string[];
  /** Every learner gets an account `U<number>` here. */
  readonly platform?: string;
  readonly tenant?: string;
  /** Learners of one tutor. Default 20. */
  readonly tutorOf?: number;
}

const MASTER_OF = 2;
const TUTOR_OF = 20;

/** The account of a learner's tutor, by the learner's number; only with `tutorOf`. */
export const tutorAccount = (learner: number, tutorOf: number): string =>
  `T${String(learner - (learner % tutorOf)).padStart(8, "0")}`;

export const learnerEmail = (index: number): string => `apprentice${index}@big.example`;
export const learnerAccount = (index: number): string => `U${String(index).padStart(8, "0")}`;

/** A school of any size in a few seconds, for benches: a master for every 2 learners, a tutor for every 20, one registrar. */
export function fillBigSchool(db: Database, size: BigSchool): void {
  const { platform = "slack", tenant = "T00000001", cohortSize = 200, options = [null], tutorOf = TUTOR_OF } = size;
  const put = inserts(db);
  const school = schoolIn(db);
  const person = (name: string, email: string): string => {
    const id = db.newId();
    put.person.run({ id, name, email, sortKey: collationKey(name) });
    put.email.run({ address: email, person: id });
    return id;
  };
  db.write(() => {
    let cohort = "";
    let master = "";
    let tutor = "";
    for (let index = 0; index < size.enrolments; index++) {
      if (index % cohortSize === 0) {
        cohort = school.cohort({ ...size, id: `cohort-${index / cohortSize}` });
      }
      if (index % MASTER_OF === 0) master = person(`Master ${index}`, `master${index}@big.example`);
      if (index % tutorOf === 0) {
        tutor = person(`Tutor ${index}`, `tutor${index}@big.example`);
        if (size.tutorOf !== undefined)
          put.account.run({ platform, tenant, user: tutorAccount(index, tutorOf), person: tutor });
      }
      const learner = person(`Apprentice ${index}`, learnerEmail(index));
      const enrolment = db.newId();
      put.enrolment.run({ id: enrolment, cohort, person: learner });
      put.terms.run({ enrolment, option: options[index % options.length] ?? null });
      put.relation.run({ id: db.newId(), enrolment, role: "master", person: master });
      put.relation.run({ id: db.newId(), enrolment, role: "tutor", person: tutor });
      put.account.run({ platform, tenant, user: learnerAccount(index), person: learner });
    }
    school.relation({ role: "registrar", person: person("Registrar", "registrar@big.example") });
  });
}

function inserts({ orm }: Database) {
  const at = sql.placeholder;
  return {
    person: orm
      .insert(people)
      .values({ id: at("id"), name: at("name"), email: at("email"), sortKey: at("sortKey") })
      .prepare(),
    email: orm
      .insert(emails)
      .values({ address: at("address"), person: at("person") })
      .prepare(),
    enrolment: orm
      .insert(enrolments)
      .values({ id: at("id"), cohort: at("cohort"), person: at("person"), role: "apprentice", joined: 0, keptFrom: 0 })
      .prepare(),
    terms: orm
      .insert(enrolmentTerms)
      .values({ enrolment: at("enrolment"), from: 0, option: at("option"), company: "Company" })
      .prepare(),
    relation: orm
      .insert(relations)
      .values({
        id: at("id"),
        scope: "enrolment",
        enrolment: at("enrolment"),
        role: at("role"),
        person: at("person"),
        from: 0,
      })
      .prepare(),
    account: orm
      .insert(accounts)
      .values({ platform: at("platform"), tenant: at("tenant"), user: at("user"), person: at("person") })
      .prepare(),
  };
}

/** No day of any bench. */
const LATER = 99_999;

/** Leaves the planner nothing to do: what requests cost is measured, not the first planning of a school, which has a bench of its own. */
export async function asIfPlanned({ orm, write }: Database): Promise<void> {
  const value = fingerprintOf(await openProgrammes());
  write(() => {
    orm
      .insert(plans)
      .select(
        orm
          .select({ enrolment: enrolments.id, next: sql<number>`${LATER}`.as("next_day") })
          .from(enrolments)
          .where(sql`true`),
      )
      .onConflictDoUpdate({ target: plans.enrolment, set: { next: LATER } })
      .run();
    orm.delete(planMarks).run();
    orm.insert(meta).values({ key: PLANNED_FOR, value }).onConflictDoNothing().run();
  });
}
