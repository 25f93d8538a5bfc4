import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TENANT } from "./activities.ts";
import { close, listen } from "./connector.ts";
import { type Recorder, startRecorder } from "./recorder.ts";

export interface Playground {
  /** The page in which the persona chats. */
  readonly url: string;
  /** What the bot sent it. */
  readonly recorder: Recorder;
  stop(): Promise<void>;
}

export interface Persona {
  /** Two digits, each persona's own: makes the directory id by which the bot remembers people. */
  readonly number: number;
  readonly name: string;
  readonly email: string;
}

const require = createRequire(import.meta.url);
const PATIENCE_MS = 60_000;

/** Microsoft 365 Agents Playground with one persona, on 127.0.0.1 alone, talking to the bot at `endpoint`. */
export async function startPlayground(endpoint: string, persona: Persona): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const config = join(folder, "config.yml");
  const log = join(folder, "playground.log");
  writeFileSync(config, JSON.stringify(configOf(persona)));
  const port = await freePort();
  const recorder = await startRecorder(`http://127.0.0.1:${port}`);
  const options = ["-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry"];
  const service = ["--service-url", `${recorder.url}/_connector`];
  const program = require.resolve("@microsoft/m365agentsplayground/cli.js");
  const preload = join(import.meta.dirname, "loopback.cjs");
  const child = spawn(process.execPath, ["--require", preload, program, "start", ...options, ...service], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      TEAMSAPPTESTER_BROWSER: "none",
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: config,
      M365_AGENTS_PLAYGROUND_LOGFILE: log,
    },
    stdio: "ignore",
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await recorder.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await listening(child, log, port);
    return { url: `http://127.0.0.1:${port}/`, recorder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The Playground wants five users beside the persona, and a team. JSON is YAML. */
function configOf(persona: Persona): unknown {
  const user = ({ number, name, email }: Persona) => {
    const [givenName = name, ...rest] = name.split(" ");
    const aadObjectId = `00000000-0000-4000-8000-0000000000${number}`;
    return {
      id: `user-${number}`,
      name,
      userPrincipleName: email,
      aadObjectId,
      givenName,
      surname: rest.join(" "),
      email,
    };
  };
  const others = [1, 2, 3, 4, 5].map((n) =>
    user({ number: 90 + n, name: `Bystander ${n}`, email: `bystander${n}@school.example` }),
  );
  return {
    version: "0.1.1",
    tenantId: TENANT,
    bot: { id: "28:passerelle", name: "Passerelle" },
    currentUser: user(persona),
    users: others,
    personalChat: { id: `personal-${persona.email}` },
    groupChat: { id: "group", name: "Group" },
    team: {
      id: "team",
      aadGroupId: "00000000-0000-4000-8000-000000000031",
      name: "Team",
      channels: [{ id: "channel", name: "Channel" }],
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const url = await listen(server);
  await close(server);
  return Number(new URL(url).port);
}

/** It says nothing but in its log file, errors included. */
async function listening(child: ChildProcess, log: string, port: number): Promise<void> {
  const start = performance.now();
  let said = "";
  while (performance.now() - start < PATIENCE_MS && child.exitCode === null) {
    said = read(log);
    if (said.includes("Failed to start")) break;
    if (said.includes(`Listening on ${port}`) && (await answers(`http://127.0.0.1:${port}/`))) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  throw new Error(`the Playground did not start:\n${said}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
