import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../db/sqlite/open.ts";
import { dueReads } from "../../db/sqlite/reminders/due.ts";
import { outboxStore } from "../../db/sqlite/reminders/outbox-store.ts";
import { fillBacklog, NOW } from "./outbox-backlog.ts";
import { bareSide, ourSide, plainjobSide, type Side } from "./outbox-sides.ts";
import { type Line, median, type Section } from "./report.ts";

const BATCH = 50;

export interface OutboxSizes {
  readonly backlog: number;
  readonly rounds: number;
  /** Of `BATCH` reminders each, in a round. */
  readonly batches: number;
  /** Open reminders, in a small and in a large school. */
  readonly open: readonly [number, number];
}

const FULL: OutboxSizes = { backlog: 100_000, rounds: 9, batches: 40, open: [1_000, 1_000_000] };

/** What it costs to take reminders from the backlog and to acknowledge them, against others; and what waiting costs when there are many. */
export async function benchOutbox(sizes: OutboxSizes = FULL): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  try {
    const lines = [...(await sending(folder, sizes)), ...(await waiting(folder, sizes))];
    const how = `Backlog of ${sizes.backlog.toLocaleString("en")}, each to somebody else; ${sizes.rounds} interleaved rounds of ${sizes.batches} batches of ${BATCH}, medians; on disk with \`synchronous=FULL\` unless said.`;
    return { id: "outbox", title: "The outbox", how, lines };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function sending(folder: string, { backlog, rounds, batches }: OutboxSizes): Promise<Line[]> {
  const files = ["ours", "bare"].map((name) => join(folder, `${name}.db`));
  const [ours = "", bare = ""] = files;
  fillBacklog(`file:${ours}`, { open: backlog, due: backlog, people: backlog });
  copyFileSync(ours, bare);
  const sides: Record<string, Side> = {
    ours: ourSide(`file:${ours}`, BATCH),
    bare: bareSide(`file:${bare}`, BATCH),
    plainjob: plainjobSide(folder, backlog, "its own"),
    "plainjob, FULL": plainjobSide(folder, backlog, "FULL"),
  };
  const speeds = new Map<string, number[]>(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const order = Object.entries(sides);
    for (const [name, side] of round % 2 === 0 ? order : order.toReversed()) {
      const start = performance.now();
      await side.run(name.startsWith("plainjob") ? batches * BATCH : batches);
      if (round > 0) speeds.get(name)?.push((batches * BATCH * 1_000) / (performance.now() - start));
    }
  }
  for (const side of Object.values(sides)) side.close();
  const speed = (name: string) => median(speeds.get(name) ?? []);
  const against = (name: string, what: string, target: number): Line => {
    const ratio = median((speeds.get("ours") ?? []).map((value, i) => value / (speeds.get(name)?.[i] ?? value)));
    return { what, found: ratio.toFixed(2), target: `≥ ${target}`, met: ratio >= target };
  };
  return [
    ...Object.keys(sides).map((name) => ({
      what: `claim and acknowledge, ${name}`,
      found: `${Math.round(speed(name)).toLocaleString("en")} a second`,
      target: null,
      met: null,
    })),
    against("plainjob", "ours : plainjob 0.0.14 at its own durability (NORMAL)", 0.75),
    against("plainjob, FULL", "ours : plainjob 0.0.14 with FULL", 1.5),
    against("bare", "ours : better-sqlite3 running the same statements", 0.85),
  ];
}

async function waiting(folder: string, { open, rounds }: OutboxSizes): Promise<Line[]> {
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
  for (let round = 0; round <= rounds; round++) {
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
