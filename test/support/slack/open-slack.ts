import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Asker } from "../../../src/core/door.ts";
import type { SlackConfig } from "../../../src/platforms/slack/config.ts";
import { createSlack } from "../../../src/platforms/slack/index.ts";
import { slackDriver } from "./driver.ts";
import { type Answered, fakeDoor, personOf, recordingLog, wallClock } from "./fake-door.ts";
import { type Call, startTap } from "./tap.ts";

export const SECRET = "signing-secret-of-the-test";
export const TOKEN = ["xoxb", "token", "of-the-test"].join("-");

type Standing = { status?: number; headers?: Record<string, string>; body: unknown };

export interface Around {
  readonly answer?: (asked: string, asker: Asker) => Answered | Promise<Answered>;
  /** Instead of what Slack would say to a call; null for the usual. */
  readonly slack?: (call: Call) => Standing | null;
  readonly config?: Partial<SlackConfig>;
  /** Another door's memory of what came before. */
  readonly first?: (key: string) => Promise<boolean>;
}

const USERS: Readonly<Record<string, object>> = {
  U1: { team_id: "T1", locale: "en-GB", tz: "Europe/Paris", profile: { email: "one@demo.example" } },
  UFOREIGN: { team_id: "T2", profile: { email: "one@demo.example" } },
  UNOBODY: { team_id: "T1", locale: "en-US", profile: { email: "nobody@demo.example" } },
};

/** The Slack door on a server of its own, with a door that echoes and a Slack that answers; closed with the test. */
export async function openSlack({ answer, slack: said, config, first }: Around = {}) {
  const tap = await startTap((call) => said?.(call) ?? usual(call));
  const fake = fakeDoor({ "one@demo.example": personOf("one@demo.example") }, answer);
  const door = first ? { ...fake, first } : fake;
  const log = recordingLog();
  const slack = createSlack({
    config: {
      signingSecret: SECRET,
      botToken: TOKEN,
      appToken: null,
      apiUrl: `${tap.url}/api/`,
      commandPrefix: "",
      messagesPerMinute: 240,
      ...config,
    },
    door,
    log,
    clock: wallClock,
  });
  const server = createServer((req, res) => slack.handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    await slack.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await tap.close();
  });
  return { slack, tap, door, log, url, send: slackDriver({ url, secret: SECRET, team: "T1", responses: tap.url }) };
}

function usual({ method, args }: Call): Standing {
  if (method === "auth.test") {
    return { body: { ok: true, team_id: "T1", user_id: "UBOT", bot_id: "BBOT" } };
  }
  if (method === "chat.postMessage") return { body: { ok: true, channel: args["channel"], ts: "9.9" } };
  if (method === "views.open") return { body: { ok: true, view: { id: "V1", hash: "h1" } } };
  if (method !== "users.info") return { body: { ok: true } };
  const user = USERS[String(args["user"])];
  return { body: user ? { ok: true, user: { id: args["user"], ...user } } : { ok: false, error: "user_not_found" } };
}
