import BetterSqlite3 from "better-sqlite3";
import { isCut, type Post } from "./stand-in.ts";

/** What happened, as seen from outside the program. */
export interface Run {
  /** The database's file. */
  readonly file: string;
  readonly posts: readonly Post[];
  /** By subject when it was done and on disk, epoch milliseconds of this machine. */
  readonly done: ReadonlyMap<string, number>;
  /** Of each kill how many messages were neither answered nor acknowledged. */
  readonly kills: readonly number[];
  /** The ids of the reminders that were due when it began. */
  readonly due: ReadonlySet<number>;
  /** What the program's clock showed when it began; what ended by then is not looked at. */
  readonly from: number;
  /** What the program's clock showed at the end. */
  readonly shown: number;
  /** Slack's reasons that are for good. */
  readonly forGood: ReadonlySet<string>;
}

export interface Counts {
  readonly kills: number;
  readonly killsInFlight: number;
  readonly posts: number;
  readonly sent: number;
  readonly merged: number;
  readonly doubles: number;
  readonly bound: number;
  readonly unknown: number;
  readonly found: number;
  readonly dead: number;
  readonly cancelled: number;
  readonly waiting: number;
  readonly done: number;
  /** Requests that began less than a tenth of a second before their thing was done. */
  readonly close: number;
}

interface Row {
  readonly id: number;
  readonly key: string;
  readonly subject: string;
  readonly user: string | null;
  readonly zone: string | null;
  readonly state: string;
  readonly wake: number | null;
  readonly doubted: 0 | 1;
  readonly message: string | null;
  readonly reason: string | null;
}

const ROWS = `select r.id, r.key, r.subject, r.state, r.wake, r.doubted, r.message, r.reason, p.zone,
  (select a.user from accounts a where a.person = r.recipient and a.platform = 'slack') user
  from reminders r join people p on p.id = r.recipient where r.ended is null or r.ended > ? order by r.id`;
const QUIET_FROM = 20;
const QUIET_UNTIL = 7;
const HOME = "Europe/Paris";
const NO_ACCOUNT = "no-account";
const CLOSE_MS = 100;

/** Holds the promise against what the stand-in wrote down; an empty list of stories: it was kept. */
export function judge(run: Run): { readonly counts: Counts; readonly stories: readonly string[] } {
  const db = new BetterSqlite3(run.file, { readonly: true });
  const rows = db.prepare<[number], Row>(ROWS).all(run.from);
  db.close();
  const byUser = new Map<string, Post[]>();
  for (const post of run.posts) byUser.set(post.user, [...(byUser.get(post.user) ?? []), post]);
  const said = (row: Row) => (byUser.get(row.user ?? "") ?? []).filter(({ blocks }) => blocks.includes(row.subject));
  const stories: string[] = [];
  const tell = (what: string, row: Row | null, posts: readonly Post[]): void => {
    stories.push(
      JSON.stringify({ what, row, done: run.done.get(row?.subject ?? ""), posts: posts.map(briefly) }, null, 1),
    );
  };
  for (const row of rows) {
    const posts = said(row);
    const lost = lostWhy(row, posts, run);
    if (lost !== null) tell(`lost: ${lost}`, row, byUser.get(row.user ?? "") ?? []);
    const done = run.done.get(row.subject);
    // Once it is done, a message may name it without its button.
    const naming = (byUser.get(row.user ?? "") ?? []).filter(
      (one) => posts.includes(one) || one.message === row.message,
    );
    const after = done === undefined ? [] : naming.filter(({ began }) => began > done);
    if (after.length > 0 && run.due.has(row.id)) tell("after done", row, posts);
    const accepted = posts.filter((one) => one.accepted !== null);
    if (accepted.length > 1 && row.doubted === 0) tell("a double that was never unknown", row, posts);
  }
  const zones = new Map(rows.map(({ user, zone }) => [user, zone ?? HOME]));
  for (const post of run.posts) {
    if (isQuiet(post.shown, zones.get(post.user) ?? HOME))
      tell(`in quiet hours of ${zones.get(post.user)}`, null, [post]);
  }
  const counts = countsOf(run, rows, said);
  const gone = run.due.size - rows.filter(({ id }) => run.due.has(id)).length;
  if (gone > 0) tell(`lost: ${gone} rows are gone`, null, []);
  if (counts.doubles > counts.bound) tell(`${counts.doubles} doubles, at most ${counts.bound} allowed`, null, []);
  return { counts, stories };
}

/** Null: it is where it belongs. */
function lostWhy(row: Row, posts: readonly Post[], { done, due, shown, forGood }: Run): string | null {
  const reached = posts.some(({ accepted }) => accepted !== null);
  switch (row.state) {
    case "sent":
    case "merged":
      return reached ? null : `${row.state}, but it never arrived`;
    case "cancelled":
      return !due.has(row.id) || done.has(row.subject) ? null : "cancelled, but nobody has done it";
    case "dead":
      return forGood.has(row.reason ?? "") || row.reason === NO_ACCOUNT ? null : `given up: ${row.reason}`;
    case "planned":
    case "retry": {
      const wake = row.wake ?? 0;
      if (isQuiet(shown, row.zone ?? HOME) || !due.has(row.id)) return wake > shown ? null : "still waiting, and due";
      return "still waiting, although there was time for it";
    }
    default:
      return `still ${row.state}`;
  }
}

function countsOf({ posts, kills, done }: Run, rows: readonly Row[], said: (row: Row) => readonly Post[]): Counts {
  const repeated = new Set<Post>();
  let close = 0;
  for (const row of rows) {
    const theirs = said(row);
    for (const post of theirs.filter(({ accepted }) => accepted !== null).slice(1)) repeated.add(post);
    const at = done.get(row.subject);
    if (at !== undefined && theirs.some(({ began }) => began > at - CLOSE_MS && began <= at)) close += 1;
  }
  const of = (...states: readonly string[]) => rows.filter(({ state }) => states.includes(state)).length;
  const doubted = new Set(
    rows.filter((row) => row.doubted === 1 && row.state === "sent").map(({ message }) => message),
  );
  return {
    kills: kills.length,
    killsInFlight: kills.filter((count) => count > 0).length,
    posts: posts.length,
    sent: of("sent"),
    merged: of("merged"),
    doubles: repeated.size,
    bound: kills.reduce((sum, count) => sum + count, 0) + posts.filter(isCut).length,
    unknown: rows.filter((row) => row.doubted === 1).length,
    found: new Set(posts.filter((post) => post.found && doubted.has(post.message)).map(({ message }) => message)).size,
    dead: of("dead"),
    cancelled: of("cancelled"),
    waiting: of("planned", "retry"),
    done: done.size,
    close,
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** By Slack's own reckoning: from 20:00 to 7:00 where the person is, and on Saturdays and Sundays. */
function isQuiet(at: number, zone: string): boolean {
  const options = { timeZone: zone, weekday: "short", hour: "2-digit", hourCycle: "h23" } as const;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("en", options);
  clocks.set(zone, clock);
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const hour = Number(parts["hour"]);
  return hour >= QUIET_FROM || hour < QUIET_UNTIL || parts["weekday"] === "Sat" || parts["weekday"] === "Sun";
}

function briefly({ blocks, ...rest }: Post): object {
  return { ...rest, blocks: blocks.slice(0, 300) };
}
