import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTap } from "../support/slack/tap.ts";
import { fire } from "./load.ts";
import type { Running } from "./processes.ts";
import { type Line, median, type Section } from "./report.ts";
import { commandShots } from "./shots.ts";
import { COHORTS, prepareSides, type Side, type Sides } from "./slack-sides.ts";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 9);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 4000);
const CONNECTIONS = Number(process.env["BENCH_CONNECTIONS"] ?? 32);
const STARTS = 7;

interface Measured {
  readonly perSecond: number[];
  readonly cpuMicros: number[];
  readonly p50: number[];
  readonly p99: number[];
}

/** `/next-period` through Slack's door against bare Bolt, side by side. */
export async function benchSlack(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  const tap = await startTap(() => ({ body: { ok: true, team_id: "T00000001", user_id: "UBOT", bot_id: "BBOT" } }));
  try {
    const sides = await prepareSides(folder, tap.url);
    const lines = [...(await throughput(sides)), ...(await startAndMemory(sides))];
    const how = `${ROUNDS} interleaved rounds of ${REQUESTS} signed requests over ${CONNECTIONS} connections, medians; another person, trigger and signature each, every reply checked, ${COHORTS} cohorts, database on disk with \`synchronous=FULL\`.`;
    return { id: "slack", title: "Slack: `/next-period` against bare Bolt", how, lines };
  } finally {
    await tap.close();
    rmSync(folder, { recursive: true });
  }
}

async function throughput(sides: Sides): Promise<Line[]> {
  const all = [sides.bare, sides.ours, sides.bare50, sides.ours100k];
  const running = await Promise.all(all.map((side) => side.start()));
  const found = all.map((): Measured => ({ perSecond: [], cpuMicros: [], p50: [], p99: [] }));
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (let turn = 0; turn < all.length; turn += 1) {
        const index = (turn + round) % all.length;
        const [side, server, measured] = [all[index], running[index], found[index]];
        if (side && server && measured) await oneRound(side, server, round === 0 ? null : measured, sides.marker);
      }
    }
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
  const [bare, ours, bare50, large] = found;
  if (!bare || !ours || !bare50 || !large) throw new Error("nothing measured");
  const told = (m: Measured): string =>
    `${median(m.perSecond).toFixed(0)} requests/s, ${median(m.cpuMicros).toFixed(0)} µs CPU, p50 ${median(m.p50).toFixed(1)} ms, p99 ${median(m.p99).toFixed(1)} ms`;
  const ratio = (one: number[], other: number[]): number => median(one.map((value, i) => value / (other[i] ?? value)));
  return [
    ...found.map((m, i) => ({ what: all[i]?.name ?? "", found: told(m), target: null, met: null })),
    line("requests/s, 1,000 enrolments : bare Bolt", ratio(ours.perSecond, bare.perSecond), 0.85, "≥"),
    line("requests/s, 1,000 enrolments : Bolt with 50 commands", ratio(ours.perSecond, bare50.perSecond), 2.5, "≥"),
    line("CPU a request, 100,000 : 1,000 enrolments", ratio(large.cpuMicros, ours.cpuMicros), 1.1, "≤"),
  ];
}

async function oneRound(side: Side, server: Running, into: Measured | null, marker: string): Promise<void> {
  const shots = commandShots(REQUESTS, side.people, marker);
  const before = server.cpuMs();
  const { seconds, p50, p99 } = await fire(server.port, shots, CONNECTIONS);
  into?.perSecond.push(REQUESTS / seconds);
  into?.cpuMicros.push(((server.cpuMs() - before) * 1000) / REQUESTS);
  into?.p50.push(p50);
  into?.p99.push(p99);
}

async function startAndMemory({ bare, ours, marker }: Sides): Promise<Line[]> {
  const sides = [bare, ours];
  const start: number[][] = [[], []];
  const idle: number[][] = [[], []];
  const loaded: number[][] = [[], []];
  for (let round = 0; round < STARTS; round += 1) {
    for (const [index, side] of sides.entries()) {
      const server = await side.start();
      start[index]?.push(server.startMs);
      await new Promise((resolve) => setTimeout(resolve, 500));
      idle[index]?.push(server.rssMiB());
      await fire(server.port, commandShots(REQUESTS, side.people, marker), CONNECTIONS);
      loaded[index]?.push(server.rssMiB());
      await server.stop();
    }
  }
  const pair = ([one = [], other = []]: number[][], unit: string): string =>
    `${median(other).toFixed(0)} : ${median(one).toFixed(0)} ${unit}`;
  const ratio = ([one = [], other = []]: number[][]): number => median(other) / median(one);
  return [
    { ...line("start to ready", ratio(start), 1.6, "≤"), detail: pair(start, "ms") },
    { ...line("memory, idle", ratio(idle), 1.4, "≤"), detail: pair(idle, "MiB RSS") },
    { ...line(`memory, after ${REQUESTS} requests`, ratio(loaded), 1.4, "≤"), detail: pair(loaded, "MiB RSS") },
  ];
}

function line(what: string, value: number, target: number, sign: "≥" | "≤"): Line {
  return {
    what,
    found: value.toFixed(2),
    target: `${sign} ${target}`,
    met: sign === "≥" ? value >= target : value <= target,
  };
}
