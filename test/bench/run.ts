import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";
import { benchCalendars } from "./calendars.ts";
import { benchDossiers } from "./dossiers.ts";
import { benchOutbox } from "./outbox.ts";
import { benchPlanning } from "./planning.ts";
import { writeSection } from "./report.ts";
import { benchSlack } from "./slack.ts";

// `npm run bench`: measures all of it, or what is named (`npm run bench -- slack`), and rewrites its sections of docs/benchmarks.md.

const benches = {
  slack: benchSlack,
  calendars: benchCalendars,
  dossiers: benchDossiers,
  outbox: benchOutbox,
  planning: benchPlanning,
};
const asked = process.argv.slice(2);

execFileSync(process.execPath, [join(packageRoot(), "build.mjs")], { stdio: "inherit" });
let met = true;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const section = await bench();
  writeSection(section);
  met &&= section.lines.every((line) => line.met !== false);
}
process.exitCode = met ? 0 : 1;
