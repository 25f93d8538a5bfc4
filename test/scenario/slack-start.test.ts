import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { type Program, startProgram } from "../support/program.ts";
import { type SlackSocket, startSocket } from "../support/slack/socket.ts";
import { startTap, type Tap } from "../support/slack/tap.ts";

/** What a start with Slack alone reads, in bytes; it was 1.8 MB when this was written, and 4.8 MB with what it never calls. */
const READ_AT_START = 2_400_000;

const dist = join(packageRoot(), "dist");

/** The chunks that come with these, without those that are loaded later. */
function withImports(files: readonly string[], seen = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(join(dist, file), "utf8");
    withImports(
      [...text.matchAll(/^(?:import|export|\}) ?[^;]*?"\.\/([\w-]+\.js)";$/gm)].map(([, name = ""]) => name),
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
    loaded = [...withImports(["main.js", ...slack])].map((file) => readFileSync(join(dist, file), "utf8"));
  });

  it("reads little before it answers", () => {
    expect(slack).toHaveLength(1);
    expect(loaded.length).toBeGreaterThan(10);
    expect(loaded.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(READ_AT_START);
  });

  it("leaves out what Bolt asks for and HTTP needs not", () => {
    const packages = loaded.flatMap((text) => [
      ...text.matchAll(/^\/\/ .*node_modules\/(undici|express|iconv-lite)\//gm),
    ]);
    expect(packages.map(([line]) => line)).toEqual([]);
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
