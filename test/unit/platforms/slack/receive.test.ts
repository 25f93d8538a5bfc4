import { describe, expect, it } from "vitest";
import { openSlack, SECRET } from "../../../support/slack/open-slack.ts";
import { sign, slackId } from "../../../support/slack/sign.ts";

const FORM = "application/x-www-form-urlencoded";
const now = () => Math.floor(Date.now() / 1000);

async function started() {
  const around = await openSlack();
  await around.slack.start();
  return around;
}

describe("a Slack request", () => {
  it("is answered when its signature and time are right", async () => {
    const { send } = await started();
    expect(await send.command("/next-period", "school", { user: "U1" })).toMatchObject({
      status: 200,
      json: { response_type: "ephemeral", text: "one@demo.example types next-period school" },
    });
  });

  it("answers Slack's question whether we are there", async () => {
    const { send } = await started();
    expect(await send.json({ type: "url_verification", challenge: "abc" })).toMatchObject({
      status: 200,
      json: { challenge: "abc" },
    });
  });

  it("may check the certificate unsigned, and nothing more", async () => {
    const { send, door } = await started();
    const body = `ssl_check=1&${send.commandBody("/help", "", { user: "U1" })}`;
    expect(await send.send(body, FORM, {})).toMatchObject({ status: 200, text: "" });
    expect(door.asked).toEqual([]);
  });

  it.each([
    ["no signature", (body: string) => ({ ...sign(body, SECRET, now()), "x-slack-signature": "" })],
    ["no headers", () => ({})],
    ["another secret", (body: string) => sign(body, "another", now())],
    ["the signature of another body", () => sign("command=%2Fhelp", SECRET, now())],
    ["a broken signature", (body: string) => ({ ...sign(body, SECRET, now()), "x-slack-signature": "v1=x" })],
    ["a time that is none", (body: string) => ({ ...sign(body, SECRET, now()), "x-slack-request-timestamp": "x" })],
    ["a time 6 minutes ago", (body: string) => sign(body, SECRET, now() - 360)],
    ["a time in 6 minutes", (body: string) => sign(body, SECRET, now() + 360)],
  ])("with %s gets 401 and asks nothing", async (_, headers) => {
    const { send, door } = await started();
    const body = send.commandBody("/help", "", { user: "U1" });
    expect(await send.send(body, FORM, headers(body))).toMatchObject({ status: 401, text: "" });
    expect(door.asked).toEqual([]);
  });

  it("may be 4 minutes off, either way", async () => {
    const { send } = await started();
    for (const skew of [-240, 240]) {
      const body = send.commandBody("/help", "", { user: "U1" });
      expect(await send.send(body, FORM, sign(body, SECRET, now() + skew))).toMatchObject({ status: 200 });
    }
  });

  it.each([
    ["no JSON", "{", "application/json"],
    ["null", "null", "application/json"],
    ["a list", "[]", "application/json"],
    ["a payload that is no JSON", "payload=%7B", FORM],
    ["a payload that is null", "payload=null", FORM],
    ["nothing", "", FORM],
    ["a kind we do not know", '{"type":"surprise","trigger_id":"t"}', "application/json"],
    ["a command without who asks", "command=%2Fhelp&trigger_id=t1", FORM],
    [
      "a press of nothing",
      `payload=${encodeURIComponent('{"type":"block_actions","trigger_id":"t","user":{"id":"U1"},"actions":[]}')}`,
      FORM,
    ],
    ["an event without its id", '{"type":"event_callback","event":{"type":"message"}}', "application/json"],
  ])("of %s, though signed, gets 400 at once", async (_, body, type) => {
    const { send } = await started();
    expect(await send.send(body, type)).toMatchObject({ status: 400 });
  });

  it.each([1, 5])("over the limit (%i MiB and a little) gets 413, and the next one its answer", async (size) => {
    const { send } = await started();
    const body = "x".repeat(size * 1024 * 1024 + 1);
    expect(await send.send(body, FORM)).toMatchObject({ status: 413 });
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 200 });
  });

  it.each([
    ["GET", "/slack/events"],
    ["PUT", "/slack/events"],
    ["POST", "/slack/other"],
    ["POST", "/slack/events/more"],
    ["GET", "/slack/install"],
  ])("by %s to %s gets 404", async (method, path) => {
    const { url } = await started();
    expect((await fetch(url + path, { method })).status).toBe(404);
  });

  it("that breaks off leaves the door open", async () => {
    const { url, send } = await started();
    const broken = fetch(`${url}/slack/events`, {
      method: "POST",
      body: new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode("command="));
          setTimeout(() => stream.error(new Error("gone")), 20);
        },
      }),
      duplex: "half",
    } as RequestInit);
    await expect(broken).rejects.toThrow();
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 200 });
  });

  it("that comes twice is answered once", async () => {
    const { send, door, tap } = await started();
    const trigger = slackId("trg.");
    const [one, two] = await Promise.all([
      send.command("/help", "", { user: "U1", trigger }),
      send.command("/help", "", { user: "U1", trigger }),
    ]);
    expect([one.text, two.text].filter((text) => text === "")).toHaveLength(1);
    expect(two.status).toBe(200);

    await send.message("help", "U1", "D1", {}, "Ev1");
    await send.message("help", "U1", "D1", {}, "Ev1");
    await tap.got("chat.postMessage");
    await send.message("help again", "U1", "D1", {}, "Ev2");
    await tap.got("chat.postMessage", 2);
    expect(door.asked).toEqual([
      "one@demo.example types help ",
      "one@demo.example types help",
      "one@demo.example types help again",
    ]);
  });

  it("gets 503 until Slack has said who we are", async () => {
    const { send } = await openSlack();
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 503 });
  });

  it("gets 500, and the log its reason, when something breaks", async () => {
    const { send, slack, log } = await openSlack({
      answer: () => {
        throw new TypeError("broken");
      },
    });
    await slack.start();
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 500 });
    expect(log.said.filter(({ level }) => level === "error")).toMatchObject([
      { facts: { error: expect.stringContaining("broken") } },
    ]);
  });
});
