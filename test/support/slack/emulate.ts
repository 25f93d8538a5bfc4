import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SeedConfig } from "emulate";

export interface SlackUser {
  readonly name: string;
  readonly email: string;
}

export interface Emulator {
  readonly url: string;
  readonly team: string;
  readonly token: string;
  readonly botUser: string;
  readonly channel: string;
  /** Slack's user id of an address. */
  userOf(email: string): string;
  /** A trigger of a press by this user: it opens one window within 3 seconds. */
  triggerOf(user: string): Promise<string>;
  /** The direct conversation between the bot and a user. */
  directWith(user: string): Promise<string>;
  history(channel: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  replies(channel: string, ts: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The emulator's own page of what it holds: `messages`, `views`… */
  inspect(tab: string): Promise<string>;
  close(): Promise<void>;
}

const BOT_USER = "U000000009";
/** What the manifest asks for: the emulator refuses calls that need more. */
const BOT_SCOPES = [
  "app_mentions:read",
  "chat:write",
  "commands",
  "im:history",
  "im:write",
  "users:read",
  "users:read.email",
];
/** For the test itself, which looks at what came. */
const TEST_SCOPES = [...BOT_SCOPES, "channels:read", "channels:history", "im:read"];
const TEST_TOKEN = "the-tests-own";

/** It listens on all interfaces by itself: in the child, `listen` is held to this machine and to any free port, which it then tells. */
const PRELOAD = `
import { Server } from "node:net";
const listen = Server.prototype.listen;
Server.prototype.listen = function () {
  this.once("listening", () => console.log("LISTENING " + this.address().address + ":" + this.address().port));
  return listen.call(this, 0, "127.0.0.1");
};`;

/** Slack's Web API, played by the emulator in a process of its own. The token is made up here and is good for nothing else. */
export async function startEmulator(users: readonly SlackUser[]): Promise<Emulator> {
  const token = ["xoxb", "000000000009", "emulated"].join("-");
  const folder = mkdtempSync(join(tmpdir(), "passerelle-slack-"));
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify(seedOf(users, token)));
  const program = fileURLToPath(new URL("../../../node_modules/emulate/dist/index.js", import.meta.url));
  const preload = `data:text/javascript,${encodeURIComponent(PRELOAD)}`;
  const args = ["--import", preload, program, "start", "--service", "slack", "--seed", seed];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const url = `http://${await addressOf(child)}`;

  async function api(method: string, body: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const headers = { authorization: `Bearer ${TEST_TOKEN}`, "content-type": "application/json" };
    const answer = await fetch(`${url}/api/${method}`, { method: "POST", headers, body: JSON.stringify(body) });
    const read = (await answer.json()) as Record<string, unknown>;
    if (read["ok"] !== true) throw new Error(`${method}: ${String(read["error"])}`);
    return read;
  }
  const inside = (value: unknown, key: string): string => String(list([value])[0]?.[key]);
  const list = (value: unknown): Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value : []);

  const { team_id: team } = await api("auth.test");
  const ids = new Map(
    list((await api("users.list"))["members"]).map(({ id, profile }) => [inside(profile, "email"), String(id)]),
  );
  const channel = list((await api("conversations.list"))["channels"]).find(({ name }) => name === "general");
  return {
    url,
    team: String(team),
    token,
    botUser: BOT_USER,
    channel: String(channel?.["id"]),
    userOf(email) {
      const id = ids.get(email);
      if (id === undefined) throw new Error(`no Slack user ${email}`);
      return id;
    },
    async triggerOf(user) {
      return String((await api("views.generateTriggerId", { user_id: user }))["trigger_id"]);
    },
    async directWith(user) {
      return inside((await api("conversations.open", { users: user }))["channel"], "id");
    },
    history: async (at) => list((await api("conversations.history", { channel: at }))["messages"]),
    replies: async (at, ts) => list((await api("conversations.replies", { channel: at, ts }))["messages"]),
    inspect: async (tab) => (await fetch(`${url}/?tab=${tab}`)).text(),
    async close() {
      const closed = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await closed;
      await rm(folder, { recursive: true });
    },
  };
}

function seedOf(users: readonly SlackUser[], token: string): SeedConfig {
  const bot = { app_id: "A000000001", bot_id: "B000000009", bot_user_id: BOT_USER };
  const slack = {
    team: { name: "Passerelle test", domain: "passerelle-test" },
    users: users.map(({ name, email }) => ({ name: email.split("@")[0], real_name: name, email })),
    oauth_apps: [
      {
        client_id: "1.9",
        client_secret: "emulated",
        name: "Passerelle",
        bot_name: "passerelle",
        redirect_uris: ["http://127.0.0.1/"],
        scopes: BOT_SCOPES,
        ...bot,
      },
    ],
    tokens: [
      { token, type: "bot", user_id: BOT_USER, scopes: BOT_SCOPES, ...bot },
      { token: TEST_TOKEN, type: "bot", user_id: BOT_USER, scopes: TEST_SCOPES, ...bot },
    ],
    strict_scopes: true,
  };
  return { slack };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (data: Buffer) => {
      said += data.toString();
      const address = /LISTENING (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`the emulator ended with ${code}: ${said}`)));
  });
}
