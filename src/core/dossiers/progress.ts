import { academicYear } from "../../domain/calendar/academic-year.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { countedIn, entryOf, within } from "../../domain/counter/entry.ts";
import { type Tally, tally } from "../../domain/counter/tally.ts";
import { targetOf, type Wanted } from "../../domain/counter/target.ts";
import { deadlines } from "../../domain/programme/deadlines.ts";
import type { FormField } from "../../domain/programme/dossier-rules.ts";
import { academicCalendarOf } from "../../domain/programme/occurrences.ts";
import type { Counter, DossierKind } from "../../domain/programme/programme.ts";
import type { StoredDossier } from "../dossier-ports.ts";
import type { Asking } from "./asking.ts";
import type { Reach } from "./find.ts";
import { mayRead } from "./load.ts";
import { type Obligation, obligationOf } from "./obligation.ts";

/** How one counter stands, in one year or in the whole course. */
export interface Standing {
  readonly counter: Counter;
  readonly year: number | null;
  /** Null: nothing is recorded here of it. */
  readonly tally: Tally | null;
  /** Other numbers of the same dossiers, settled ones added up. */
  readonly others: readonly { readonly field: FormField; readonly amount: number }[];
  readonly target: Wanted | null;
  /** Dossiers have been kept here from this day on only, which is after the beginning; null: from the beginning. */
  readonly since: Day | null;
  readonly doubtful: boolean;
}

export interface Progress {
  readonly reach: Reach;
  readonly counters: readonly Standing[];
  /** Dossiers that are asked once in the whole course. */
  readonly once: readonly Obligation[];
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** The counters of these enrolments, years up to today's, and what is asked once. One reading of the store for all of them. */
export async function progressOf(
  { stores, today }: Pick<Asking, "stores" | "today">,
  reaches: readonly Reach[],
): Promise<readonly Progress[]> {
  const stored = await stores.dossiers.ofEnrolments(reaches.map(({ view }) => view.id));
  return reaches.map((reach) => {
    const own = stored.filter(({ enrolment }) => enrolment === reach.view.id);
    const { dossiers } = reach.days.programme;
    return {
      reach,
      counters: countersIn(reach, own, today).filter(({ counter }) => seesTotal(reach, countedIn(counter, dossiers))),
      once: onceOf(reach, own),
    };
  });
}

/** The counters of one enrolment, years up to today's, from all that is stored of its dossiers. */
export function countersIn(
  reach: Pick<Reach, "view" | "days">,
  own: readonly StoredDossier[],
  today: Day,
): readonly Standing[] {
  return reach.days.programme.counters.flatMap((counter) =>
    yearsOf(counter, reach, today).map((year) => standingOf(counter, year, reach, own, today)),
  );
}

/** Totals tell no contents: whoever stands around the enrolment, its option or cohort sees them; of others who stand for the whole school, those who may read what is counted. */
function seesTotal({ days: { programme }, actor }: Reach, kinds: readonly DossierKind[]): boolean {
  const near = programme.roles.filter(({ per, duties }) => per !== "school" || duties.includes("roster"));
  if (actor.roles.some(({ role }) => near.some(({ id }) => id === role))) return true;
  return kinds.some((kind) => mayRead(programme, kind, actor));
}

function yearsOf(
  { each }: Counter,
  { days: { programme, timeline } }: Pick<Reach, "days">,
  today: Day,
): readonly (number | null)[] {
  if (each === "course") return [null];
  const over = timeline.last !== null && today > timeline.last;
  const now = timeline.yearOf(today) ?? (over ? programme.years : 1);
  return Array.from({ length: Math.min(now, programme.years) }, (_, index) => index + 1);
}

function standingOf(
  counter: Counter,
  year: number | null,
  { view, days }: Pick<Reach, "view" | "days">,
  stored: readonly StoredDossier[],
  today: Day,
): Standing {
  const { programme, timeline, settings } = days;
  const kinds = countedIn(counter, programme.dossiers);
  const target = targetOf(counter, year, { programme, settings });
  const nothing = { counter, year, tally: null, others: [], target, since: null, doubtful: false };
  if (kinds.length === 0) return nothing;
  const all = stored
    .filter((one) => kinds.some(({ id }) => id === one.kind))
    .flatMap(
      (one) => obligationOf(view, days, { enrolment: view.id, kind: one.kind, occasion: one.occasion }, one) ?? [],
    );
  const span = spanOf(year, days);
  const isThen = (one: Obligation) => year === null || one.year === year;
  const found = all.filter(isThen);
  const entries = all.flatMap((one) => {
    const sources = counter.counts.filter(({ dossier }) => dossier === one.kind.id);
    return sources.flatMap((source) => {
      if (source.of.kind !== "length" || span === null) return isThen(one) ? entryOf(source, one.state) : [];
      return entryOf(source, one.state).flatMap((entry) => within(entry, span));
    });
  });
  if (entries.length === 0 && span !== null && span.to < view.keptFrom) return nothing;
  const calendar = deadlines(programme, timeline, settings, view.keptFrom, NEVER).filter(
    (one) => kinds.includes(one.dossier) && (year === null || one.year === year),
  );
  return {
    ...nothing,
    tally: tally(entries, counter, today),
    others: kinds.flatMap((kind) => othersOf(counter, kind, found)),
    since: span !== null && span.from < view.keptFrom ? view.keptFrom : null,
    doubtful: calendar.some((one) => one.doubtful),
  };
}

/** First and last day of an academic year, or of the course; null: the calendar knows nothing of it. */
export function spanOf(year: number | null, { programme, timeline }: Reach["days"]) {
  const { first, last } = timeline;
  if (year === null) return first === null || last === null ? null : { from: first, to: last };
  const calendar = academicCalendarOf(programme, timeline);
  return calendar && academicYear(calendar, year);
}

/** The numbers of a kind that stand beside the one that is added up. */
function othersOf({ counts }: Counter, { id, form }: DossierKind, found: readonly Obligation[]): Standing["others"] {
  const added = counts.flatMap(({ dossier, of }) => (dossier === id && of.kind === "field" ? [of.field] : []));
  const own = found.filter(({ kind }) => kind.id === id);
  return form
    .filter((field) => field.kind === "number" && added.length > 0 && !added.includes(field.id))
    .map((field) => ({ field, amount: sumOf(own, field.id) }));
}

function sumOf(found: readonly Obligation[], field: string): number {
  return found.reduce((sum, { state: { status, values } }) => {
    const value = values[field];
    return status === "done" && typeof value === "number" ? sum + value : sum;
  }, 0);
}

function onceOf(reach: Reach, stored: readonly StoredDossier[]): readonly Obligation[] {
  const { view, days } = reach;
  return days.programme.dossiers
    .filter((kind) => (kind.each === "once" || kind.each === "team") && kind.steps !== null && seesTotal(reach, [kind]))
    .flatMap((kind) => {
      const key = { enrolment: view.id, kind: kind.id, occasion: "once" };
      const known = stored.find((one) => one.kind === kind.id && one.occasion === key.occasion);
      return obligationOf(view, days, key, known ?? null, stored) ?? [];
    });
}
