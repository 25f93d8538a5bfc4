import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProgrammes } from "../../db/compiled-programmes.ts";
import { cpu, sweep } from "./cpu.ts";
import {
  COHORT_SIZE,
  fillPlanningSchool,
  learnersAmong,
  openPlanningSchool,
  type PlanningSchool,
} from "./planning-school.ts";
import { type Asked, type Change, changeInTurns, IN_TURN, readThrough, type Spending } from "./planning-sides.ts";
import { type Line, median, type Section } from "./report.ts";
import { withSides } from "./sides.ts";
import { PROGRAMME } from "./slack-sides.ts";

const TIMES_OF_CHANGES = 15;
/** So much of the largest school is planned again. */
const AGAIN = 0.2;

export interface PlanningSizes {
  /** People in a small, a larger and a large school, learners, masters and tutors. */
  readonly people: readonly [number, number, number];
  /** Parts in which the larger schools are planned; a small one is planned whole beside each. */
  readonly rounds: number;
  /** Changes of each sort in one round. */
  readonly changes: number;
  /** Changes before those that count, as in a server that has run for a while. */
  readonly before: number;
}

const FULL: PlanningSizes = { people: [1_000, 10_000, 100_000], rounds: 10, changes: 40, before: 2_400 };

/** What planning costs: a change that touches one person, and a day on which everybody is planned anew. */
export async function benchPlanning(sizes: PlanningSizes = FULL): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  const schools = await makeSchools(folder, sizes);
  try {
    const lines = [
      ...(await firstDay(schools, sizes)),
      ...(await oneChange(schools, sizes)),
      ...(await laterDay(schools, sizes)),
    ];
    return { id: "planning", title: "Planning reminders", how: howOf(sizes), lines };
  } finally {
    for (const { stores } of [schools.larger, schools.large]) stores.close();
    rmSync(folder, { recursive: true });
  }
}

function howOf({ people, rounds, changes, before }: PlanningSizes): string {
  const [few, , many] = people.map((count) => count.toLocaleString("en"));
  const learners = learnersAmong(people[2]);
  return [
    `Schools of ${few} to ${many} people; the largest has ${learners.toLocaleString("en")} learners with four open dossiers each, in ${Math.ceil(learners / COHORT_SIZE)} cohorts of ${COHORT_SIZE};`,
    `a master for every 2, a tutor for every 20, one head an option, 3 registrars. CPU time a learner, medians of ${rounds} interleaved rounds, of a change of ${TIMES_OF_CHANGES} rounds of ${changes}, ${IN_TURN} in turn, of schools in processes of their own on one processor, their files in the memory of the machine, that have planned ${before.toLocaleString("en")} the day before, each of another learner of whom nothing was read; on disk with \`synchronous=FULL\`, but for the plans' own commits, which wait for no disk.`,
  ].join(" ");
}

interface Schools {
  /** Opens one of the small schools: one for each round, since what is planned for the first time is planned once. */
  small(round: number): Promise<PlanningSchool>;
  /** The same, where triggers do not count the states. */
  uncounted(round: number): Promise<PlanningSchool>;
  readonly larger: PlanningSchool;
  readonly large: PlanningSchool;
  /** Where the first of the small ones is, and the large one. */
  readonly files: { readonly small: string; readonly large: string };
}

async function makeSchools(folder: string, { people, rounds }: PlanningSizes): Promise<Schools> {
  const programmes = await openProgrammes();
  const programme = programmes.get(PROGRAMME);
  if (!programme) throw new Error(`no ${PROGRAMME}`);
  const file = (name: string) => join(folder, `${name}.db`);
  const open = async (name: string) => {
    const school = await openPlanningSchool(`file:${file(name)}`, programmes);
    await school.prepare();
    return school;
  };
  for (const [i, name] of ["small", "larger", "large"].entries())
    await fillPlanningSchool(`file:${file(name)}`, learnersAmong(people[i] ?? 0), programme);
  for (let round = 0; round < rounds; round++) {
    for (const name of ["small", "uncounted"] as const) {
      copyFileSync(file("small"), file(`${name}-${round}`));
      // Opened again for its turn, so that no side has read its pages before.
      const school = await open(`${name}-${round}`);
      if (name === "uncounted") school.uncounted();
      school.stores.close();
    }
  }
  return {
    small: (round) => open(`small-${round}`),
    uncounted: (round) => open(`uncounted-${round}`),
    larger: await open("larger"),
    large: await open("large"),
    files: { small: file("small-0"), large: file("large") },
  };
}

/** CPU microseconds for each of those that are planned. */
async function costOf(school: PlanningSchool, most: number): Promise<number> {
  let planned = 0;
  sweep();
  const spent = await cpu(async () => {
    planned = await school.plan(most);
  });
  return spent / planned;
}

interface Spent {
  readonly small: number[];
  readonly uncounted: number[];
  readonly larger: number[];
  readonly large: number[];
}

/** Plans those that are marked, in turns; of the largest school such a part in all. */
async function inTurns({ small, uncounted, larger, large }: Schools, { rounds, people }: PlanningSizes, part: number) {
  const [, more, many] = people.map(learnersAmong);
  const spent: Spent = { small: [], uncounted: [], larger: [], large: [] };
  const memory: number[] = [];
  const whole = async (name: "small" | "uncounted", school: PlanningSchool) => {
    if (part < 1) await school.stores.plans.markAll();
    spent[name].push(await costOf(school, Number.POSITIVE_INFINITY));
    school.stores.close();
  };
  for (let round = 0; round < rounds; round++) {
    const turns = [
      async () => whole("small", await small(round)),
      async () => whole("uncounted", await uncounted(round)),
      async () => spent.larger.push(await costOf(larger, Math.ceil((more ?? 0) / rounds))),
      async () => spent.large.push(await costOf(large, Math.ceil(((many ?? 0) * part) / rounds))),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    memory.push(process.memoryUsage.rss() / 2 ** 20);
  }
  return { spent, memory };
}

/** Everybody is planned for the first time. */
async function firstDay(schools: Schools, sizes: PlanningSizes): Promise<Line[]> {
  const { spent, memory } = await inTurns(schools, sizes, 1);
  return [
    ...compared("a whole day, all of it new", spent, sizes),
    triggers("all new", spent),
    plain(
      `memory after each 1/${sizes.rounds} of the largest`,
      `${memory.map((one) => one.toFixed(0)).join(", ")} MiB RSS`,
    ),
  ];
}

/** Everybody is marked and planned again: nothing is to be said otherwise. */
async function laterDay(schools: Schools, sizes: PlanningSizes): Promise<Line[]> {
  const marking: string[] = [];
  for (const [school, count] of [
    [schools.larger, sizes.people[1]],
    [schools.large, sizes.people[2]],
  ] as const) {
    const spent = await cpu(() => school.stores.plans.markAll());
    marking.push(`${(spent / 1_000).toFixed(0)} ms for ${count.toLocaleString("en")}`);
  }
  const { spent } = await inTurns(schools, sizes, AGAIN);
  return [
    ...compared(`a whole day, all of it as it was (of the largest, ${AGAIN * 100} %)`, spent, sizes),
    triggers("as it was", spent),
    plain("marking everybody, which nothing interrupts", marking.join(", ")),
  ];
}

function compared(what: string, { small, larger, large }: Spent, { people }: PlanningSizes): Line[] {
  const [few, more, many] = people.map((count) => count.toLocaleString("en"));
  const each = `${few}: ${micros(small)}, ${more}: ${micros(larger)}, ${many}: ${micros(large)}`;
  return [
    plain(`${what}, a learner`, each),
    ratio(`the same, ${more} : ${few}`, larger, small),
    ratio(`the same, ${many} : ${few}`, large, small),
  ];
}

function triggers(what: string, { small, uncounted }: Spent): Line {
  const found = median(small) / median(uncounted);
  return plain(`the same at the smallest, states counted by triggers : not counted, ${what}`, found.toFixed(2));
}

const micros = (values: readonly number[]) => `${median(values).toFixed(0)} µs`;

function plain(what: string, found: string): Line {
  return { what, found, target: null, met: null };
}

function ratio(what: string, large: readonly number[], small: readonly number[]): Line {
  const found = median(large) / median(small);
  return { what, found: found.toFixed(2), target: "flat (≤ 1.2)", met: found <= 1.2 };
}

type Round = Readonly<Record<Change, Spending>>;

async function oneChange({ files }: Schools, { people, changes, before }: PlanningSizes): Promise<Line[]> {
  const sizes = [people[0], people[2]] as const;
  const count = TIMES_OF_CHANGES * changes;
  const parts = [
    [files.small, sizes[0]],
    [files.large, sizes[1]],
  ] as const;
  const started = parts.map(([file, size]) => [
    `file:${file}`,
    String(learnersAmong(size)),
    String(2 * count + before),
  ]);
  const rounds = await withSides<Asked, Round[]>("planning-side.ts", started, async ([small, large]) => {
    if (!small || !large) throw new Error("two schools are compared");
    const sides = [small, large] as const;
    await changeInTurns(sides, "touch", { from: 2 * count, to: 2 * count + before });
    for (const side of sides) await side.ask({ what: "next day" });
    const done: Round[] = [];
    for (let from = 0; from < count; from += changes) {
      for (const file of Object.values(files)) readThrough(file);
      const touch = await changeInTurns(sides, "touch", { from, to: from + changes });
      // Of other learners: nothing of them was read a moment ago.
      const decide = await changeInTurns(sides, "decide", { from: count + from, to: count + from + changes });
      done.push({ touch, decide });
    }
    return done;
  });
  const [few, many] = sizes.map((size) => size.toLocaleString("en"));
  const lines = [
    ["a decision with its reminders", "decide"],
    ["a change that touches one person, planned", "touch"],
  ] as const;
  return lines.flatMap(([what, change]) => {
    const [one, other] = [rounds.map((spent) => spent[change][0]), rounds.map((spent) => spent[change][1])];
    const [ones, others] = [one.map(mean), other.map(mean)];
    return [
      {
        ...ratio(`${what}, ${many} : ${few}`, others, ones),
        detail: `${micros(ones)}, ${micros(others)}`,
        target: "≤ 1.2",
      },
      plain("the same, all of them together", told(mean(others), mean(ones))),
      plain("the same, the middle ones", told(median(other.flat()), median(one.flat()))),
    ];
  });
}

function told(large: number, small: number): string {
  return `${(large / small).toFixed(2)} (${small.toFixed(0)} µs, ${large.toFixed(0)} µs)`;
}

/** With the collections of garbage and the checkpoints that fall among them. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
