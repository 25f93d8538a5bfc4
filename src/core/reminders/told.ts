import type { Done } from "../../domain/dossier/state.ts";
import type { Reminder } from "../../domain/reminder/reminder.ts";
import type { CohortDays } from "../calendars.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import type { Asking } from "../dossiers/asking.ts";
import { byRef, type Met, mayRead } from "../dossiers/load.ts";
import { type Obligation, obligationOf } from "../dossiers/obligation.ts";
import { readRef } from "../dossiers/ref.ts";
import { type Circle, circleOf } from "../dossiers/standing.ts";
import { takenAround } from "../dossiers/taken.ts";
import { type Naming, namingFor } from "../naming.ts";
import type { EnrolmentView } from "../ports.ts";
import type { KeptReminder } from "../reminder-ports.ts";

/** What a reminder needs to be told to its person as things stand now. */
export interface Told {
  readonly kept: KeptReminder;
  readonly reminder: Reminder;
  readonly place: Place | null;
  /** The dossier it is about, where there is one and the person may still read it. */
  readonly met: Met | null;
  /** Whether it still asks for something, or is still news. */
  readonly open: boolean;
  /** Who did what it asked for; null: nobody, or it is over in another way. */
  readonly done: Done | null;
  /** How its person is told which programme it is of. */
  readonly naming: Naming;
}

/** The enrolment it is about, while it is under way. */
export interface Place {
  readonly view: EnrolmentView;
  readonly days: CohortDays;
  readonly circle: Circle;
  /** What something may be taken from; nothing where nothing is. */
  readonly around: readonly StoredDossier[];
}

export type Reading = Asking;

/** Looks up what these reminders of one person are about: each enrolment once, and all dossiers in one reading. */
export async function tell(asking: Reading, all: readonly KeptReminder[]): Promise<readonly Told[]> {
  const ids = [...new Set(all.map(({ reminder }) => reminder.enrolment))];
  const keys = all.flatMap(({ reminder }) => readRef(reminder.subject) ?? []);
  const [naming, stored, places] = await Promise.all([
    namingFor(asking),
    keys.length === 0 ? [] : asking.stores.dossiers.existing(keys),
    Promise.all(ids.map(async (id) => [id, await placeOf(asking, id)] as const)),
  ]);
  const known = byRef(stored);
  const at = new Map(places);
  return all.map((kept) => ({ ...toldOf(kept, at.get(kept.reminder.enrolment) ?? null, known, asking), naming }));
}

async function placeOf(asking: Asking, id: string): Promise<Place | null> {
  const view = await asking.stores.enrolments.byId(id, asking.today);
  if (!view) return null;
  const [days, circle] = await Promise.all([asking.calendars.of(view), circleOf(asking, view)]);
  const around = await takenAround(asking.stores, [{ view, days }]);
  return { view, days, circle, around: around(id) };
}

function toldOf(
  kept: KeptReminder,
  place: Place | null,
  stored: ReadonlyMap<string, StoredDossier>,
  { today }: Asking,
): Omit<Told, "naming"> {
  const { reminder } = kept;
  const key = readRef(reminder.subject);
  const told = { kept, reminder, place, met: null, open: false, done: null };
  if (place === null) return told;
  if (key === null) return { ...told, open: isNews(reminder, today) };
  const { view, days, circle, around } = place;
  const obligation = obligationOf(view, days, key, stored.get(reminder.subject) ?? null, around);
  if (!obligation || !mayRead(obligation.days.programme, obligation.kind, circle.actor)) return told;
  const met = { obligation, circle };
  const { step } = reminder;
  if (step === null) return { ...told, met, open: isNews(reminder, today) };
  const done = obligation.state.done[step] ?? null;
  return { ...told, met, done, open: isWaiting(obligation, step) };
}

function isWaiting({ turns, state }: Obligation, step: string): boolean {
  return state.status === "open" && turns.some(({ act }) => act.id === step);
}

/** What is said of the calendar is news until its day. */
function isNews({ facts: { due, moves } }: Reminder, today: number): boolean {
  if (moves.length > 0) return moves.some(({ to }) => to >= today);
  return due === null || due >= today;
}
