import { academicYear } from "../../calendar/academic-year.ts";
import { deriveTimeline } from "../../calendar/derive.ts";
import type { Timeline } from "../../calendar/timeline.ts";
import { isBroughtByPeople, isEvent } from "../../dossier/decide.ts";
import { actsOf } from "../../dossier/steps.ts";
import type { Anchor } from "../anchor.ts";
import { type BroughtDeadline, broughtDeadline, deadlines } from "../deadlines.ts";
import { academicCalendarOf, type Occasion } from "../occurrences.ts";
import type { DossierKind, Programme } from "../programme.ts";
import { type AnchorFrame, resolveAnchor } from "../resolve-anchor.ts";

/** A dossier that is due before it opens, or a step whose last day comes before: it is late from the first day on. */
export interface LateTrap {
  readonly dossier: string;
  /** Null: the dossier itself, by its `due`. */
  readonly step: string | null;
  readonly before: Anchor;
  readonly opens: Anchor;
}

/** A year like any other. */
const START_YEAR = 2026;

/** Of what people bring about it is tried on one day in so many, beginning with the first. */
const EVERY = 30;

/** How long what they bring about lasts, in days. */
const LASTS = 14;

const OPENED: Anchor = { base: { kind: "opened" }, offset: null };

/**
 * What is late before anybody can do it, with the settings that the file gives: of what the calendar brings about on one occasion, of what people
 * bring about whenever they do. Of a dossier that is due too early its steps are not told.
 */
export function lateTraps(programme: Programme): readonly LateTrap[] {
  const timeline = sampleOf(programme);
  const calendar = academicCalendarOf(programme, timeline);
  if (!calendar) return [];
  const frame: AnchorFrame = { programme, timeline, calendar, settings: {} };
  return programme.dossiers.flatMap((kind) => {
    const isBrought = isBroughtByPeople(kind);
    const tried = isBrought ? broughtIn(kind, programme, timeline) : comingIn(kind, programme, timeline);
    const lateBy = (step: string | null, last: (year: number | null) => Anchor | null): LateTrap[] => {
      const late = tried.flatMap(({ about }) => {
        const { opens } = daysIn(kind, about.year);
        const before = last(about.year);
        return before !== null && isLate(before, opens, about, frame) ? [{ before, opens: opens ?? OPENED }] : [];
      });
      const [first] = late;
      return !first || (isBrought && late.length < tried.length) ? [] : [{ dossier: kind.id, step, ...first }];
    };
    const own = lateBy(null, (year) => daysIn(kind, year).due);
    return own.length > 0 ? own : actsOf(kind).flatMap(({ id, before }) => lateBy(id, () => before));
  });
}

/** When a dossier opens and is due in a year. */
function daysIn({ opens, due, inYear }: DossierKind, year: number | null): Pick<DossierKind, "opens" | "due"> {
  const own = inYear.find((change) => change.year === year);
  return { opens: own?.opens ?? opens, due: own?.due ?? due };
}

function isLate(before: Anchor, opens: Anchor | null, about: Occasion, frame: AnchorFrame): boolean {
  const last = resolveAnchor(before, about, frame);
  const first = (opens && resolveAnchor(opens, about, frame)?.day) ?? about.opened;
  return last !== null && first !== null && last.day < first;
}

function comingIn({ id }: DossierKind, programme: Programme, timeline: Timeline): readonly BroughtDeadline[] {
  const { first, last } = timeline;
  if (first === null || last === null) return [];
  return deadlines(programme, timeline, {}, first - 366, last + 366).filter(({ dossier }) => dossier.id === id);
}

function broughtIn(dossier: DossierKind, programme: Programme, timeline: Timeline): readonly BroughtDeadline[] {
  const { first, last } = timeline;
  if (first === null || last === null) return [];
  return Array.from({ length: Math.ceil((last - first) / EVERY) }, (_, index) => {
    const from = first + index * EVERY;
    const event = isEvent(dossier) ? { from, to: from + LASTS - 1 } : null;
    const opened = event === null ? from : null;
    return broughtDeadline(programme, timeline, {}, { dossier, occasion: String(from), event, opened });
  });
}

/** Where every cohort imports its own days, a course of weeks of which nothing is known but that they are. */
function sampleOf({ startWeek, plan, years }: Programme): Timeline {
  const calendar = { startYear: START_YEAR, startWeek };
  const course = { from: academicYear(calendar, 1).from, to: academicYear(calendar, years).to };
  return deriveTimeline({
    ...calendar,
    plan,
    years,
    imported: new Map(),
    settled: plan === null ? [{ ...course, place: "unknown" }] : [],
    exceptions: [],
    region: null,
  });
}
