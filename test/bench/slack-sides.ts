import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { openDatabase } from "../../db/sqlite/open.ts";
import { compose } from "../../src/compose.ts";
import { parseConfig } from "../../src/config.ts";
import { packageRoot } from "../../src/package-root.ts";
import { asIfPlanned, fillBigSchool, learnerEmail } from "../support/big-school.ts";
import { sign } from "../support/slack/sign.ts";
import { type Running, run } from "./processes.ts";
import { SECRET, TEAM } from "./shots.ts";

/** One of the servers that are measured against each other. */
export interface Side {
  readonly name: string;
  readonly people: number;
  start(): Promise<Running>;
}

export const TOKEN = ["xoxb", "of-the-bench"].join("-");
export const PROGRAMME = "albi-apprenticeship";
/** The same in the small and in the large school: what more cohorts cost is measured by itself. */
export const COHORTS = 50;

export interface Sides {
  readonly bare: Side;
  readonly bare50: Side;
  readonly ours: Side;
  readonly ours100k: Side;
  /** What every right answer holds. */
  readonly marker: string;
}

/** Databases on disk, the bare apps built, and one real reply for them to give as a constant. */
export async function prepareSides(folder: string, slackUrl: string): Promise<Sides> {
  const env = { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: TOKEN, SLACK_API_URL: `${slackUrl}/api/` };
  const ours = async (people: number): Promise<Side> => {
    const url = `file:${join(folder, `school-${people}.db`)}`;
    const db = openDatabase({ url });
    const startYear = currentStartYear();
    const cohortSize = people / COHORTS;
    fillBigSchool(db, {
      enrolments: people,
      cohortSize,
      programme: PROGRAMME,
      startYear,
      platform: "slack",
      tenant: TEAM,
    });
    await asIfPlanned(db);
    db.close();
    const start = () => run(join(packageRoot(), "dist/main.js"), { ...env, DATABASE_URL: url, LOG_LEVEL: "warn" });
    return { name: `ours, ${people.toLocaleString("en")} enrolments`, people, start };
  };
  const small = await ours(1_000);
  const reply = join(folder, "reply.json");
  writeFileSync(reply, await oneReply(small));
  const script = bareScript(folder);
  const bare = (name: string, commands: number): Side => ({
    name,
    people: 1_000,
    start: () =>
      run(script, {
        ...env,
        NODE_PATH: join(packageRoot(), "node_modules"),
        BARE_REPLY: reply,
        BARE_COMMANDS: String(commands),
      }),
  });
  return {
    bare: bare("bare Bolt, one command", 1),
    bare50: bare("bare Bolt, 50 commands", 50),
    ours: small,
    ours100k: await ours(100_000),
    marker: JSON.stringify(await titleOf(folder)).slice(1, -1),
  };
}

/** The academic year under way began in this calendar year. */
export function currentStartYear(): number {
  const now = new Date();
  return now.getUTCFullYear() - (now.getUTCMonth() < 9 ? 1 : 0);
}

/** Builds bare Bolt into a folder. */
export function bareScript(folder: string): string {
  const script = join(folder, "bare.cjs");
  buildSync({
    entryPoints: [join(packageRoot(), "test/bench/bare-bolt.ts")],
    outfile: script,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
  });
  return script;
}

/** What the house answers a learner, without Slack between. */
async function titleOf(folder: string): Promise<string> {
  const url = `file:${join(folder, "school-1000.db")}`;
  const app = await compose(parseConfig({ DATABASE_URL: url, DEMO: "0", LOG_LEVEL: "silent" }));
  try {
    const person = await app.stores.people.byEmail(learnerEmail(0));
    if (!person) throw new Error("no learner");
    return (await app.door.line("next-period", { person, lang: null, zone: null })).card.title;
  } finally {
    app.close();
  }
}

async function oneReply(side: Side): Promise<string> {
  const running = await side.start();
  const body = `command=%2Fnext-period&text=&team_id=${TEAM}&user_id=U00000000&trigger_id=first.${process.pid}`;
  const headers = sign(body, SECRET, Math.floor(Date.now() / 1000));
  const answer = await fetch(`http://127.0.0.1:${running.port}/slack/events`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  const text = await answer.text();
  await running.stop();
  if (answer.status !== 200 || text === "") throw new Error(`no reply to copy: ${answer.status}`);
  return text;
}
