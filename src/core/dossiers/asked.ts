import type { Day } from "../../domain/calendar/day.ts";
import { isBroughtByPeople } from "../../domain/dossier/decide.ts";
import type { DossierEvent } from "../../domain/dossier/state.ts";
import { actsOf, fieldsOf, type Situation, takenIn, turnsOf, valuesLeft } from "../../domain/dossier/steps.ts";
import type { Act } from "../../domain/programme/dossier-rules.ts";
import { type Obligation, schoolDay } from "./obligation.ts";

/** A step that became somebody's turn. */
export interface Asked {
  readonly act: Act;
  readonly day: Day;
  /** Epoch milliseconds; null: the calendar asked, at the start of that day. */
  readonly at: number | null;
  /** The version whose event brought it about; null: the calendar did. */
  readonly after: number | null;
}

/**
 * Every time a step became somebody's turn until `today`: when the dossier opened, and after each event of its history.
 * Nobody is asked to begin what people bring about themselves.
 */
export function askedOver(obligation: Obligation, history: readonly DossierEvent[], today: Day): readonly Asked[] {
  const { kind, state, opens, view } = obligation;
  const { steps } = kind;
  if (steps === null) return [];
  const opened = Math.max(opens ?? view.keptFrom, view.keptFrom);
  let now: Situation = { path: state.path, values: takenIn(kind, state.values), done: {} };
  let waiting = isBroughtByPeople(kind) ? [] : turnsOf(steps, now);
  const asked: Asked[] = waiting.map((act) => ({ act, day: opened, at: null, after: null }));
  for (const event of history) {
    now = after(event, now, obligation);
    const before = new Set(waiting.map(({ id }) => id));
    const gone = state.status === "withdrawn" && event.version === state.version;
    waiting = gone ? [] : turnsOf(steps, now);
    const day = schoolDay(event.at);
    const isEarly = opens !== null && opens > day;
    for (const act of waiting) {
      if (!before.has(act.id))
        asked.push({ act, day: isEarly ? opens : day, at: isEarly ? null : event.at, after: event.version });
    }
  }
  return asked.filter(({ day }) => day <= today);
}

/** How a dossier stood after one more event, as far as its turns depend on it. */
function after(event: DossierEvent, { path, values, done }: Situation, { kind }: Obligation): Situation {
  const { step, by, for: principal, role, at, reopened } = event;
  const left = Object.fromEntries(Object.entries(done).filter(([id]) => !reopened.includes(id)));
  const act = actsOf(kind).find(({ id }) => id === step);
  if (event.kind !== "did" || !act) return { path, values: valuesLeft(kind, { values, done: left }), done: left };
  const own = new Set(fieldsOf(kind, act, { path, values }).map(({ id }) => id));
  const kept = Object.fromEntries(Object.entries(values).filter(([id]) => !own.has(id)));
  return {
    path,
    values: { ...kept, ...event.values },
    done: { ...left, [act.id]: { by, for: principal, role, at } },
  };
}
