// `npm run mutate [-- src/domain/dossier …]`: changes the rules one small piece at a time and asks whether a test turns red.
// What stands in a folder is held against the tests of the folder that mirrors it. What did not change since the last run is not tried again; --force tries all.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { percent, type Report, score } from "./score.ts";

const DOMAIN = "src/domain";
const CONFIG = "stryker.config.json";

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

const writtenAt = (file: string) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** The nearest folder around a path that has tests of its own, from the domain on: `programme/proof`. */
function partOf(path: string): string {
  const hasTests = !path.endsWith(".ts") && existsSync(path.replace(/^src/, "test/unit"));
  return hasTests ? path.slice(`${DOMAIN}/`.length) : partOf(dirname(path));
}

/** The folders at or under a path that hold code of their own; a file is itself. */
function piecesOf(path: string): readonly string[] {
  if (path.endsWith(".ts")) return [path];
  const inside = readdirSync(path, { withFileTypes: true });
  const own = inside.some(({ name }) => name.endsWith(".ts")) ? [path] : [];
  return [...own, ...inside.filter((one) => one.isDirectory()).flatMap(({ name }) => piecesOf(`${path}/${name}`))];
}

/** Tries one folder, without those inside it, or file; null when Stryker could not. Its report is one file for each part of the domain. */
function mutate(path: string, flags: readonly string[]): Report | null {
  const part = partOf(path);
  const report = `reports/mutation/${part.replaceAll("/", "-")}.json`;
  const before = writtenAt(report);
  const pattern = path.endsWith(".ts") ? path : `${path}/*.ts`;
  const args = ["run", CONFIG, "--mutate", pattern, "--incrementalFile", report];
  const concurrency = process.env["MUTATE_CONCURRENCY"];
  if (concurrency !== undefined) args.push("--concurrency", concurrency);
  spawnSync("node_modules/.bin/stryker", [...args, ...flags], {
    stdio: "inherit",
    env: { ...process.env, MUTATE_PART: part },
  });
  return writtenAt(report) > before ? readJson(report) : null;
}

const asked = process.argv.slice(2).map((argument) => argument.replace(/\/+$/, ""));
const flags = asked.filter((argument) => argument.startsWith("--"));
const named = asked.filter((argument) => !argument.startsWith("--"));
const unknown = named.filter((path) => !`${path}/`.startsWith(`${DOMAIN}/`) || !existsSync(path));
if (unknown.length > 0) {
  console.error(`Not in ${DOMAIN}: ${unknown.join(", ")}`);
  process.exit(2);
}

const pieces = (named.length > 0 ? named : [DOMAIN]).flatMap(piecesOf);
const scores = pieces.map((path) => {
  const report = mutate(path, flags);
  if (report === null) {
    console.error(`Stryker could not try ${path}; what it said stands above.`);
    process.exit(1);
  }
  return { path, ...score(report, path) };
});

const total = {
  path: "together",
  tried: scores.reduce((sum, { tried }) => sum + tried, 0),
  killed: scores.reduce((sum, { killed }) => sum + killed, 0),
};
for (const { survivors } of scores) for (const survivor of survivors) console.log(`survived ${survivor}`);
for (const one of [...scores, total]) {
  console.log(`${percent(one).toFixed(1).padStart(5)} % (${one.killed} of ${one.tried}) ${one.path}`);
}
const { thresholds } = readJson<{ thresholds: { break: number } }>(CONFIG);
if (percent(total) < thresholds.break) {
  console.log(`Too many changes go unnoticed: the tests have to catch ${thresholds.break} %.`);
  process.exitCode = 1;
}
