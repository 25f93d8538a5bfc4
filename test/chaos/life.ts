import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** One run of the program, from its start to its end. */
export interface Life {
  /** Ends it where it stands. */
  kill(): Promise<void>;
  /** Asks it to stop once it runs, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Resolves when it ends; true: nobody asked it to. */
  readonly ended: Promise<boolean>;
  /** The end of what it has written. */
  said(): string;
}

export interface LifeParts {
  readonly url: string;
  readonly slack: string;
  /** How far its clock is ahead of this machine's. */
  readonly aheadMs: number;
}

/** Before the program: moves its clock, and writes down when it begins each request. */
const PRELOAD = `
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
const now = Date.now;
const ahead = Number(process.env.CHAOS_AHEAD_MS);
Date.now = () => now() + ahead;
const { request } = http;
http.request = (url, options, ...rest) =>
  request(url, { ...options, headers: { ...options.headers, "x-began": String(now()) } }, ...rest);
syncBuiltinESMExports();`;
const KEPT = 4_000;

/** The built program, as `npm start` runs it, with Slack as its only door. */
export function startLife({ url, slack, aheadMs }: LifeParts): Life {
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
  const child: ChildProcess = spawn(process.execPath, ["--import", preload, join(packageRoot(), "dist/main.js")], {
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: "0",
      DATABASE_URL: url,
      DEMO: "0",
      WEB_CHAT: "off",
      BACKUPS: "off",
      LOG_LEVEL: "warn",
      SLACK_SIGNING_SECRET: "of-the-chaos",
      SLACK_BOT_TOKEN: ["xoxb", "of-the-chaos"].join("-"),
      SLACK_API_URL: `${slack}/api`,
      SLACK_MESSAGES_PER_MINUTE: "100000",
      CHAOS_AHEAD_MS: String(aheadMs),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (bytes) => {
      said = (said + String(bytes)).slice(-KEPT);
    });
  let asked = false;
  const gone = once(child, "exit");
  const ready = child.stdout ? once(child.stdout, "data") : gone;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    asked = true;
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [code] = await gone;
    return code;
  };
  return {
    async kill() {
      await end("SIGKILL");
    },
    async stop() {
      await Promise.race([ready, gone]);
      return end("SIGTERM");
    },
    ended: gone.then(() => !asked),
    said: () => said,
  };
}
