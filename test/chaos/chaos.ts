import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../src/core/ports.ts";
import { learnerAccount } from "../support/big-school.ts";
import { startCompleting } from "./completing.ts";
import { type Counts, judge } from "./judge.ts";
import { type Life, startLife } from "./life.ts";
import { BOUNDARY, fillChaosSchool, TEAM } from "./school.ts";
import { below, type Random, seeded } from "./seeded.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

export interface ChaosOptions {
  readonly kills: number;
  readonly reminders: number;
  readonly seed: number;
  /** How long after the beginning quiet hours begin and end somewhere. */
  readonly boundaryAfterMs: number;
  /** On average between two things that people do themselves. */
  readonly doneEveryMs: number;
  /** When it has done nothing for so long, it is looked what it waits for. */
  readonly idleMs: number;
  readonly tell?: (line: string) => void;
}

export interface ChaosResult {
  readonly counts: Counts;
  /** What went wrong; empty: the promise was kept. */
  readonly stories: readonly string[];
  readonly seconds: number;
}

const FOR_GOOD = ["channel_not_found", "user_not_found", "user_disabled", "is_archived"];
/** Of a hundred people, those whom Slack knows no more. */
const GONE = 0.01;
/** Of a hundred kills, those at any moment; the others wait until messages are under way. */
const ANY_MOMENT = 0.2;
const ANY_MOMENT_MS = 1_500;
const AFTER_POST_MS = 25;
const PATIENCE_MS = 6_000;
const MINUTE_MS = 60_000;
const TAIL_MS = 12 * MINUTE_MS;

/** Kills the program again and again while it sends, lets it come to an end, and holds what Slack saw against the promise. */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const start = performance.now();
  const random = seeded(options.seed);
  const folder = await mkdtemp(join(tmpdir(), "passerelle-chaos-"));
  const file = join(folder, "school.db");
  try {
    const run = await openRun(options, random, file);
    try {
      await run.killing();
      await run.ending();
    } finally {
      await run.close();
    }
    return { ...run.verdict(), seconds: (performance.now() - start) / 1_000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openRun(options: ChaosOptions, random: Random, file: string) {
  const { kills, reminders, boundaryAfterMs, doneEveryMs, tell = () => {} } = options;
  const url = `file:${file}`;
  const filled = BOUNDARY.epochMilliseconds - boundaryAfterMs;
  const at = Temporal.Instant.fromEpochMilliseconds(filled);
  const { due, people, programmes } = await fillChaosSchool(url, reminders, { now: () => at }, random);
  tell(`${reminders} reminders to ${people} people`);
  let aheadMs = filled - Date.now();
  const shown = (): number => Date.now() + aheadMs;
  const clock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(shown()) };
  const slack = await startStandIn({
    random: seeded(options.seed + 1),
    team: TEAM,
    gone: goneOf(people, random),
    userOf,
  });
  const db = new BetterSqlite3(file, { readonly: true });
  const held = db.prepare<[string], { n: number }>(
    "select count(*) n from reminders where message = ? and state = 'leased'",
  );
  const completing = startCompleting({
    url,
    programmes,
    clock,
    random: seeded(options.seed + 2),
    everyMs: doneEveryMs,
  });
  const inFlight: number[] = [];
  let life: Life | null = null;
  let lives = 0;

  function begin(): Life {
    lives += 1;
    slack.life(lives, aheadMs);
    life = startLife({ url, slack: slack.url, aheadMs });
    return life;
  }

  /** Sends of this life that the program may not know the end of: not answered, or not acknowledged. */
  function underWay(): number {
    const seen = slack.posts.filter((post) => post.life === lives);
    return seen.filter(({ answered, message }) => answered === null || (held.get(message)?.n ?? 0) > 0).length;
  }

  async function killing(): Promise<void> {
    for (let count = 0; count < kills; count += 1) {
      const now = begin();
      const left = leftToSend(db, shown()) / (kills - count);
      await Promise.race([momentOf(slack, random, left), mustRun(now)]);
      await now.kill();
      inFlight.push(underWay());

      if ((count + 1) % 50 === 0)
        tell(`${count + 1} kills, ${slack.posts.length} requests, ${completing.done.size} done`);
    }
  }

  /** Lets it run; when nothing but time has to pass, its clock is moved. Ends when nobody is owed anything now. */
  async function ending(): Promise<void> {
    const until = performance.now() + TAIL_MS;
    let now = begin();
    await completing.stop();
    while (performance.now() < until) {
      const before = slack.posts.length + slack.lookUps();
      await Promise.race([after(options.idleMs), mustRun(now)]);
      if (slack.posts.length + slack.lookUps() > before) continue;
      const next = nextOf(db, shown());
      if (next === null) break;
      const wait = Math.min(next - shown(), 10 * MINUTE_MS);
      if (wait < 5_000) continue;
      await mustStop(now);
      aheadMs += wait;
      now = begin();
    }
    await mustStop(now);
  }

  return {
    killing,
    ending,
    async close() {
      await life?.kill();
      await completing.stop().catch(() => {});
      db.close();
      await slack.close();
    },
    verdict: () =>
      judge({
        file,
        posts: slack.posts,
        done: completing.done,
        kills: inFlight,
        due,
        from: filled,
        shown: shown(),
        forGood: new Set(FOR_GOOD),
      }),
  };
}

/** When to kill: after some messages came in, or at any moment. */
async function momentOf(slack: StandIn, random: Random, each: number): Promise<void> {
  if (random() < ANY_MOMENT) {
    await after(below(random, ANY_MOMENT_MS));
    return;
  }
  const count = 1 + below(random, Math.max(2, Math.ceil(2 * each)));
  const [rest, late] = [below(random, AFTER_POST_MS), new AbortController()];
  await Promise.race([slack.came(count), after(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => {})]);
  late.abort();
  await after(rest);
}

async function mustRun(life: Life): Promise<void> {
  if (await life.ended) throw new Error(`the program ended by itself:\n${life.said()}`);
  return new Promise(() => {});
}

async function mustStop(life: Life): Promise<void> {
  const code = await life.stop();
  if (code !== 0) throw new Error(`the program ended with ${code} when it was asked to stop:\n${life.said()}`);
}

/** Messages that are not sent and go as soon as they can; what waits for a better hour is left out. */
function leftToSend(db: BetterSqlite3.Database, now: number): number {
  const left = "select count(distinct recipient) n from reminders where wake < ? or state = 'unknown'";
  return (db.prepare(left).get(now + 5 * MINUTE_MS) as { n: number }).n;
}

/** When something is next to be done within the hour, `now` when something is in doubt; null: nothing is. */
function nextOf(db: BetterSqlite3.Database, now: number): number | null {
  const doubt = db.prepare("select 1 from reminders where state = 'unknown' limit 1").get();
  if (doubt) return now;
  const next = "select min(wake) wake from reminders where wake is not null and wake < ?";
  return (db.prepare(next).get(now + 60 * MINUTE_MS) as { wake: number | null }).wake;
}

function goneOf(people: number, random: Random): ReadonlyMap<string, string> {
  const gone = new Map<string, string>();
  for (let index = 0; index < people; index += 1)
    if (random() < GONE) gone.set(learnerAccount(index), FOR_GOOD[below(random, FOR_GOOD.length)] ?? "");
  return gone;
}

/** Masters and tutors have never written; some of them are not in Slack. */
function userOf(email: string): string | null {
  const [, role = "", number = ""] = /^(master|tutor)(\d+)@/.exec(email) ?? [];
  return role === "" || number.endsWith("7") ? null : `${role === "master" ? "M" : "T"}${number.padStart(8, "0")}`;
}
