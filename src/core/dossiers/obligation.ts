import { academicYear } from "../../domain/calendar/academic-year.ts";
import { type Day, dayIn, isoOf } from "../../domain/calendar/day.ts";
import { isBroughtByPeople } from "../../domain/dossier/decide.ts";
import { type DossierState, NOTHING_DONE } from "../../domain/dossier/state.ts";
import { turnsOf } from "../../domain/dossier/steps.ts";
import { broughtDeadline, closingDay, deadlineOf, turnDue } from "../../domain/programme/deadlines.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import { kindOf } from "../../domain/programme/kind-of.ts";
import type { Occasion } from "../../domain/programme/occurrences.ts";
import type { DossierKind, DossierYear } from "../../domain/programme/programme.ts";
import type { CohortDays } from "../calendars.ts";
import type { DossierKey, StoredDossier } from "../dossier-ports.ts";
import type { EnrolmentView } from "../ports.ts";
import { DEFAULT_ZONE } from "../zone.ts";
import { dossierRef, isOwnOccasion } from "./ref.ts";
import { takenBy } from "./taken.ts";

/** One dossier of one enrolment as it stands, whether anybody has begun it or not. */
export interface Obligation {
  readonly key: DossierKey;
  readonly ref: string;
  readonly view: EnrolmentView;
  /** Under the version of the programme by whose rules it goes. */
  readonly days: CohortDays;
  readonly kind: DossierKind;
  readonly about: Occasion;
  /** The academic year it belongs to; null: the course as a whole. */
  readonly year: number | null;
  readonly opens: Day | null;
  readonly due: Day | null;
  readonly doubtful: boolean;
  readonly state: DossierState;
  readonly turns: readonly OpenTurn[];
}

/** A step whose turn it is. */
export interface OpenTurn {
  readonly act: Act;
  /** Epoch milliseconds; null: since the calendar opened it. */
  readonly at: number | null;
  readonly since: Day;
  readonly due: Day | null;
}

/** The local day of an instant at the school, epoch milliseconds. */
export function schoolDay(at: number): Day {
  return dayIn(DEFAULT_ZONE, at);
}

/**
 * What is stored of a dossier, seen with its calendar and the rules under which it began; `stored` null: nobody has begun it, and the rules in force hold.
 * `around`: the dossiers of the enrolment from which it may take something; what it has taken once stays.
 * Null: neither the calendar nor anybody has brought it about, or the programme has no such kind.
 * @throws UserError `rules-missing`
 */
export function obligationOf(
  view: EnrolmentView,
  inForce: CohortDays,
  key: DossierKey,
  stored: StoredDossier | null,
  around: readonly StoredDossier[] = [],
): Obligation | null {
  const days = stored === null ? inForce : inForce.under(stored.rules);
  const { programme, timeline, settings } = days;
  const kind = kindOf(programme, key.kind);
  if (!kind) return null;
  const begun = stored?.state ?? NOTHING_DONE;
  const brought = isBroughtByPeople(kind);
  const calendar = brought ? null : deadlineOf(programme, timeline, settings, key);
  if (stored === null && (brought ? !isOwnOccasion(key.occasion) : calendar === null)) return null;
  // The calendar may have moved away from under a dossier that was begun.
  const opened = begun.begun === undefined ? null : schoolDay(begun.begun);
  const at = { dossier: kind, occasion: key.occasion, event: begun.event, opened };
  const { about, year, opens, due: day, doubtful } = calendar ?? broughtDeadline(programme, timeline, settings, at);
  // Of what was due before anything was kept nobody is late: it is there because something else waits for it.
  const due = !brought && day !== null && day < view.keptFrom ? null : day;
  const state =
    begun.status === "open" ? { ...begun, values: { ...takenBy(kind, year, around), ...begun.values } } : begun;
  return { key, ref: dossierRef(key), view, days, kind, about, year, opens, due, doubtful, state, turns: openTurns() };

  function openTurns(): readonly OpenTurn[] {
    if (kind?.steps == null || state.status !== "open") return [];
    return turnsOf(kind.steps, state).map((act) => {
      const at = stored?.turns.find(({ step }) => step === act.id)?.since ?? null;
      const since = at === null ? (opens ?? view.keptFrom) : schoolDay(at);
      return { act, at, since, due: turnDue(programme, timeline, settings, act, { since, due, about }) };
    });
  }
}

/** Dates that may be filled in: of the cohort's years and of one more on each side. */
export function datesOf({ view, days: { programme } }: Obligation): { readonly from: string; readonly to: string } {
  const calendar = { startYear: view.cohort.startYear, startWeek: programme.startWeek };
  return {
    from: isoOf(academicYear(calendar, 0).from),
    to: isoOf(academicYear(calendar, programme.years + 1).to),
  };
}

/** The days that a dossier is about: its event, its school period or week, else from the day it opens to the day it is due; null: no bound, and none where the calendar is in doubt. */
export function ownDays({ about: { event, period, week }, opens, due, doubtful }: Obligation): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const days = event ?? period ?? (week === null ? { from: opens, to: due } : { from: week, to: week + 6 });
  const iso = (day: Day | null) => (day === null || doubtful ? null : isoOf(day));
  return { from: iso(days.from), to: iso(days.to) };
}

/** What the programme says of that year of it; null: as in every year. */
export function yearOf({ kind, year }: Obligation): DossierYear | null {
  return kind.inYear.find((one) => one.year === year) ?? null;
}

/** The day by which the next thing should be done: of its turns the earliest, or its own. */
export function nextDue({ turns, due }: Obligation): Day | null {
  const days = turns.flatMap((turn) => turn.due ?? []);
  return days.length > 0 ? Math.min(...days) : due;
}

export function isLate(obligation: Obligation, today: Day): boolean {
  const due = nextDue(obligation);
  return obligation.state.status === "open" && due !== null && due < today;
}

/** The last day on which a step could be done, when that is over; null: it is open still. */
export function closedSince({ days, about }: Obligation, act: Act, today: Day): Day | null {
  const { programme, timeline, settings } = days;
  const last = closingDay(programme, timeline, settings, act, about);
  return last !== null && last < today ? last : null;
}

/** It has opened, or has no day to open on. */
export function isOpen({ opens }: Obligation, today: Day): boolean {
  return opens === null || opens <= today;
}
