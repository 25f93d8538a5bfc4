import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { ReceivedActivity } from "../../../../src/platforms/teams/activity.ts";
import type { TeamsConfig } from "../../../../src/platforms/teams/config.ts";
import { type Incoming, readActivity, requireDoor, requireOrigin } from "../../../../src/platforms/teams/receive.ts";
import { APP_ID, activity, message, TENANT } from "../../../support/teams/activities.ts";

const ON: TeamsConfig = { appId: APP_ID, appPassword: "secret", tenantId: TENANT.toUpperCase(), auth: true };
const OFF: TeamsConfig = { appId: "", appPassword: "", tenantId: "", auth: false };

/** A request as node:http hands it on. */
function request(body: string | Uint8Array, more: { type?: string; method?: string; from?: string } = {}): Incoming {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: more.from ?? "127.0.0.1" });
  const incoming = new IncomingMessage(socket);
  incoming.method = more.method ?? "POST";
  incoming.headers["content-type"] = more.type ?? "application/json; charset=utf-8";
  incoming.push(body);
  incoming.push(null);
  return incoming;
}

const status = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
    return 200;
  } catch (error) {
    return error instanceof Error && "status" in error ? error.status : error;
  }
};

describe("a request", () => {
  it("is read into an activity, whoever parsed its body", async () => {
    const sent = message("next-period");
    expect((await readActivity(request(JSON.stringify(sent)))).text).toBe("next-period");
    expect((await readActivity(Object.assign(request(""), { body: sent }))).text).toBe("next-period");
  });

  const without = (key: string) => JSON.stringify({ ...activity(), [key]: undefined });
  const bad: Readonly<Record<string, readonly [number, Incoming]>> = {
    "of another method": [405, request("", { method: "GET" })],
    "of another type": [415, request("a=b", { type: "application/x-www-form-urlencoded" })],
    "that is no JSON": [400, request("{")],
    "that is empty": [400, request("")],
    "that is JSON but no object": [400, request("[1]")],
    "with nobody in it": [400, request(without("from"))],
    "without a conversation": [400, request(without("conversation"))],
    "without a type": [400, request(without("type"))],
    "over the limit": [413, request(JSON.stringify(message("x".repeat(300_000))))],
    "with a wrong kind of value": [400, request(JSON.stringify(activity({ from: { id: 3 } })))],
  };
  for (const [name, [expected, incoming]] of Object.entries(bad)) {
    it(`${name} is refused (${expected})`, async () => {
      expect(await status(() => readActivity(incoming))).toBe(expected);
    });
  }
});

describe("an activity", () => {
  const read = (more: Record<string, unknown> = {}): ReceivedActivity => ReceivedActivity.parse(activity(more));
  const door = (config: TeamsConfig, more: Record<string, unknown> = {}, from?: string) =>
    status(() => requireDoor(request("", from === undefined ? {} : { from }), read(more), config));
  const origin = (config: TeamsConfig, more: Record<string, unknown> = {}) =>
    status(() => requireOrigin(read(more), config));

  it("of another channel is refused, whose senders may write what they like", async () => {
    expect(await door(ON, { channelId: "webchat" })).toBe(403);
    expect(await door(ON, { channelId: "AseChannel" })).toBe(403);
    expect(await door(ON)).toBe(200);
  });

  it("without authentication comes from this machine and is answered on this machine", async () => {
    expect(await door(OFF, {}, "192.0.2.7")).toBe(403);
    expect(await door(OFF, {}, "::ffff:127.0.0.1")).toBe(200);
    expect(await origin(OFF, { serviceUrl: "https://smba.example/emea/" })).toBe(403);
    expect(await origin(OFF, { serviceUrl: "http://localhost:56150/_connector" })).toBe(200);
    expect(await origin(OFF, { serviceUrl: "http://127.0.0.1.example/" })).toBe(403);
  });

  it("that names nowhere to answer to is refused", async () => {
    for (const serviceUrl of [undefined, null, "", "smba", "ftp://127.0.0.1/", "javascript:alert(1)"]) {
      expect(await origin(ON, { serviceUrl })).toBe(403);
      expect(await origin(OFF, { serviceUrl })).toBe(403);
    }
  });

  it("of a foreign tenant is refused, or of two tenants, or of none", async () => {
    const foreign = "00000000-0000-4000-8000-00000000dead";
    expect(await origin(ON)).toBe(200);
    expect(await origin(ON, { channelData: { tenant: { id: foreign } } })).toBe(403);
    expect(
      await origin(ON, { conversation: { id: "a", tenantId: foreign }, channelData: { tenant: { id: foreign } } }),
    ).toBe(403);
    expect(await origin(ON, { conversation: { id: "a" }, channelData: null })).toBe(403);
  });
});
