import type { Day } from "../calendar/day.ts";
import { firstIndex } from "../calendar/search.ts";
import type { Timeline } from "../calendar/timeline.ts";
import type { Act } from "./dossier-rules.ts";
import { neededOf } from "./needed.ts";
import { academicCalendarOf, NO_OCCASION, type Occasion, occasionsOf } from "./occurrences.ts";
import type { DossierKind, Programme } from "./programme.ts";
import { type AnchorFrame, resolveAnchor, settingValue, spanEnd } from "./resolve-anchor.ts";
import { RESTS_ON_NOTHING, type Rests, together } from "./rests.ts";

/** One obligation that the calendar and the programme make due. */
export interface Deadline extends Rests {
  /** `DOSSIER:OCCASION`, where the occasion is a local date, `year-2`, an ISO week or `once`; the same while the calendar stands. */
  readonly id: string;
  readonly dossier: DossierKind;
  /** What it is about: the days that its anchors may name. */
  readonly about: Occasion;
  /** The academic year it belongs to; null: the course as a whole. */
  readonly year: number | null;
  readonly opens: Day | null;
  readonly due: Day;
  /** It rests on a day of the calendar that is in doubt. */
  readonly doubtful: boolean;
}

/** A deadline of a dossier that people brought about; it may have no day. */
export type BroughtDeadline = Omit<Deadline, "due"> & { readonly due: Day | null };

interface Known {
  readonly settings: string;
  /** The very object they came in: mostly it is the same again. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly all: readonly Deadline[];
  readonly byId: ReadonlyMap<string, Deadline>;
  /** Those that are needed though they were due before a day. */
  readonly needed: Map<Day, readonly Deadline[]>;
  /** Those open on the day asked last, by the day from which they are kept. */
  open: { readonly day: Day | null; readonly from: Map<Day, readonly Deadline[]> };
}

/** All deadlines of a calendar are worked out once for each version of its programme: a timeline never changes and is shared by a whole cohort. */
const known = new WeakMap<Timeline, WeakMap<Programme, Known>>();

/** The deadlines due from one day to another, both included, the earliest first. `settings` is what the school chose, by id. */
export function deadlines(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  from: Day,
  to: Day,
): readonly Deadline[] {
  const { all } = knownOf(programme, timeline, settings);
  return all.slice(
    firstIndex(all, ({ due }) => due >= from),
    firstIndex(all, ({ due }) => due > to),
  );
}

/** Of `deadlinesKept` from a day on those that are open on another, past their due date or not; the earliest due first. */
export function openDeadlines(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  { from, today }: { readonly from: Day; readonly today: Day },
): readonly Deadline[] {
  const found = knownOf(programme, timeline, settings);
  if (found.open.day !== today) found.open = { day: today, from: new Map() };
  let open = found.open.from.get(from);
  if (!open) {
    const kept = deadlinesKept(programme, timeline, settings, from);
    open = kept.filter(({ opens, due }) => (opens ?? due) <= today);
    found.open.from.set(from, open);
  }
  return open;
}

/** Those due from a day on, and those due before it without which one of them, or what people bring about, could never be done; the earliest first. */
export function deadlinesKept(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  from: Day,
): readonly Deadline[] {
  const { all, needed } = knownOf(programme, timeline, settings);
  const first = firstIndex(all, ({ due }) => due >= from);
  const kept = all.slice(first);
  const before = needed.get(from) ?? neededOf(programme, all.slice(0, first), kept);
  needed.set(from, before);
  return before.length === 0 ? kept : [...before, ...kept];
}

/** The deadline of one dossier on one occasion; null when the calendar brings none about. */
export function deadlineOf(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  { kind, occasion }: { readonly kind: string; readonly occasion: string },
): Deadline | null {
  return knownOf(programme, timeline, settings).byId.get(`${kind}:${occasion}`) ?? null;
}

function knownOf(programme: Programme, timeline: Timeline, settings: Readonly<Record<string, string>>): Known {
  const versions = known.get(timeline) ?? new WeakMap<Programme, Known>();
  known.set(timeline, versions);
  const found = versions.get(programme);
  if (found?.chosen === settings) return found;
  const key = JSON.stringify(settings);
  if (found?.settings === key) return found;
  const all = workOut(programme, timeline, settings);
  const byId = new Map(all.map((deadline) => [deadline.id, deadline]));
  const made: Known = {
    settings: key,
    chosen: settings,
    all,
    byId,
    needed: new Map(),
    open: { day: null, from: new Map() },
  };
  versions.set(programme, made);
  return made;
}

/** When a dossier that people brought about opens and falls due, by the visit, internship or stay it is about and the day on which it was opened. */
export function broughtDeadline(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  {
    dossier,
    occasion,
    event,
    opened = null,
  }: {
    readonly dossier: DossierKind;
    readonly occasion: string;
    readonly event: Occasion["event"];
    readonly opened?: Occasion["opened"];
  },
): BroughtDeadline {
  const calendar = academicCalendarOf(programme, timeline);
  const day = event?.from ?? opened;
  const year = day === null ? null : timeline.yearOf(day);
  const id = `${dossier.id}:${occasion}`;
  const about: Occasion = { ...NO_OCCASION, id: occasion, year, event, opened };
  const nothing = { id, dossier, about, year, opens: null, due: null, doubtful: false, ...RESTS_ON_NOTHING };
  if (!calendar) return nothing;
  const frame: AnchorFrame = { programme, timeline, calendar, settings };
  const due = dossier.due && resolveAnchor(dossier.due, about, frame);
  const opens = dossier.opens && resolveAnchor(dossier.opens, about, frame);
  return {
    ...nothing,
    due: due?.day ?? null,
    opens: opens?.day ?? null,
    doubtful: due?.doubtful ?? false,
    ...(due ? together(due) : RESTS_ON_NOTHING),
  };
}

/** By when a step whose turn it became on `since` should be over: its time, its last day, the earlier of the two; else `due`, the dossier's own day. */
export function turnDue(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  { within, before }: Pick<Act, "within" | "before">,
  { since, due, about }: { readonly since: Day; readonly due: Day | null; readonly about: Occasion },
): Day | null {
  const frame = { programme, timeline, settings };
  const calendar = before === null ? null : academicCalendarOf(programme, timeline);
  const last = before === null || calendar === null ? null : resolveAnchor(before, about, { ...frame, calendar });
  const days = [within === null ? null : spanEnd(within, since, frame), last?.day ?? null].filter(
    (day) => day !== null,
  );
  return days.length === 0 ? due : Math.min(...days);
}

/** The last day on which a step can be done; null: it never closes. */
export function closingDay(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  { before, closes }: Pick<Act, "before" | "closes">,
  about: Occasion,
): Day | null {
  if (!closes) return null;
  return turnDue(programme, timeline, settings, { within: null, before }, { since: 0, due: null, about });
}

function workOut(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
): readonly Deadline[] {
  const calendar = academicCalendarOf(programme, timeline);
  if (!calendar) return [];
  const frame: AnchorFrame = { programme, timeline, calendar, settings };
  const chosen = (id: string) => settingValue(frame, id);
  return programme.dossiers
    .flatMap((dossier) =>
      occasionsOf(dossier.each, programme, timeline, calendar, chosen).flatMap((occasion): Deadline[] => {
        const { year } = occasion;
        if (dossier.years && (year === null || !dossier.years.includes(year))) return [];
        const own = dossier.inYear.find((change) => change.year === year);
        const dueAnchor = own?.due ?? dossier.due;
        const opensAnchor = own?.opens ?? dossier.opens;
        const due = dueAnchor && resolveAnchor(dueAnchor, occasion, frame);
        if (!due) return [];
        const opens = opensAnchor && resolveAnchor(opensAnchor, occasion, frame);
        return [
          {
            id: `${dossier.id}:${occasion.id}`,
            dossier,
            about: occasion,
            year,
            opens: opens && Math.min(opens.day, due.day),
            due: due.day,
            doubtful: occasion.doubtful || due.doubtful,
            ...together(occasion, due, opens ?? RESTS_ON_NOTHING),
          },
        ];
      }),
    )
    .toSorted((one, other) => one.due - other.due);
}
