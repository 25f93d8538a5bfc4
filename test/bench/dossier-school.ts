import { Temporal } from "temporal-polyfill";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { openDatabase } from "../../db/sqlite/open.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import { allowed } from "../../src/core/authority.ts";
import type { Stores } from "../../src/core/ports.ts";
import { decide } from "../../src/domain/dossier/decide.ts";
import { type FieldValue, NOTHING_DONE } from "../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf, turnsOf } from "../../src/domain/dossier/steps.ts";
import type { DossierKind, Programme } from "../../src/domain/programme/programme.ts";
import { asIfPlanned, fillBigSchool, learnerEmail, tutorAccount } from "../support/big-school.ts";
import { NOBODY } from "../support/store.ts";
import { TEAM } from "./shots.ts";

export const TUTOR_OF = 30;

export const VALUES: Readonly<Record<string, FieldValue>> = {
  paper: { name: "report.pdf", date: "2026-10-05" },
  "long text": "What was done and found. ".repeat(20),
  date: "2026-10-05",
  number: 4,
};

/** What every learner has open; `far`: it waits for its tutor. */
const BEGUN = [
  { id: "project-topic", occasion: "year-1", far: true },
  { id: "observation-report", occasion: "year-1", far: true },
  { id: "mission-description", occasion: "year-1", far: false },
  { id: "stay-abroad", occasion: "bench000", far: false },
];

/** A dossier of the school that a tutor may decide. */
export interface Open {
  readonly tutor: string;
  readonly dossier: string;
  readonly step: string;
  readonly version: number;
}

export interface DossierSchool {
  readonly tutors: readonly string[];
  /** Waiting for their tutor, in no order of tutors. */
  readonly open: readonly Open[];
}

/** For every learner four open dossiers, two of which wait for their tutor. */
export async function fillDossiers(
  url: string,
  learners: number,
  programmeId: string,
  startYear: number,
): Promise<DossierSchool> {
  const db = openDatabase({ url });
  fillBigSchool(db, {
    enrolments: learners,
    cohortSize: 50,
    programme: programmeId,
    startYear,
    platform: "slack",
    tenant: TEAM,
    tutorOf: TUTOR_OF,
  });
  db.sqlite.pragma("synchronous = OFF");
  const stores = storesOn(db);
  const programme = (await openProgrammes()).get(programmeId);
  if (!programme) throw new Error(`no ${programmeId}`);
  const open: Open[] = [];
  for (let index = 0; index < learners; index++) {
    const person = (await stores.people.byEmail(learnerEmail(index))) ?? NOBODY;
    const [view] = await stores.enrolments.of(person, 0);
    if (!view) throw new Error("a learner without enrolment");
    for (const left of await beginAll(stores, programme, view.id))
      open.push({ tutor: tutorAccount(index, TUTOR_OF), ...left });
  }
  await asIfPlanned(db);
  db.close();
  const tutors = [...new Set(open.map(({ tutor }) => tutor))];
  return { tutors, open: open.toSorted((one, other) => (one.dossier < other.dossier ? -1 : 1)) };
}

/** Begins four dossiers of a learner. Returns those that wait for their tutor. */
export async function beginAll(
  stores: Pick<Stores, "dossiers">,
  programme: Programme,
  enrolment: string,
): Promise<readonly Omit<Open, "tutor">[]> {
  const open: Omit<Open, "tutor">[] = [];
  for (const { id, occasion, far } of BEGUN) {
    const kind = programme.dossiers.find((one) => one.id === id);
    const left = kind && (await begin(stores, kind, { enrolment, kind: id, occasion }, far));
    if (left) open.push({ dossier: `${enrolment}:${id}:${occasion}`, ...left });
  }
  return open;
}

/** Does the steps of a dossier in order but the last, or only its first. Returns the step that it waits for when that is the last. */
async function begin(
  stores: Pick<Stores, "dossiers">,
  kind: DossierKind,
  key: { enrolment: string; kind: string; occasion: string },
  far: boolean,
) {
  if (kind.steps === null) throw new Error(`${kind.id} has no steps`);
  const at = Temporal.Instant.from("2026-10-05T08:00:00Z");
  const acts = actsOf(kind);
  let state = NOTHING_DONE;
  for (const act of acts.slice(0, far ? -1 : 1)) {
    const values = Object.fromEntries(
      fieldsOf(kind, act, state).map(({ id, kind: is }) => [id, VALUES[is] ?? "A title"]),
    );
    const actor = { person: `by-${act.roles[0]}`, roles: act.roles.map((role) => ({ role, for: null })) };
    const outcome = decide(
      kind,
      state,
      { kind: "do", seen: state.version, step: act.id, values },
      actor,
      at.epochMilliseconds,
    );
    if (!outcome.ok) throw new Error(`${kind.id}: ${JSON.stringify(outcome.why)}`);
    const before = state.version;
    state = outcome.state;
    const turns = turnsOf(kind.steps, state).map(({ id, roles }) => ({ step: id, roles, since: at.epochMilliseconds }));
    await stores.dossiers.record(
      allowed(outcome),
      { ...key, before, rules: 1, state, event: outcome.event, turns },
      at,
    );
  }
  const last = acts.at(-1);
  return far && last && state.status === "open" ? { step: last.id, version: state.version } : null;
}
