import { academicYear } from "../../calendar/academic-year.ts";
import type { Day } from "../../calendar/day.ts";
import { deriveTimeline } from "../../calendar/derive.ts";
import { isBroughtByPeople, isEvent } from "../../dossier/decide.ts";
import { actsOf } from "../../dossier/steps.ts";
import type { Anchor } from "../anchor.ts";
import { type BroughtDeadline, broughtDeadline, type Deadline, deadlines } from "../deadlines.ts";
import type { Act, FormField } from "../dossier-rules.ts";
import { isAsked } from "../needed.ts";
import type { Occasion } from "../occurrences.ts";
import type { DossierKind, Programme } from "../programme.ts";
import { type AnchorFrame, resolveAnchor } from "../resolve-anchor.ts";
import { alwaysAsked, alwaysDone, alwaysFilledBy } from "./endings.ts";

/**
 * A dossier that is due, or a step whose last day comes, before that can be: it is late from the first day on.
 * - `opens`: before it opens
 * - `requires`: before `other`, which it requires, opens
 * - `begins`: before the days have begun of which the step asks one that is past
 */
export interface LateTrap {
  readonly because: "opens" | "requires" | "begins";
  readonly dossier: string;
  /** Null: the dossier itself, by its `due`. */
  readonly step: string | null;
  /** Id of the dossier that it requires; null: it is about itself. */
  readonly other: string | null;
  readonly before: Anchor;
  readonly opens: Anchor;
}

/** A course like any other: against what anchors are read in it, its first and its last day. */
interface Sample extends AnchorFrame {
  readonly from: Day;
  readonly to: Day;
}

/** A year like any other. */
const START_YEAR = 2026;

/** Of what people bring about it is tried on one day in so many, beginning with the first. */
const EVERY = 30;

/** How long what they bring about lasts, in days. */
const LASTS = 14;

const OPENED: Anchor = { base: { kind: "opened" }, offset: null };
const BEGUN: Anchor = { base: { kind: "event-start" }, offset: null };

/**
 * What is late before anybody can do it, with the settings that the file gives: of what the calendar brings about on one occasion, of what people
 * bring about whenever they do. Of a dossier that is due too early its steps are not told.
 */
export function lateTraps(programme: Programme): readonly LateTrap[] {
  const sample = sampleOf(programme);
  const traps = programme.dossiers.flatMap((kind) => {
    const isBrought = isBroughtByPeople(kind);
    const tried = isBrought ? broughtIn(kind, sample) : comingIn(kind, sample);
    const lateBy = (step: string | null, last: (year: number | null) => Anchor | null): LateTrap[] => {
      const late = tried.flatMap(({ about }) => {
        const { opens } = daysIn(kind, about.year);
        const before = last(about.year);
        return before !== null && isLate(before, opens, about, sample) ? [{ before, opens: opens ?? OPENED }] : [];
      });
      const [first] = late;
      return !first || (isBrought && late.length < tried.length)
        ? []
        : [{ because: "opens", dossier: kind.id, step, other: null, ...first }];
    };
    const own = lateBy(null, (year) => daysIn(kind, year).due);
    if (own.length > 0) return own;
    const steps = actsOf(kind).flatMap((act) => [
      ...lateBy(act.id, () => act.before),
      ...closedBeforeBegun(kind, act, tried, sample),
    ]);
    return [...steps, ...(isBrought ? [] : dueBeforeRequired(kind, sample))];
  });
  // Where a dossier opens too late for itself, others that require it wait for the same mistake.
  const wrong = traps.flatMap(({ because, step, dossier }) => (because === "opens" && step === null ? dossier : []));
  return traps.filter(({ other }) => !wrong.some((id) => id === other));
}

/** Nobody does any more what closes before the days can have begun of which it asks one that is no more to come, nor on the first day of the course. */
function closedBeforeBegun(
  kind: DossierKind,
  { id, before, closes }: Act,
  tried: readonly BroughtDeadline[],
  sample: Sample,
): readonly LateTrap[] {
  const isPast = (field: FormField) => field.pastOnly && field.during === "own-days";
  const act = alwaysDone(kind).find((one) => one.id === id);
  if (!act || before === null || !closes || !isEvent(kind) || !alwaysFilledBy(kind, act).some(isPast)) return [];
  const isOver = tried.every(({ about }) => {
    const last = resolveAnchor(before, about, sample);
    return last !== null && about.event !== null && (last.day < about.event.from || last.day === sample.from);
  });
  return isOver ? [{ because: "begins", dossier: kind.id, step: id, other: null, before, opens: BEGUN }] : [];
}

/** What it always requires of others and the calendar opens only after its own due day; of what comes several times a year, each time. */
function dueBeforeRequired(kind: DossierKind, sample: Sample): readonly LateTrap[] {
  const coming = comingIn(kind, sample);
  return alwaysAsked(kind).flatMap(({ requirement: { needs } }): LateTrap[] => {
    const id = needs.kind === "every-member" || (needs.kind === "dossier" && !needs.sameDays) ? needs.dossier : null;
    const other = sample.programme.dossiers.find((one) => one.id === id);
    if (!other || isBroughtByPeople(other)) return [];
    const others = comingIn(other, sample);
    const late = coming.flatMap((one) => {
      const first = others.filter((that) => isAsked(that, one)).map(({ opens }) => opens ?? Number.NEGATIVE_INFINITY);
      const before = daysIn(kind, one.year).due;
      const { opens } = daysIn(other, one.year);
      const isLate = first.length > 0 && one.due < Math.min(...first);
      return isLate && before !== null && opens !== null ? [{ before, opens }] : [];
    });
    const [first] = kind.each === "year" || late.length === coming.length ? late : [];
    return first ? [{ because: "requires", dossier: kind.id, step: null, other: other.id, ...first }] : [];
  });
}

/** When a dossier opens and is due in a year. */
function daysIn({ opens, due, inYear }: DossierKind, year: number | null): Pick<DossierKind, "opens" | "due"> {
  const own = inYear.find((change) => change.year === year);
  return { opens: own?.opens ?? opens, due: own?.due ?? due };
}

function isLate(before: Anchor, opens: Anchor | null, about: Occasion, frame: AnchorFrame): boolean {
  const last = resolveAnchor(before, about, frame);
  const first = (opens && resolveAnchor(opens, about, frame)?.day) ?? about.opened ?? Number.NEGATIVE_INFINITY;
  return last !== null && last.day < first;
}

function comingIn({ id }: DossierKind, { programme, timeline, settings }: Sample): readonly Deadline[] {
  const all = deadlines(programme, timeline, settings, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  return all.filter(({ dossier }) => dossier.id === id);
}

function broughtIn(dossier: DossierKind, sample: Sample): readonly BroughtDeadline[] {
  const { programme, timeline, settings } = sample;
  return Array.from({ length: Math.ceil((sample.to - sample.from) / EVERY) }, (_, index) => {
    const from = sample.from + index * EVERY;
    const event = isEvent(dossier) ? { from, to: from + LASTS - 1 } : null;
    const opened = event === null ? from : null;
    return broughtDeadline(programme, timeline, settings, { dossier, occasion: String(from), event, opened });
  });
}

/** Where every cohort imports its own days, a course of weeks of which nothing is known but that they are. */
function sampleOf(programme: Programme): Sample {
  const { startWeek, plan, years } = programme;
  const calendar = { startYear: START_YEAR, startWeek };
  const { from } = academicYear(calendar, 1);
  const { to } = academicYear(calendar, years);
  const timeline = deriveTimeline({
    ...calendar,
    plan,
    years,
    imported: new Map(),
    settled: plan === null ? [{ from, to, place: "unknown" }] : [],
    exceptions: [],
    region: null,
  });
  return { programme, timeline, calendar, settings: {}, from, to };
}
