// The one gate: every step runs, two at a time, and says how long it took. `npm run check -- types layers` runs only those named.
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

/** Longest first, so that the short ones fill the gaps. What each holds: the drift of generated files is among the tests. */
const steps = [
  ["tests", "vitest run --coverage --reporter=minimal"],
  ["types", "oxlint --deny-warnings"],
  ["layers", "depcruise src commands db manifest test --config .dependency-cruiser.cjs --output-type err-long"],
  ["dead-code", "knip --no-progress --no-config-hints"],
  ["format-and-lint", "biome ci --error-on-warnings --colors=off ."],
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some(([known]) => known === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(", ")}. Steps: ${steps.map(([name]) => name).join(", ")}`);
  process.exit(2);
}

/** The checker of types lives for seconds: without collecting garbage it takes a quarter less CPU, and a quarter more memory. */
const GO = { GOGC: "off", GOMEMLIMIT: "3GiB" };

function run([name, command]) {
  const [program, ...args] = command.split(" ");
  const start = performance.now();
  return new Promise((done) => {
    let said = "";
    const child = spawn(`node_modules/.bin/${program}`, args, {
      cwd: root,
      env: { ...process.env, ...GO, NO_COLOR: "1" },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
    if (name !== "tests" && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    child.on("error", (error) => done({ name, ok: false, seconds: 0, said: String(error) }));
    child.on("close", (code) => done({ name, ok: code === 0, seconds: (performance.now() - start) / 1000, said }));
  });
}

const queue = steps.filter(([name]) => asked.length === 0 || asked.includes(name));
const total = queue.length;
const failed = [];
const began = performance.now();

async function worker() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const { name, ok, seconds, said } = await run(step);
    console.log(`${ok ? "ok  " : "FAIL"} ${name.padEnd(16)} ${seconds.toFixed(1).padStart(5)} s`);
    if (!ok) failed.push(name);
    if (!ok || name === "tests") console.log(`${said.trim()}\n`);
  }
}
await Promise.all([worker(), worker()]);

const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `check: ${total - failed.length} of ${total} steps passed in ${seconds} s${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
