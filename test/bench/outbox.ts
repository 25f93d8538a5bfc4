import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/sqlite/open.ts";
import { dueReads } from "../../db/sqlite/reminders/due.ts";
import { outboxStore } from "../../db/sqlite/reminders/outbox-store.ts";
import { fillBacklog, NOW } from "./outbox-backlog.ts";
import type { Asked } from "./outbox-side.ts";
import { type Line, median, type Section } from "./report.ts";
import { type Side, withSides } from "./sides.ts";

const BATCH = 50;

export interface OutboxSizes {
  readonly backlog: number;
  /** In which the whole backlog is sent. */
  readonly rounds: number;
  /** Batches that each side sends before the next one does. */
  readonly inTurn: number;
  /** Open reminders, in a small and in a large school. */
  readonly open: readonly [number, number];
  /** Rounds of what waits. */
  readonly looks: number;
}

const FULL: OutboxSizes = { backlog: 100_000, rounds: 20, inTurn: 5, open: [1_000, 1_000_000], looks: 9 };

/** What it costs to take reminders from the backlog and to acknowledge them, against others; and what waiting costs when there are many. */
export async function benchOutbox(sizes: OutboxSizes = FULL): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  try {
    const lines = [...(await sending(folder, sizes)), ...(await waiting(folder, sizes))];
    return { id: "outbox", title: "The outbox", how: howOf(sizes), lines };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function howOf({ backlog, rounds, inTurn, looks }: OutboxSizes): string {
  return `Backlog of ${backlog.toLocaleString("en")}, each to somebody else, sent to its end by each side, in a process of its own, all of them on one processor; ${rounds} rounds, of which the first does not count; in a round two sides after two, ${inTurn} batches of ${BATCH} in turn, each side as often after itself as after the other; medians of the rounds; on disk with \`synchronous=FULL\` unless said. What waits: medians of ${looks} interleaved rounds.`;
}

/** Those that take turns with each other. */
const PAIRS = [
  ["ours", "bare"],
  ["plainjob", "plainjob, FULL"],
] as const;
const NAMES = PAIRS.flat();
type Name = (typeof NAMES)[number];

async function sending(folder: string, sizes: OutboxSizes): Promise<Line[]> {
  const file = (name: Name) => join(folder, `${NAMES.indexOf(name)}.db`);
  const { backlog } = sizes;
  fillBacklog(`file:${file("ours")}`, { open: backlog, due: backlog, people: backlog });
  copyFileSync(file("ours"), file("bare"));
  const started = NAMES.map((name) => [name, file(name), String(backlog), String(BATCH)]);
  const speeds = await withSides<Asked, Speeds>("outbox-side.ts", started, (sides) => speedsOf(sides, sizes));
  const against = (name: Name, what: string, target: number): Line => {
    const ratio = median(speeds.ours.map((speed, round) => speed / (speeds[name][round] ?? speed)));
    return { what, found: ratio.toFixed(2), target: `≥ ${target}`, met: ratio >= target };
  };
  return [
    ...NAMES.map((name) => ({
      what: `claim and acknowledge, ${name}`,
      found: `${Math.round(median(speeds[name])).toLocaleString("en")} a second`,
      target: null,
      met: null,
    })),
    against("plainjob", "ours : plainjob 0.0.14 at its own durability (NORMAL)", 0.75),
    against("plainjob, FULL", "ours : plainjob 0.0.14 with FULL", 1.5),
    against("bare", "ours : better-sqlite3 running the same statements", 0.85),
  ];
}

/** Reminders a second, by round. */
type Speeds = Readonly<Record<Name, number[]>>;

async function speedsOf(sides: readonly Side<Asked>[], { backlog, rounds, inTurn }: OutboxSizes): Promise<Speeds> {
  const reminders = inTurn * BATCH;
  const turns = backlog / rounds / reminders;
  if (!Number.isInteger(turns) || rounds < 2)
    throw new Error("a backlog is sent in whole turns, in two rounds or more");
  const speeds: Speeds = { ours: [], bare: [], plainjob: [], "plainjob, FULL": [] };
  for (let round = 0; round < rounds; round++) {
    const spent: Record<Name, number> = { ours: 0, bare: 0, plainjob: 0, "plainjob, FULL": 0 };
    for (const pair of PAIRS)
      for (let turn = 0; turn < turns; turn++)
        for (const name of turn % 2 === 0 ? pair : pair.toReversed())
          for (const ms of (await sides[NAMES.indexOf(name)]?.ask({ reminders })) ?? []) spent[name] += ms;
    for (const name of NAMES) if (round > 0) speeds[name].push((backlog * 1_000) / rounds / spent[name]);
  }
  return speeds;
}

async function waiting(folder: string, { open, looks }: OutboxSizes): Promise<Line[]> {
  const due: number[][] = [[], []];
  const sweeps: number[][] = [[], []];
  const schools = open.map((count, index) => {
    const url = (what: string) => `file:${join(folder, `${what}-${index}.db`)}`;
    fillBacklog(url("due"), { open: count, due: Math.min(count, 500), people: Math.min(count, 1_000) });
    fillBacklog(url("idle"), { open: count, due: 0, people: Math.min(count, 1_000) });
    const [busy, idle] = [openDatabase({ url: url("due") }), openDatabase({ url: url("idle") })];
    return { busy, idle, read: dueReads(busy), outbox: outboxStore(idle) };
  });
  const until = NOW.add({ minutes: 1 });
  for (let round = 0; round <= looks; round++) {
    for (const [index, { read, outbox }] of schools.entries()) {
      const start = performance.now();
      for (let call = 0; call < 100; call++) read.due(NOW.epochMilliseconds, 100);
      const between = performance.now();
      for (let call = 0; call < 100; call++) await outbox.claim(NOW, { token: "t", limit: BATCH, until });
      if (round > 0) due[index]?.push(between - start);
      if (round > 0) sweeps[index]?.push(performance.now() - between);
    }
  }
  for (const { busy, idle } of schools) for (const db of [busy, idle]) db.close();
  const [few, many] = open.map((count) => count.toLocaleString("en"));
  const compared = (what: string, [small = [], large = []]: number[][], most: number): Line => {
    const ratio = median(large) / median(small);
    const detail = `${(median(small) * 10).toFixed(0)} µs, ${(median(large) * 10).toFixed(0)} µs`;
    return {
      what: `${what}, ${many} : ${few} open`,
      found: ratio.toFixed(2),
      detail,
      target: `≤ ${most}`,
      met: ratio <= most,
    };
  };
  return [compared("the first 100 that are due", due, 1.3), compared("a sweep with nothing due", sweeps, 2)];
}
