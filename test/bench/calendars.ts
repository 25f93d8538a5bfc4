import { loadProgrammes } from "../../db/programmes.ts";
import { openDatabase } from "../../db/sqlite/open.ts";
import { storesOn } from "../../db/sqlite/stores.ts";
import { keepCalendars } from "../../src/core/keep-calendars.ts";
import { fillBigSchool, learnerEmail } from "../support/big-school.ts";
import { day, NOBODY } from "../support/store.ts";
import { median, type Section } from "./report.ts";

const COHORTS = [10, 100, 1_000];
/** What runs first runs slowly, whatever it is. */
const WARM_UP = 500;
const ROUNDS = 9;
const TODAY = day("2026-11-22");

/** What a cohort's calendar costs the first time it is asked for, however many cohorts there are, and what it costs every further enrolment. */
export async function benchCalendars(): Promise<Section> {
  await costOf(WARM_UP);
  const costs: { count: number; cohort: number; again: number }[] = [];
  for (const count of COHORTS) costs.push({ count, ...(await costOf(count)) });
  const [small, large] = [costs[0], costs.at(-1)];
  if (!small || !large) throw new Error("nothing measured");
  const ratio = large.cohort / small.cohort;
  return {
    id: "calendars",
    title: "Calendars",
    how: `Medians of ${ROUNDS} rounds, each on calendars that nothing is known of yet; 2 enrolments a cohort.`,
    lines: [
      ...costs.map(({ count, cohort, again }) => ({
        what: `${count.toLocaleString("en")} cohorts`,
        found: `${cohort.toFixed(0)} µs a cohort, ${again.toFixed(1)} µs a further enrolment`,
        target: null,
        met: null,
      })),
      { what: "cost a cohort, 1,000 : 10 cohorts", found: ratio.toFixed(2), target: "flat (≤ 1.2)", met: ratio <= 1.2 },
      {
        what: "one more enrolment : one more cohort",
        found: (large.again / large.cohort).toFixed(4),
        target: "nothing (≤ 0.01)",
        met: large.again / large.cohort <= 0.01,
      },
    ],
  };
}

async function costOf(count: number): Promise<{ cohort: number; again: number }> {
  const db = openDatabase({ url: ":memory:" });
  const [programmes, stores] = [loadProgrammes(), storesOn(db)];
  const programme = [...programmes.values()].find(({ plan }) => plan !== null)?.id ?? "";
  fillBigSchool(db, { enrolments: count * 2, cohortSize: 2, programme, startYear: 2026 });
  const views = await Promise.all(
    Array.from({ length: count * 2 }, async (_, i) => {
      const person = await stores.people.byEmail(learnerEmail(i));
      return (await stores.enrolments.of(person ?? NOBODY, TODAY))[0];
    }),
  );
  const found = views.filter((view) => view !== undefined);
  const micros = async (calendars: ReturnType<typeof keepCalendars>, from: number): Promise<number> => {
    const start = performance.now();
    for (let i = from; i < found.length; i += 2) {
      const view = found[i];
      if (view) await calendars.of(view);
    }
    return ((performance.now() - start) * 1000) / count;
  };
  const rounds = { cohort: [] as number[], again: [] as number[] };
  // As many derivations a round, and as many kept, however few the cohorts: else the larger school alone pays for collecting garbage.
  const copies = Math.ceil(Math.max(...COHORTS) / count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const schools = Array.from({ length: copies }, () => keepCalendars(stores, programmes));
    for (const [into, from] of [
      [rounds.cohort, 0],
      [rounds.again, 1],
    ] as const) {
      let sum = 0;
      for (const calendars of schools) sum += await micros(calendars, from);
      into.push(sum / copies);
    }
  }
  stores.close();
  return { cohort: median(rounds.cohort), again: median(rounds.again) };
}
