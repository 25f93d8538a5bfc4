import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../../src/package-root.ts";
import { chaos } from "./chaos.ts";

// `npm run chaos`: 20,000 reminders, 500 kills. `npm run chaos -- --seed 7 --kills 50 --reminders 2000` plays another one, or a shorter one.

const { values } = parseArgs({
  options: { seed: { type: "string" }, kills: { type: "string" }, reminders: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const kills = Number(values.kills ?? 500);
const reminders = Number(values.reminders ?? 20_000);

execFileSync(process.execPath, [join(packageRoot(), "build.mjs")], { stdio: "inherit" });
console.log(`chaos with seed ${seed}: ${kills} kills`);
const { counts, stories, seconds } = await chaos({
  kills,
  reminders,
  seed,
  boundaryAfterMs: 120_000,
  doneEveryMs: 150,
  idleMs: 3_000,
  tell: (line) => console.log(line),
});
const shown = {
  kills: counts.kills,
  "kills with a send in flight": counts.killsInFlight,
  requests: counts.posts,
  sent: counts.sent,
  "said with another": counts.merged,
  doubles: counts.doubles,
  bound: counts.bound,
  unknown: counts.unknown,
  "found by look-up": counts.found,
  dead: counts.dead,
  cancelled: counts.cancelled,
  "waiting for a better hour": counts.waiting,
  "done while they were sent": counts.done,
  "begun less than 100 ms before it was done": counts.close,
  seconds: Math.round(seconds),
  seed,
};
for (const [name, count] of Object.entries(shown)) console.log(`${name.padEnd(42)} ${count}`);
const few = counts.killsInFlight * 2 < counts.kills;
if (few) console.log("Too few kills met a send in flight.");
const doubled = counts.doubles > counts.bound;
if (doubled) console.log("More was said twice than kills and resets explain.");
if (stories.length > 0) console.log(`${stories.length} times the promise was broken. The first:\n${stories[0]}`);
else console.log("Nothing lost, nothing after it was done, nothing in quiet hours.");
process.exitCode = stories.length > 0 || few || doubled ? 1 : 0;
