import { type Day, dayOf, isoOf } from "../../../../src/domain/calendar/day.ts";
import type { CalendarSources } from "../../../../src/domain/calendar/sources.ts";
import { NOTHING_DONE } from "../../../../src/domain/dossier/state.ts";
import { actsOf, turnsOf } from "../../../../src/domain/dossier/steps.ts";
import { deadlines, turnDue } from "../../../../src/domain/programme/deadlines.ts";
import type { Programme } from "../../../../src/domain/programme/programme.ts";
import type { Holder, OpenDossier, OpenTurn, Picture } from "../../../../src/domain/reminder/picture.ts";
import { remindersOf } from "../../../../src/domain/reminder/plan.ts";
import type { Reminder } from "../../../../src/domain/reminder/reminder.ts";
import { shipped, timelineOf } from "../programme/support.ts";

export const albi = () => shipped("albi-apprenticeship");

/** Somebody called after their role. */
export function holder(programme: Programme, role: string, more: Partial<Holder> = {}): Holder {
  const scope = programme.roles.find(({ id }) => id === role)?.per ?? "school";
  return { role, scope, person: role, deputies: [], essentialOnly: false, ...more };
}

/** `2027-01-04` to `2027-01-08`: somebody stands in. */
export function deputy(person: string, from: string, to: string): Holder["deputies"][number] {
  return { person, from: dayOf(from), to: dayOf(to) };
}

/** One enrolment of a cohort that began in 2026, in which everybody is there and nothing is asked. */
export function picture(
  programme: Programme,
  more: Partial<Picture> = {},
  said: Partial<CalendarSources> = {},
): Picture {
  const region = more.region ?? null;
  return {
    enrolment: "E",
    learner: programme.learner.id,
    cohort: "C",
    region,
    keptFrom: dayOf("2026-01-01"),
    programme,
    timeline: timelineOf(programme, 2026, { region, ...said }),
    settings: {},
    around: programme.roles.map(({ id }) => holder(programme, id)),
    open: [],
    totals: [],
    moves: [],
    ...more,
  };
}

/** The same people, one of them changed. */
export function changedAround(programme: Programme, role: string, more: Partial<Holder>): readonly Holder[] {
  return programme.roles.map(({ id }) => holder(programme, id, id === role ? more : {}));
}

/** Every dossier that the calendar brings about and that nobody has begun. */
export function untouched({ programme, timeline, settings, keptFrom, enrolment }: Picture): readonly OpenDossier[] {
  return deadlines(programme, timeline, settings, keptFrom, Number.MAX_SAFE_INTEGER).flatMap(
    ({ id, dossier: kind, opens, due, about }) => {
      if (kind.steps === null) return [];
      const since = opens ?? keptFrom;
      const turns = turnsOf(kind.steps, NOTHING_DONE).map(
        (act): OpenTurn => ({
          act,
          since,
          due: turnDue(programme, timeline, settings, act, { since, due, about }),
          asked: null,
        }),
      );
      return [{ ref: `${enrolment}:${id}`, kind, opens, due, turns, refusal: null }];
    },
  );
}

const A_DAY_MS = 86_400_000;

/** A turn in prose: a step, and `since 2027-01-04`, `due 2027-01-08`, `asked`. */
export interface Waiting {
  readonly step: string;
  readonly since: string;
  readonly due: string | null;
  readonly asked?: boolean;
  readonly held?: boolean;
  /** Of what is asked; by default the beginning of that day. */
  readonly at?: number;
}

export function dossier(
  programme: Programme,
  id: string,
  waiting: readonly Waiting[],
  more: Partial<OpenDossier> = {},
): OpenDossier {
  const kind = programme.dossiers.find((one) => one.id === id);
  if (!kind) throw new Error(`no dossier ${id}`);
  const turns = waiting.map(
    ({ step, since, due, asked = false, held = false, at = dayOf(since) * A_DAY_MS }): OpenTurn => {
      const act = actsOf(kind).find((one) => one.id === step);
      if (!act) throw new Error(`no step ${step} among ${actsOf(kind).map((one) => one.id)}`);
      return { act, since: dayOf(since), due: due === null ? null : dayOf(due), asked: asked ? at : null, held };
    },
  );
  return { ref: `E:${id}:x`, kind, opens: null, due: null, turns, refusal: null, ...more };
}

export const span = (from: string, to: string) => ({ from: dayOf(from), to: dayOf(to) });
const A_YEAR = span("2026-09-01", "2027-12-31");

/** `2026-10-27 step apprentice`, and what else one asks for. */
export function lines(
  reminders: readonly Reminder[],
  more: (reminder: Reminder) => string | number | null = () => "",
): readonly string[] {
  return reminders.map((one) => `${isoOf(one.day)} ${one.kind} ${one.recipient} ${more(one) ?? "-"}`.trim()).toSorted();
}

/** All but what the calendar itself brings. */
export function plan(of: Picture, within: { from: Day; to: Day } = A_YEAR): readonly Reminder[] {
  return remindersOf(of, within).filter(({ kind }) => kind !== "return" && kind !== "period");
}

/** How long before, as the file says it. */
export const why = ({ facts: { before } }: Reminder) => (before === null ? "" : `${before.count} ${before.unit}`);
