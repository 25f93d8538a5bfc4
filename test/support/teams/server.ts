import { createServer } from "node:http";
import type { Board } from "../../../src/core/door.ts";
import type { Courier } from "../../../src/core/reminder-ports.ts";
import { createTeams } from "../../../src/platforms/teams/index.ts";
import { APP_ID, type Json, TENANT } from "./activities.ts";
import { type Connector, close, listen, startConnector } from "./connector.ts";
import { type FakeDoor, type FakeDoorOptions, type FakeLog, fakeDoor, fakeLog } from "./fake-door.ts";
import { loopbackConnection } from "./loopback-connection.mjs";
import { type Claims, ISSUER, signingKey, signToken } from "./tokens.ts";

/** What Microsoft signs with for Teams, and for another channel. */
export const CHANNEL_KEY = signingKey("key-1");
export const OTHER_CHANNEL_KEY = signingKey("web-1", ["webchat"]);

export interface Answered {
  readonly status: number;
  readonly body: string;
}

export interface TeamsServer {
  readonly door: FakeDoor;
  readonly log: FakeLog;
  readonly connector: Connector;
  readonly url: string;
  readonly board: Board;
  readonly courier: Courier;
  /** The claims of a good token. */
  claims(): Claims;
  /** Sends an activity with a good token, or the authorization given; null: none. */
  post(activity: Json, authorization?: string | null): Promise<Answered>;
  stop(): Promise<void>;
}

export interface TeamsServerOptions extends FakeDoorOptions {
  readonly auth?: boolean;
  readonly member?: Json | number;
}

/** The Teams door behind node:http, with everything of Microsoft's played on loopback. */
export async function startTeamsServer(options: TeamsServerOptions = {}): Promise<TeamsServer> {
  const { auth = true, member = { id: "29:apprentice-one", email: "Apprentice1@School.example" } } = options;
  const connector = await startConnector([CHANNEL_KEY, OTHER_CHANNEL_KEY], { "29:apprentice-one": member });
  const door = fakeDoor(options);
  const log = fakeLog();
  const config = auth
    ? { appId: APP_ID, appPassword: "secret", tenantId: TENANT, auth }
    : { appId: "", appPassword: "", tenantId: "", auth };
  const teams = await createTeams({
    config,
    door,
    log,
    ...(auth && { connection: loopbackConnection(APP_ID, connector.metadataUrl()) }),
  });
  const server = createServer((request, response) => void teams.handle(request, response));
  const url = await listen(server);
  const now = Math.floor(Date.now() / 1000);
  const claims = (): Claims => ({ iss: ISSUER, aud: APP_ID, nbf: now - 60, exp: now + 600, serviceurl: connector.url });

  return {
    door,
    log,
    connector,
    url,
    board: teams.board,
    courier: teams.courier,
    claims,
    async post(activity, authorization = auth ? `Bearer ${signToken(CHANNEL_KEY, claims())}` : null) {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          ...(authorization !== null && { Authorization: authorization }),
        },
        body: JSON.stringify({
          ...activity,
          ...(activity["serviceUrl"] !== undefined && { serviceUrl: connector.url }),
        }),
      });
      return { status: response.status, body: await response.text() };
    },
    async stop() {
      await teams.stop();
      await close(server);
      await connector.close();
    },
  };
}
