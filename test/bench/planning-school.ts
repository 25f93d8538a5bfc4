import { type Database, openDatabase } from "../../db/sqlite/open.ts";
import { planMarks } from "../../db/sqlite/plan-marks.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import { attempt } from "../../src/core/dossiers/act.ts";
import { meet } from "../../src/core/dossiers/load.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import type { Log, Person } from "../../src/core/ports.ts";
import type { PlanStore } from "../../src/core/reminder-ports.ts";
import { fieldsOf } from "../../src/domain/dossier/steps.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";
import { planningPass } from "../../src/jobs/planner.ts";
import { fillBigSchool, learnerEmail } from "../support/big-school.ts";
import { day, instant, NOBODY, schoolIn } from "../support/store.ts";
import { beginAll, VALUES } from "./dossier-school.ts";

const AT = instant("2026-11-23T09:00:00Z");
const TODAY = day("2026-11-23");
/** Nobody is asked for what was due before. */
const KEPT_FROM = day("2026-11-16");
const START_YEAR = 2026;
export const COHORT_SIZE = 100;
const TUTOR_OF = 20;
const MASTER_OF = 2;
const REGISTRARS = 3;

/** How many learners there are among so many people, masters and tutors included. */
export const learnersAmong = (people: number): number => Math.round(people / (1 + 1 / MASTER_OF + 1 / TUTOR_OF));

type Programmes = ReadonlyMap<string, Programme>;

/** A school whose learners all are in year 1 and have four open dossiers each, two of which wait for their tutor. */
export async function fillPlanningSchool(url: string, learners: number, programme: Programme): Promise<void> {
  const db = openDatabase({ url });
  db.sqlite.pragma("synchronous = OFF");
  const { id, options } = programme;
  const size = { programme: id, startYear: START_YEAR, cohortSize: COHORT_SIZE, tutorOf: TUTOR_OF, options };
  fillBigSchool(db, { ...size, enrolments: learners });
  db.write(() => hireFew(db, options));
  const stores = storesOn(db);
  const [first] = await stores.enrolments.of((await stores.people.byEmail(learnerEmail(0))) ?? NOBODY, TODAY);
  if (!first) throw new Error("a learner without enrolment");
  await beginAll(stores, programme, first.id);
  db.write(() => copyDossiers(db, first.id));
  db.sqlite.prepare("update enrolments set kept_from = ?").run(KEPT_FROM);
  db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

/** One head for each option of the whole school, and a few people around everybody. */
function hireFew(db: Database, options: readonly string[]): void {
  const school = schoolIn(db);
  const hire = (name: string) => school.person({ name, email: `${name.toLowerCase()}@big.example` });
  const heads = options.map((option) => ({ option, person: hire(`Head-${option}`) }));
  const cohorts = db.sqlite.prepare<[], string>("select id from cohorts").pluck().all();
  for (const cohort of cohorts) for (const head of heads) school.relation({ ...head, role: "option_head", cohort });
  for (let index = 1; index < REGISTRARS; index++)
    school.relation({ role: "registrar", person: hire(`Registrar-${index}`) });
}

/** What one learner has begun, everybody has begun; what they did for it is not read again, and left empty. */
function copyDossiers({ sqlite }: Database, from: string): void {
  const others = "(select row_number() over (order by id) as i, id from enrolments where id <> @from) e";
  const steps = [
    `insert into dossiers (enrolment, kind, occasion, rules, version, status, state, turns, changed) select e.id, kind, occasion, rules, version, status, state, turns, changed from ${others} cross join dossiers where enrolment = @from`,
    `insert into dossier_turns select e.id, role, kind, occasion, step, since from ${others} cross join dossier_turns where enrolment = @from`,
    `insert into dossier_events select e.i * 100 + seq, e.id, kind, occasion, version, '{}', '' from ${others} cross join dossier_events where enrolment = @from`,
  ];
  for (const step of steps) sqlite.prepare(step).run({ from });
}

/** A learner with a dossier on which only their tutor's word is missing. */
export interface Waiting {
  readonly tutor: Person;
  readonly enrolment: string;
  readonly dossier: string;
}

export type PlanningSchool = Awaited<ReturnType<typeof openPlanningSchool>>;

export async function openPlanningSchool(url: string, programmes: Programmes) {
  const db = openDatabase({ url });
  const stores = storesOn(db);
  const calendars = keepCalendars(stores, programmes);
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  let replanned = 0;
  const plans: PlanStore = {
    ...stores.plans,
    replan: (plan, at) => {
      replanned += 1;
      return stores.plans.replan(plan, at);
    },
  };
  let at = AT;
  const clock = { now: () => at };
  const pass = planningPass({ stores: { ...stores, plans }, calendars, programmes, clock, log });
  const marks = planMarks(db);
  return {
    db,
    stores,
    /** Has nothing planned, but everything ready for it: statements, and the note of the programme files. */
    prepare: () => pass(() => true),
    /** It is the next day: what is planned now is planned again a day later than what was planned before. */
    nextDay: () => {
      at = at.add({ hours: 24 });
    },
    /** Plans so many of those that are marked. Returns how many it did. */
    async plan(most: number): Promise<number> {
      replanned = 0;
      const { planned, failed } = await pass(() => replanned >= most);
      if (failed > 0) throw new Error(`${failed} could not be planned`);
      return planned;
    },
    async waiting(learner: number): Promise<Waiting> {
      const one = await stores.people.byEmail(learnerEmail(learner));
      const tutor = await stores.people.byEmail(`tutor${learner - (learner % TUTOR_OF)}@big.example`);
      const [view] = await stores.enrolments.of(one ?? NOBODY, TODAY);
      if (!tutor || !view) throw new Error("a learner without a tutor or an enrolment");
      const [dossier] = await stores.dossiers.waiting([{ enrolment: view.id, roles: ["tutor"] }]);
      if (!dossier) throw new Error("nothing waits for the tutor");
      return { tutor, enrolment: view.id, dossier: `${view.id}:${dossier.kind}:${dossier.occasion}` };
    },
    /** The tutor decides, as a command does it: everything is read, the decision is written with what is to be said from then on. */
    async decide({ tutor, dossier }: Waiting): Promise<void> {
      const acting = { stores, calendars, programmes, person: tutor, today: TODAY, at, lang: "en" } as const;
      const met = await meet(acting, dossier);
      const { kind, state, turns } = met.obligation;
      const act = turns[0]?.act;
      if (!act) throw new Error("nothing is left to be decided");
      const values = Object.fromEntries(
        fieldsOf(kind, act, state).map((field) => [field.id, VALUES[field.kind] ?? "A title"]),
      );
      await attempt(acting, met, { kind: "do", seen: state.version, step: act.id, values });
    },
    /** Something that touches one enrolment is written, and the enrolment planned again. */
    async touch({ enrolment }: Waiting): Promise<void> {
      db.write(() => marks.enrolment(enrolment));
      const { planned } = await pass();
      if (planned !== 1) throw new Error(`planned ${planned}`);
    },
    /** States are no longer counted. */
    uncounted: () => {
      for (const name of [
        "reminders_counted_in",
        "reminders_counted_out",
        "reminders_counted_over",
        "reminders_doubted",
      ])
        db.sqlite.exec(`drop trigger ${name}`);
    },
  };
}
