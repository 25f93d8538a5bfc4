import QuickLRU from "quick-lru";
import { deriveTimeline } from "../domain/calendar/derive.ts";
import { isAlsaceMoselle } from "../domain/calendar/holidays.ts";
import type { Programme } from "../domain/programme/programme.ts";
import { seenFrom } from "../domain/programme/seen-from.ts";
import type { Calendars, CohortDays, OlderRules } from "./calendars.ts";
import { daysUnder } from "./days-under.ts";
import { UserError } from "./errors.ts";
import type { Cohort, EnrolmentView, PersonalException, Stores } from "./ports.ts";

interface Kept {
  readonly version: number;
  readonly days: Promise<CohortDays>;
}

/** Personal calendars are many and seldom asked twice: those that nobody asks for go first. Up to twice as many are kept. */
const MOST_KEPT = 3_000;

const NO_OLDER: OlderRules = async () => () => null;

/**
 * Derives calendars when they are asked for and keeps them until the cohort's version moves.
 * Every enrolment of a cohort shares one, but for its company's holiday region and for those with personal exceptions.
 */
export function keepCalendars(
  stores: Stores,
  programmes: ReadonlyMap<string, Programme>,
  olderRules: OlderRules = NO_OLDER,
): Calendars {
  const kept = new QuickLRU<string, Kept>({ maxSize: MOST_KEPT });

  async function derive(cohort: Cohort, region: string | null, exceptions: readonly PersonalException[]) {
    const programme = programmes.get(cohort.programme);
    if (!programme) throw new UserError("not-found", { what: cohort.programme, mend: `passerelle import programme` });
    const [stored, settings, older] = await Promise.all([
      stores.calendars.of(cohort.id),
      stores.settings.of(programme.id),
      olderRules(programme.id),
    ]);
    const timeline = deriveTimeline({
      startYear: cohort.startYear,
      plan: programme.plan,
      years: programme.years,
      startWeek: programme.startWeek,
      imported: stored.imported,
      settled: stored.settled,
      exceptions,
      region,
    });
    return daysUnder({ programme, timeline, settings }, older);
  }

  function keep(key: string, version: number, make: () => Promise<CohortDays>): Promise<CohortDays> {
    const known = kept.get(key);
    if (known?.version === version) return known.days;
    const days = make();
    kept.set(key, { version, days });
    days.catch(() => kept.delete(key));
    return days;
  }

  const seen = { learner: new WeakMap<CohortDays, CohortDays>(), team: new WeakMap<CohortDays, CohortDays>() };

  /** The same days with the part of the programme that concerns them, made once. */
  function seenBy(who: keyof typeof seen, days: CohortDays): CohortDays {
    const known = seen[who].get(days);
    if (known) return known;
    const { timeline, settings } = days;
    const programme = seenFrom(days.programme, who);
    const made = daysUnder({ programme, timeline, settings }, (version) =>
      seenFrom(days.under(version).programme, who),
    );
    seen[who].set(days, made);
    return made;
  }

  const ofCohort = (cohort: Cohort, region: string | null) => {
    const holidays = isAlsaceMoselle(region) ? "13" : "11";
    return keep(`${cohort.id}|${holidays}`, cohort.version, () => derive(cohort, region, []));
  };

  const wholeOf = ({ id, cohort, region, exceptions }: EnrolmentView) => {
    if (exceptions === 0) return ofCohort(cohort, region);
    return keep(`${cohort.id}||${id}|${exceptions}`, cohort.version, async () =>
      derive(cohort, region, await stores.calendars.exceptionsOf(id)),
    );
  };

  return {
    ofCohort,
    of(enrolment) {
      const days = wholeOf(enrolment);
      const programme = programmes.get(enrolment.cohort.programme);
      if (!programme) return days;
      const who = enrolment.team ? "team" : "learner";
      return seenFrom(programme, who) === programme ? days : days.then((all) => seenBy(who, all));
    },
  };
}
