import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStores } from "../../db/sqlite/stores.ts";
import { packageRoot } from "../../src/package-root.ts";
import { pressValue } from "../../src/platforms/slack/button.ts";
import { learnerEmail } from "../support/big-school.ts";
import { sign } from "../support/slack/sign.ts";
import { startTap } from "../support/slack/tap.ts";
import { instant } from "../support/store.ts";
import { fillDossiers, type Open, TUTOR_OF } from "./dossier-school.ts";
import { fire } from "./load.ts";
import { type Running, run } from "./processes.ts";
import { type Line, median, type Section } from "./report.ts";
import { pressShots, SECRET, shotsOf, TEAM } from "./shots.ts";
import { bareScript, currentStartYear, PROGRAMME, TOKEN } from "./slack-sides.ts";

const LEARNERS = Number(process.env["BENCH_LEARNERS"] ?? 2_500);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 9);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 2_000);
const CONNECTIONS = 32;
const CLICKS = Number(process.env["BENCH_CLICKS"] ?? 400);
const AT_ONCE = 50;
/** How often something changes in a school that is busy. */
const CHANGE_MS = 50;

/** `/inbox` of tutors and their decisions, through Slack's door, against bare Bolt. */
export async function benchDossiers(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  const tap = await startTap(() => ({ body: { ok: true, team_id: TEAM, user_id: "UBOT", bot_id: "BBOT" } }));
  const env = { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: TOKEN, SLACK_API_URL: `${tap.url}/api/` };
  const url = `file:${join(folder, "school.db")}`;
  let servers: Running[] = [];
  try {
    const { tutors, open } = await fillDossiers(url, LEARNERS, PROGRAMME, currentStartYear());
    const ours = await run(join(packageRoot(), "dist/main.js"), { ...env, DATABASE_URL: url, LOG_LEVEL: "warn" });
    servers = [ours];
    const reply = join(folder, "reply.json");
    const answer = await inboxReply(ours.port, tutors[0] ?? "");
    writeFileSync(reply, answer);
    const bare = await run(bareScript(folder), {
      ...env,
      NODE_PATH: join(packageRoot(), "node_modules"),
      BARE_REPLY: reply,
      BARE_COMMAND: "/inbox",
    });
    servers = [ours, bare];
    const lines = [
      ...(await inboxes(ours, bare, tutors, url)),
      ...(await decisions(ours, bare, open, `${tap.url}`, url)),
    ];
    const how = `${LEARNERS * 4} open dossiers, ${tutors.length} tutors of ${TUTOR_OF}; ${ROUNDS} interleaved rounds, medians; database on disk with \`synchronous=FULL\`; the reply has ${Math.round(answer.length / 1024)} KiB.`;
    return { id: "dossiers", title: "Dossiers: `/inbox` and decisions against bare Bolt", how, lines };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await tap.close();
    rmSync(folder, { recursive: true });
  }
}

async function inboxes(ours: Running, bare: Running, tutors: readonly string[], url: string): Promise<Line[]> {
  const found: Record<"quiet" | "busy" | "bare", number[]> = { quiet: [], busy: [], bare: [] };
  const shots = () => shotsOf(REQUESTS, "/inbox", (i) => tutors[i % tutors.length] ?? "", "ephemeral");
  for (let round = 0; round <= ROUNDS; round += 1) {
    const sides: (keyof typeof found)[] = round % 2 === 0 ? ["bare", "quiet", "busy"] : ["busy", "quiet", "bare"];
    for (const side of sides) {
      const stop = side === "busy" ? keepChanging(url) : null;
      const { seconds } = await fire((side === "bare" ? bare : ours).port, shots(), CONNECTIONS);
      stop?.();
      if (round > 0) found[side].push(REQUESTS / seconds);
    }
  }
  const ratio = (side: "quiet" | "busy") => median(found[side].map((value, i) => value / (found.bare[i] ?? value)));
  const per = (side: keyof typeof found) => `${median(found[side]).toFixed(0)} requests/s`;
  return [
    { what: "bare Bolt, the same reply as a constant", found: per("bare"), target: null, met: null },
    { what: "ours, `/inbox` of every tutor in turn", found: per("quiet"), target: null, met: null },
    {
      what: `ours, while something of the school changes every ${CHANGE_MS} ms`,
      found: per("busy"),
      target: null,
      met: null,
    },
    {
      what: "requests/s, `/inbox` : bare Bolt",
      found: ratio("quiet").toFixed(2),
      target: "≥ 0.85",
      met: ratio("quiet") >= 0.85,
    },
    {
      what: "the same in a school that changes all the time",
      found: ratio("busy").toFixed(2),
      target: null,
      met: null,
    },
  ];
}

/** Another process's writes, in their effect: every answer kept is out of date at once. */
function keepChanging(url: string): () => void {
  const stores = openStores({ url });
  let hour = 0;
  const timer = setInterval(() => {
    void stores.people.byEmail(learnerEmail(0)).then((person) => {
      hour = (hour + 1) % 24;
      return person && stores.people.prefer(person.id, { hour }, instant("2026-11-22T08:00:00Z"));
    });
  }, CHANGE_MS);
  return () => {
    clearInterval(timer);
    stores.close();
  };
}

async function decisions(
  ours: Running,
  bare: Running,
  open: readonly Open[],
  slack: string,
  url: string,
): Promise<Line[]> {
  const found = { ours: [] as number[], bare: [] as number[] };
  let next = 0;
  let worst = 0;
  const rounds = Math.min(ROUNDS, Math.floor(open.length / CLICKS) - 1);
  for (let round = 0; round <= rounds; round += 1) {
    const presses = open.slice(next, next + CLICKS).map(({ tutor, dossier, step, version }) => ({
      user: tutor,
      value: pressValue({ command: "dossier-do", input: { dossier, step, version }, opens: null }),
    }));
    next += CLICKS;
    for (const side of round % 2 === 0 ? (["bare", "ours"] as const) : (["ours", "bare"] as const)) {
      const { p99, most } = await fire((side === "ours" ? ours : bare).port, pressShots(presses, slack), AT_ONCE);
      if (side === "ours") worst = Math.max(worst, most);
      if (round > 0) found[side].push(p99);
      if (side === "ours") await decided(url, open.slice(0, next));
    }
  }
  const ratio = median(found.ours) / median(found.bare);
  return [
    {
      what: `bare Bolt, ${AT_ONCE} clicks at once`,
      found: `p99 ${median(found.bare).toFixed(1)} ms`,
      target: null,
      met: null,
    },
    {
      what: "ours, a decision each: written, audited, answered",
      found: `p99 ${median(found.ours).toFixed(1)} ms`,
      target: null,
      met: null,
    },
    { what: "p99 to acknowledge, a decision : bare Bolt", found: ratio.toFixed(2), target: "≤ 3", met: ratio <= 3 },
    { what: "the slowest of all", found: `${worst.toFixed(0)} ms`, target: "≤ 1000 ms", met: worst <= 1000 },
  ];
}

/** Every decision that was acknowledged is on disk, soon after. @throws Error when one is not */
async function decided(url: string, all: readonly Open[]): Promise<void> {
  const stores = openStores({ url });
  try {
    const keys = all.map(({ dossier }) => {
      const [enrolment = "", kind = "", occasion = ""] = dossier.split(":");
      return { enrolment, kind, occasion };
    });
    for (let turn = 0; turn < 200; turn += 1) {
      const done = (await stores.dossiers.existing(keys)).filter(({ state }) => state.status === "done");
      if (done.length === all.length) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("decisions were acknowledged and not written");
  } finally {
    stores.close();
  }
}

async function inboxReply(port: number, user: string): Promise<string> {
  const body = `command=%2Finbox&text=&team_id=${TEAM}&user_id=${user}&trigger_id=first.${process.pid}`;
  const headers = sign(body, SECRET, Math.floor(Date.now() / 1000));
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes("dossier-do"))
    throw new Error(`no inbox to copy: ${answer.status} ${text.slice(0, 500)}`);
  return text;
}
