import { Temporal } from "temporal-polyfill";
import { commandsFor } from "../../../../commands/index.ts";
import { loadProgrammes } from "../../../../db/programmes.ts";
import type { CohortDays } from "../../../../src/core/calendars.ts";
import type { CommandInput } from "../../../../src/core/card.ts";
import { daysUnder } from "../../../../src/core/days-under.ts";
import type { Door } from "../../../../src/core/door.ts";
import type { DossierStore, StoredDossier } from "../../../../src/core/dossier-ports.ts";
import { openDoor } from "../../../../src/core/open-door.ts";
import type { Person, Stores } from "../../../../src/core/ports.ts";
import type { Lang } from "../../../../src/core/words/lang.ts";
import { isoOf } from "../../../../src/domain/calendar/day.ts";
import { deriveTimeline } from "../../../../src/domain/calendar/derive.ts";
import { isBroughtByPeople } from "../../../../src/domain/dossier/decide.ts";
import type { DossierState } from "../../../../src/domain/dossier/state.ts";
import { actsOf, fieldsOf, turnsOf } from "../../../../src/domain/dossier/steps.ts";
import { deadlines } from "../../../../src/domain/programme/deadlines.ts";
import type { Act, FormField, Step } from "../../../../src/domain/programme/dossier-rules.ts";
import type { DossierKind, Programme } from "../../../../src/domain/programme/programme.ts";
import { anyAnswer } from "../../../support/any-answer.ts";
import { enrolmentView } from "../../../support/enrolment-view.ts";
import { explore } from "../../../support/explore-dossier.ts";

export const programmes = loadProgrammes();
/** Holds no role around the enrolment. */
export const NOBODY = "nobody";
/** Stands in for everybody but the learner. */
export const DEPUTY = "deputy";
export const VERBS = ["do", "refuse", "withdraw"] as const;
export type Verb = (typeof VERBS)[number];

/** A dossier of one kind in a school where everybody is called after their role. */
export interface Desk {
  readonly kind: DossierKind;
  readonly programme: Programme;
  readonly people: readonly string[];
  /** Everything that can come about, path choices included, by whoever holds the roles. */
  readonly states: readonly DossierState[];
  try(verb: Verb, act: Act, who: string, state: DossierState, lang: Lang): ReturnType<Door["invoke"]>;
}

/** What has to hold first is tried elsewhere: here all of it does. */
export function deskOf(whole: Programme, asked: DossierKind): Desk {
  const kind = freed(asked);
  const programme = { ...whole, dossiers: whole.dossiers.map((one) => (one === asked ? kind : one)) };
  const roles = programme.roles.map(({ id }) => id);
  const days = daysOf(programme);
  const brought = isBroughtByPeople(kind);
  const first = deadlines(programme, days.timeline, {}, 0, 1e9).find(({ dossier }) => dossier === kind);
  const occasion = brought ? "demo0000" : (first?.id.slice(kind.id.length + 1) ?? "once");
  const today = brought ? (days.timeline.first ?? 0) + 60 : (first?.opens ?? first?.due ?? 0);
  const key = { enrolment: "enrolment", kind: kind.id, occasion };
  const seat: Seat = { stored: null };
  const door = doorOn(programme, days, seat, today);
  const ref = `${key.enrolment}:${key.kind}:${key.occasion}`;
  return {
    kind,
    programme,
    people: [...roles, NOBODY, DEPUTY],
    states: explore(kind, roles),
    try(verb, act, who, state, lang) {
      seat.stored = state.version === 0 ? null : { ...key, rules: programme.version, state, turns: [] };
      const input: CommandInput = {
        dossier: ref,
        step: act.id,
        version: state.version,
        sent: true,
        ...(state.path !== null && verb === "do" && { path: state.path }),
        ...(verb === "refuse" && { reason: "because" }),
        ...(verb === "do" && typed(fieldsOf(kind, act, state), isoOf(today))),
      };
      return door.invoke(`dossier-${verb}`, input, { person: personOf(who), lang, zone: null });
    },
  };
}

function freed(kind: DossierKind): DossierKind {
  const free = (step: Step): Step => {
    if (step.kind === "act") return { ...step, requires: [] };
    if (step.kind === "when") return { ...step, step: free(step.step) };
    return { ...step, steps: step.steps.map(free) };
  };
  return { ...kind, requires: [], steps: kind.steps && free(kind.steps) };
}

/** The steps that are done, in the order of the file; `sent back` where none is any more. */
export function doneIn(kind: DossierKind, { done, status, refusal }: DossierState): string {
  const ids = actsOf(kind).flatMap(({ id }) => (id in done ? [id] : []));
  if (status === "withdrawn") return "withdrawn";
  return ids.length === 0 && refusal !== null ? "sent back" : ids.join(", ");
}

function personOf(id: string): Person {
  return {
    id,
    name: `The ${id}`,
    email: `${id}@any.example`,
    lang: null,
    zone: null,
    hour: null,
    messages: null,
  } as Person;
}

interface Seat {
  stored: StoredDossier | null;
}

function daysOf(programme: Programme): CohortDays {
  const timeline = deriveTimeline({
    startYear: 2026,
    plan: programme.plan,
    years: programme.years,
    startWeek: programme.startWeek,
    imported: new Map(),
    settled: [],
    exceptions: [],
    region: null,
  });
  return daysUnder({ programme, timeline, settings: {} });
}

/** The real door and commands on stores that hold one dossier of one enrolment. */
function doorOn(programme: Programme, days: CohortDays, seat: Seat, today: number): Door {
  const holders = programme.roles.map(({ id }) => ({ role: id, person: personOf(id) }));
  const learner = personOf(programme.learner.id);
  const view = enrolmentView("enrolment", {
    person: learner,
    cohort: { id: "cohort", programme: programme.id, startYear: 2026, version: 0 },
  });
  const dossiers: Partial<DossierStore> = {
    get: async () => seat.stored,
    ofEnrolments: async () => [],
    history: async () => [],
    draft: async () => null,
    keepDraft: async () => {},
    record: async (_authority, { enrolment, kind, occasion, rules, state, turns }) => {
      seat.stored = { enrolment, kind, occasion, rules, state, turns };
      return true;
    },
  };
  const stores = {
    dossiers,
    people: { byId: async (id: string) => personOf(id), grants: async () => [] },
    cohorts: { all: async () => [view.cohort] },
    revision: { current: () => "0" },
    enrolments: {
      byId: async (id: string) => (id === view.id ? view : null),
      around: async () => holders,
      of: async () => [],
    },
    standIns: {
      principals: async (who: string) => (who === DEPUTY ? holders.map(({ person }) => person) : []),
    },
    evidence: { delegations: async () => [] },
    teams: { of: async () => [], members: async () => [] },
  } as unknown as Stores;
  const at = Temporal.Instant.fromEpochMilliseconds(today * 86_400_000 + 43_200_000);
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const calendars = { of: async () => days, ofCohort: async () => days };
  const house = { stores, calendars, programmes, commands: commandsFor([programme]), newId: () => "0".repeat(16) };
  return openDoor({ house, clock: { now: () => at }, log: silent, reference: () => "bug", listeners: new Set() });
}

function typed(fields: readonly FormField[], today: string): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = field.during === null && !field.pastOnly ? anyAnswer(field) : today;
      if (typeof value === "object")
        return Object.entries(value).map(([part, text]) => [`f.${field.id}.${part}`, text]);
      return [[`f.${field.id}`, String(value)]];
    }),
  );
}

/** Those whose turn it is, by role. */
export function turnRoles({ kind }: Desk, state: DossierState): readonly string[] {
  if (kind.steps === null || state.status !== "open") return [];
  return turnsOf(kind.steps, state).flatMap(({ roles }) => roles);
}
