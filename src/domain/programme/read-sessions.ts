import { type Problems, say } from "./problems.ts";
import type { SessionPlan, Setting } from "./programme.ts";
import { parseRange } from "./range.ts";
import { readSource } from "./read-source.ts";
import type { WrittenProgramme } from "./schema.ts";
import { instead } from "./suggest.ts";

/** The autonomous sessions of each year, years in order. */
export function readSessions(
  written: WrittenProgramme,
  settings: readonly Setting[],
  problems: Problems,
): SessionPlan[] {
  const { sessions } = written.calendar;
  if (!sessions) return [];
  const at = ["calendar", "sessions"];
  const source = readSource(at, sessions, written.document, problems);
  return Object.entries(sessions.years).map(([year, plan]) => {
    const here = [...at, "years", year];
    if (Number(year) > written.years) {
      problems.add(here, {
        problem: say(`la formation n'a pas d'année ${year}`, `the course has no year ${year}`),
        mend: say(`écrivez une année de 1 à ${written.years}`, `write a year from 1 to ${written.years}`),
      });
    }
    const setting = plan.weeks ?? null;
    const known = settings.filter(({ is }) => is === "weeks").map(({ id }) => id);
    if (setting !== null && !known.includes(setting)) {
      problems.add([...here, "weeks"], {
        problem: say(`aucun réglage \`${setting}\` ne donne des semaines`, `no setting \`${setting}\` gives weeks`),
        mend: instead(setting, known),
      });
    }
    const { least, most } = problems.take([...here, "a week"], parseRange(plan["a week"])) ?? { least: 1, most: null };
    return {
      year: Number(year),
      count: plan.count,
      hours: sessions.hours,
      perWeek: { least, most: most ?? least },
      fill: plan.in.startsWith("every") ? "every" : "some",
      sparesLastPeriod: plan.in.endsWith("before the last company period"),
      setting,
      source,
    };
  });
}
