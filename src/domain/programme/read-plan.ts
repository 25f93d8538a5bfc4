import type { Place } from "../calendar/place.ts";
import type { YearPlan } from "../calendar/plan.ts";
import { type Problems, say } from "./problems.ts";

const LETTERS: Readonly<Record<string, Place>> = {
  S: "school",
  C: "company",
  E: "exam",
  D: "defence",
  O: "off",
  U: "unknown",
};

/** Reads `S40-44 C45-46 …`: every week of the year once, in order, each stretch after the letter of its place. */
export function readYearPlan(
  written: string | undefined,
  year: number,
  weeks: readonly number[],
  problems: Problems,
): YearPlan {
  const none: YearPlan = { readings: [], doubtful: new Map() };
  const at = ["calendar", "plan", ...(written === undefined ? [] : [String(year)])];
  const example = `${year}: "S${weeks[0]}-${weeks[4]} C${weeks[5]}-${weeks.at(-1)}"`;
  if (written === undefined) {
    problems.add(
      at,
      {
        problem: say(`il manque l'année ${year}`, `year ${year} is missing`),
        mend: say(`ajoutez \`${example}\``, `add \`${example}\``),
      },
      "key",
    );
    return none;
  }
  const places: Place[] = [];
  for (const stretch of written.trim().split(/[\s,]+/)) {
    const [, letter = "", from = "", to = from] = /^([A-Z])(\d{1,2})(?:-(\d{1,2}))?$/.exec(stretch) ?? [];
    const place = LETTERS[letter];
    const expected = weeks[places.length];
    const end = weeks.indexOf(Number(to));
    if (place === undefined || Number(from) !== expected || end < places.length) {
      problems.add(at, {
        problem:
          place === undefined
            ? say(`« ${stretch} » ne se lit pas`, `“${stretch}” cannot be read`)
            : say(
                `« ${stretch} » ne continue pas l'année, qui en est à la semaine ${expected ?? "—"}`,
                `“${stretch}” does not go on with the year, which is at week ${expected ?? "—"}`,
              ),
        mend: say(
          `écrivez toutes les semaines une fois et dans l'ordre, comme \`${example}\` ; lettres : S école, C entreprise, E examens, D soutenance, O fermé, U inconnu`,
          `write every week once and in order, like \`${example}\`; letters: S school, C company, E exam, D defence, O off, U unknown`,
        ),
      });
      return none;
    }
    while (places.length <= end) places.push(place);
  }
  if (places.length === weeks.length) return { readings: [places], doubtful: new Map() };
  problems.add(at, {
    problem: say(
      `l'année s'arrête avant la semaine ${weeks[places.length]}`,
      `the year stops before week ${weeks[places.length]}`,
    ),
    mend: say(`continuez jusqu'à la semaine ${weeks.at(-1)}`, `go on to week ${weeks.at(-1)}`),
  });
  return none;
}
