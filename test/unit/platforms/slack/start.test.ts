import { describe, expect, it, onTestFinished } from "vitest";
import { openSlack, SECRET, TOKEN } from "../../../support/slack/open-slack.ts";
import { startSocket } from "../../../support/slack/socket.ts";

const refused = (error: string) => ({ body: { ok: false, error } });

describe("the start", () => {
  it("stops with the variable's name when Slack refuses the token", async () => {
    const { slack } = await openSlack({ slack: () => refused("invalid_auth") });
    await expect(slack.start()).rejects.toMatchObject({ id: "bad-config", values: { variable: "SLACK_BOT_TOKEN" } });
  });

  it("goes on without Slack when it cannot be reached, and says so", async () => {
    const { slack, send, log } = await openSlack({ slack: () => ({ status: 502, body: {} }) });
    await slack.start();
    expect(log.said).toContainEqual(expect.objectContaining({ level: "warn", message: "Slack cannot be reached" }));
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 503 });
  });

  it("tells the log no secret, whatever goes wrong", async () => {
    const { slack, send, log } = await openSlack({
      slack: ({ method }) => (method === "auth.test" ? null : { status: 500, body: { echoed: TOKEN } }),
    });
    await slack.start();
    await send.command("/help", "", { user: "U1" });
    await send.message("help", "U1", "D1");
    await send.press({ type: "button", action_id: "a" }, { user: "U1" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const said = JSON.stringify(log.said);
    expect(log.said.some(({ level }) => level === "error")).toBe(true);
    for (const secret of [TOKEN, SECRET, "/commands/T1/"]) expect(said).not.toContain(secret);
  });
});

describe("socket mode", () => {
  async function connected() {
    const socket = await startSocket();
    onTestFinished(() => socket.close());
    const around = await openSlack({
      config: { appToken: "xapp-of-the-test", signingSecret: "" },
      slack: ({ method }) => (method === "apps.connections.open" ? { body: { ok: true, url: socket.url } } : null),
    });
    await around.slack.start();
    return { ...around, socket };
  }
  const command = { command: "/help", text: "", user_id: "U1", team_id: "T1", trigger_id: "t1" };

  it("answers a command, and the same again only once", async () => {
    const { socket, door } = await connected();
    expect(await socket.deliver("slash_commands", command)).toMatchObject({
      response_type: "ephemeral",
      text: "one@demo.example types help",
    });
    expect(await socket.deliver("slash_commands", command)).toEqual({});
    expect(door.asked).toHaveLength(1);
  });

  it("answers a message once", async () => {
    const { socket, tap, door } = await connected();
    const event = { type: "message", channel_type: "im", user: "U1", text: "help", ts: "1.1", channel: "D1" };
    const payload = { type: "event_callback", team_id: "T1", event_id: "Ev1", event };
    await socket.deliver("events_api", payload);
    await socket.deliver("events_api", payload);
    await socket.deliver("events_api", { ...payload, event_id: "Ev2", event: { ...event, text: "the end" } });
    await tap.got("chat.postMessage", 2);
    expect(door.asked).toHaveLength(2);
  });

  it("leaves the HTTP way closed", async () => {
    const { send } = await connected();
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 404 });
  });
});
