import { academicYear } from "../../calendar/academic-year.ts";
import { deriveTimeline } from "../../calendar/derive.ts";
import type { Timeline } from "../../calendar/timeline.ts";
import { isBroughtByPeople, isEvent } from "../../dossier/decide.ts";
import { actsOf } from "../../dossier/steps.ts";
import type { Anchor } from "../anchor.ts";
import { type BroughtDeadline, broughtDeadline, deadlines } from "../deadlines.ts";
import { academicCalendarOf } from "../occurrences.ts";
import type { DossierKind, Programme } from "../programme.ts";
import { resolveAnchor } from "../resolve-anchor.ts";

/** A step whose last day comes before its dossier opens: it is late from the first day on. */
export interface LateTrap {
  readonly dossier: string;
  readonly step: string;
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
 * The steps that are late before anybody can do them, with the settings that the file gives: of what the calendar brings about on one occasion,
 * of what people bring about whenever they do.
 */
export function lateTraps(programme: Programme): readonly LateTrap[] {
  const asking = programme.dossiers.filter((kind) => actsOf(kind).some(({ before }) => before !== null));
  if (asking.length === 0) return [];
  const timeline = sampleOf(programme);
  return asking.flatMap((kind) => {
    const isBrought = isBroughtByPeople(kind);
    const tried = isBrought ? broughtIn(kind, programme, timeline) : comingIn(kind, programme, timeline);
    return actsOf(kind).flatMap(({ id: step, before }): LateTrap[] => {
      if (before === null) return [];
      const late = tried.filter((one) => isLate(before, one, programme, timeline));
      const [first] = late;
      if (!first || (isBrought && late.length < tried.length)) return [];
      const inYear = kind.inYear.find(({ year }) => year === first.year)?.opens;
      return [{ dossier: kind.id, step, before, opens: inYear ?? kind.opens ?? OPENED }];
    });
  });
}

function isLate(before: Anchor, { about, opens }: BroughtDeadline, programme: Programme, timeline: Timeline): boolean {
  const calendar = academicCalendarOf(programme, timeline);
  const last = calendar && resolveAnchor(before, about, { programme, timeline, calendar, settings: {} });
  const first = opens ?? about.opened;
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
