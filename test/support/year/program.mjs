import { createInterface } from "node:readline";
import { Temporal } from "temporal-polyfill";

/** The program as it is built, on a clock that moves only when told to: a line on stdin is the instant that it now is, and is said back once it is. */
const dist = new URL("../../../dist/", import.meta.url);
const [{ compose }, { parseConfig }, { serve }] = await Promise.all(
  ["compose.js", "config.js", "serve.js"].map((file) => import(new URL(file, dist).href)),
);
const { NOW = "", TEAMS_METADATA, TEAMS_APP_ID } = process.env;

let now = Temporal.Instant.from(NOW);
const app = await compose(parseConfig(process.env), { clock: { now: () => now } });
const serving = await serve(app, TEAMS_METADATA ? { teams: await connection() } : {});
process.stdout.write(`${serving.url}\n`);

async function connection() {
  const { loopbackConnection } = await import("../teams/loopback-connection.mjs");
  return loopbackConnection(TEAMS_APP_ID, TEAMS_METADATA);
}

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  now = Temporal.Instant.from(line);
  process.stdout.write(`it is ${line}\n`);
});
lines.on("close", () => {
  serving.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
