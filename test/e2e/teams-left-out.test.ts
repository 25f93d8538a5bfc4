import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

/** What `npm ci --omit=dev --workspaces=false` leaves out. */
const LEFT_OUT = /^(@microsoft|@azure|@passerelle|openai|bot(builder|framework).*)$/;

/** The built program in a folder of its own, with the packages of this checkout but those of Teams. */
function installedWithoutTeams(): string {
  const root = packageRoot();
  const folder = mkdtempSync(join(tmpdir(), "without-teams-"));
  for (const part of ["dist", "db", "package.json"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!LEFT_OUT.test(name)) symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  return folder;
}

describe("an installation without Teams' packages", () => {
  let folder: string;
  beforeAll(() => {
    folder = installedWithoutTeams();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts and stops at once when it cannot; a start that goes well is ended after a while. */
  function start(env: Readonly<Record<string, string>>): { readonly status: number | null; readonly said: string } {
    const run = spawnSync(process.execPath, [join(folder, "dist/main.js")], {
      cwd: folder,
      env: { PATH: process.env["PATH"] ?? "", PORT: "0", ...env },
      encoding: "utf8",
      timeout: 8_000,
    });
    return { status: run.status, said: run.stdout + run.stderr };
  }

  it("starts without Teams", () => {
    const { said } = start({});
    expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
  });

  it("says in one sentence which command installs them when Teams is configured", () => {
    const { status, said } = start({ TEAMS_AUTH: "off", DEMO: "0" });
    expect([status, said]).toEqual([
      1,
      "Microsoft Teams is configured, but its packages are not installed here. Run “npm ci --omit=dev”, then start again; or take its variables away.\n",
    ]);
  });
});
