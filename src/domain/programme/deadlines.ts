import type { Day } from "../calendar/day.ts";
import { firstIndex } from "../calendar/search.ts";
import type { Timeline } from "../calendar/timeline.ts";
import { academicCalendarOf, occasionsOf } from "./occurrences.ts";
import type { DossierKind, Programme } from "./programme.ts";
import { type AnchorFrame, resolveAnchor, settingValue } from "./resolve-anchor.ts";

/** One obligation that the calendar and the programme make due. */
export interface Deadline {
  /** `DOSSIER:OCCASION`, where the occasion is a local date, `year-2`, an ISO week or `once`; the same while the calendar stands. */
  readonly id: string;
  readonly dossier: DossierKind;
  /** The academic year it belongs to; null: the course as a whole. */
  readonly year: number | null;
  readonly opens: Day | null;
  readonly due: Day;
  /** It rests on a day of the calendar that is in doubt. */
  readonly doubtful: boolean;
  /** Ids of the settings on whose defaults it rests: neither the school nor the document has said them. */
  readonly defaulted: readonly string[];
}

interface Known {
  readonly programme: Programme;
  readonly settings: string;
  readonly all: readonly Deadline[];
}

/** All deadlines of a calendar are worked out once: a timeline never changes and is shared by a whole cohort. */
const known = new WeakMap<Timeline, Known>();

/** The deadlines due from one day to another, both included, the earliest first. `settings` is what the school chose, by id. */
export function deadlines(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
  from: Day,
  to: Day,
): readonly Deadline[] {
  const all = allDeadlines(programme, timeline, settings);
  return all.slice(
    firstIndex(all, ({ due }) => due >= from),
    firstIndex(all, ({ due }) => due > to),
  );
}

function allDeadlines(
  programme: Programme,
  timeline: Timeline,
  settings: Readonly<Record<string, string>>,
): readonly Deadline[] {
  const key = JSON.stringify(settings);
  const found = known.get(timeline);
  if (found?.programme === programme && found.settings === key) return found.all;
  const all = workOut(programme, timeline, settings);
  known.set(timeline, { programme, settings: key, all });
  return all;
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
            year,
            opens: opens && Math.min(opens.day, due.day),
            due: due.day,
            doubtful: occasion.doubtful || due.doubtful,
            defaulted: [...new Set([...occasion.defaulted, ...due.defaulted, ...(opens?.defaulted ?? [])])],
          },
        ];
      }),
    )
    .toSorted((one, other) => one.due - other.due);
}
