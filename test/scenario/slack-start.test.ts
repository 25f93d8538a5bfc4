import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { packageRoot } from "../../src/package-root.ts";
import { type Program, startProgram } from "../support/program.ts";
import { type SlackSocket, startSocket } from "../support/slack/socket.ts";
import { startTap, type Tap } from "../support/slack/tap.ts";

/** What a start with Slack alone reads, in bytes; it was 1.5 MB when this was written, and three times that with what it never calls. */
const READ_AT_START = 2_000_000;

const Sources = z.object({ sources: z.array(z.string()) });

const dist = join(packageRoot(), "dist");

function sourcesOf(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => Sources.parse(JSON.parse(readFileSync(join(dist, `${file}.map`), "utf8"))).sources);
}

/** Its parser takes 5 to 13 MiB for good. */
const FETCHES = /(?<![.\w])(fetch|new (Response|Request|Headers|FormData))\(/;

/** The chunks that come with these, without those that are loaded later. */
function withImports(files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(dist, file), "utf8");
    withImports(
      [...text.matchAll(/\b(?:import|from) ?"\.\/([\w-]+\.js)"/g)].map(([, name = ""]) => name),
      seen,
    );
  }
  return seen;
}

describe("the built program with Slack alone", () => {
  let slack: readonly string[] = [];
  let loaded: readonly string[] = [];
  beforeAll(() => {
    slack = readdirSync(dist).filter((file) => /^slack-\w+\.js$/.test(file));
    loaded = [...withImports(["main.js", ...slack])];
  });

  it("reads little before it answers", () => {
    expect(slack).toHaveLength(1);
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0)).toBeLessThan(READ_AT_START);
  });

  it("leaves out what Bolt asks for and HTTP needs not", () => {
    const sources = sourcesOf(loaded);
    expect(sources.filter((source) => source.includes("node_modules/@slack/bolt/")).length).toBeGreaterThan(5);
    expect(sources.filter((source) => /node_modules\/(undici|express|iconv-lite)\//.test(source))).toEqual([]);
  });

  it("wakes nothing of Node's that only `fetch` needs", () => {
    const ours = sourcesOf(loaded).filter((source) => /^\.\.\/(src|db|commands)\//.test(source));
    expect(ours.length).toBeGreaterThan(100);
    expect(ours.filter((source) => FETCHES.test(readFileSync(join(dist, source), "utf8")))).toEqual([]);
  });
});

describe("the real program in socket mode", () => {
  let socket: SlackSocket;
  let tap: Tap;
  let program: Program;
  beforeAll(async () => {
    socket = await startSocket();
    tap = await startTap(({ method }) => ({
      body: {
        ok: true,
        team_id: "T1",
        user_id: "UBOT",
        ...(method === "apps.connections.open" && { url: socket.url }),
      },
    }));
    program = await startProgram({
      SLACK_BOT_TOKEN: ["xoxb", "of-the-test"].join("-"),
      SLACK_APP_TOKEN: ["xapp", "of-the-test"].join("-"),
      SLACK_API_URL: `${tap.url}/api/`,
    });
  }, 40_000);
  afterAll(async () => {
    await program.stop();
    await socket.close();
    await tap.close();
  });

  it("answers a command", async () => {
    const command = { command: "/help", text: "", user_id: "U1", team_id: "T1", trigger_id: "t1" };
    expect(await socket.deliver("slash_commands", command)).toMatchObject({ response_type: "ephemeral" });
  });
});
