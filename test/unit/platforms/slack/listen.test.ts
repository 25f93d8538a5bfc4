import { describe, expect, it } from "vitest";
import { pressValue } from "../../../../src/platforms/slack/button.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";
import { type Around, openSlack } from "../../../support/slack/open-slack.ts";
import { slackId } from "../../../support/slack/sign.ts";

async function started(around: Around = {}) {
  const all = await openSlack(around);
  await all.slack.start();
  return all;
}

const button = (command: string, input = {}) => ({
  type: "button",
  action_id: "press.0",
  value: pressValue({ command, input, opens: null }),
});

describe("a slash command", () => {
  it("loses its slash and the workspace's prefix; the umbrella has none", async () => {
    const { send, door } = await started({ config: { commandPrefix: "mines-" } });
    await send.command("/mines-next-period", "school", { user: "U1" });
    await send.command("/passerelle", "next-period", { user: "U1" });
    await send.command("/help", "", { user: "U1" });
    expect(door.asked).toEqual([
      "one@demo.example types next-period school",
      "one@demo.example types passerelle next-period",
      "one@demo.example types help ",
    ]);
  });

  it("is answered in the acknowledgement, only to who asked", async () => {
    const { send, tap } = await started();
    const { json } = await send.command("/help", "", { user: "U1" });
    expect(json).toMatchObject({ response_type: "ephemeral" });
    expect(checkSlackPayload(json)).toEqual([]);
    expect(tap.calls.map(({ method }) => method)).toEqual(["auth.test", "users.info"]);
  });

  it("that takes longer than Slack waits is acknowledged, then answered", async () => {
    const { send, tap } = await started({
      answer: async (asked) => {
        await new Promise((resolve) => setTimeout(resolve, 2300));
        return { title: asked, parts: [], buttons: [] };
      },
    });
    expect(await send.command("/help", "", { user: "U1" })).toMatchObject({ status: 200, text: "" });
    const [late] = await tap.got("respond");
    expect(late?.args).toMatchObject({ response_type: "ephemeral", text: "one@demo.example types help" });
  });
});

describe("who asks", () => {
  it("is asked of Slack the first time only", async () => {
    const { send, tap } = await started();
    await send.command("/help", "", { user: "U1" });
    await send.command("/help", "", { user: "U1" });
    await send.message("help", "U1", "D1");
    await tap.got("chat.postMessage");
    const infos = await tap.got("users.info");
    expect(infos.map(({ args }) => args)).toEqual([{ user: "U1", include_locale: "true" }]);
  });

  it("is told what to do when not in the roster", async () => {
    const { send } = await started();
    const { json } = await send.command("/help", "", { user: "UNOBODY" });
    expect(json).toMatchObject({ text: "stranger nobody@demo.example" });
  });

  it("is a stranger when another workspace vouches for the address", async () => {
    const { send } = await started();
    expect((await send.command("/help", "", { user: "UFOREIGN" })).json).toMatchObject({
      text: "stranger without address",
    });
  });

  it("is told when Slack does not say, and the log what Slack needs", async () => {
    const { send, log } = await started({
      slack: ({ method }) =>
        method === "users.info" ? { body: { ok: false, error: "missing_scope", needed: "users:read" } } : null,
    });
    const { status, json } = await send.command("/help", "", { user: "U1" });
    expect(status).toBe(200);
    expect(json?.["text"]).toContain("Slack ne me dit pas qui vous êtes.");
    expect(JSON.stringify(log.said)).toContain("missing_scope needs users:read");
  });
});

describe("a press", () => {
  it("runs its command; the answer to one person takes the place of the card", async () => {
    const { send, tap, door } = await started();
    expect(await send.press(button("next-period", { place: "school" }), { user: "U1" })).toMatchObject({
      status: 200,
      text: "",
    });
    const [answer] = await tap.got("respond");
    expect(answer?.args).toMatchObject({ replace_original: true, response_type: "ephemeral" });
    expect(checkSlackPayload(answer?.args)).toEqual([]);
    expect(door.asked).toEqual(['one@demo.example presses next-period {"place":"school"}']);
  });

  it("in a direct message is answered below, in a channel only to who pressed", async () => {
    const { send, tap } = await started();
    const container = { type: "message", message_ts: "1.1", is_ephemeral: false, thread_ts: "1.0" };
    await send.press(button("help"), { user: "U1" }, { container, channel: "D1" });
    await tap.got("respond");
    await send.press(button("help"), { user: "U1" }, { container, channel: "C1" });
    const answers = await tap.got("respond", 2);
    expect(answers.map(({ args: { text, blocks, ...how } }) => how)).toEqual([
      { response_type: "in_channel", replace_original: false },
      { response_type: "ephemeral", replace_original: false, thread_ts: "1.0" },
    ]);
  });

  it("in the home tab draws the tab anew, with a way back", async () => {
    const { send, tap } = await started();
    await send.press(button("calendar"), { user: "U1" }, { container: { type: "view", view_id: "V1" } });
    const [home] = await tap.got("views.publish");
    expect(checkSlackPayload(home?.args)).toEqual([]);
    expect(JSON.stringify(home?.args)).toContain("presses calendar");
    expect(JSON.stringify(home?.args)).toContain('"action_id":"back"');
  });

  it.each(["{}", '{"v":0,"c":"help","i":{}}', undefined])("that is forged or stale says so (%s)", async (value) => {
    const { send, door, tap } = await started();
    await send.press({ type: "button", action_id: "x", ...(value !== undefined && { value }) }, { user: "U1" });
    const [answer] = await tap.got("respond");
    expect(answer?.args["text"]).toContain("Ce bouton ne marche plus.");
    expect(door.asked).toEqual([]);
  });

  it("that comes twice is answered once", async () => {
    const { send, tap } = await started();
    const trigger = slackId("trg.");
    await send.press(button("help"), { user: "U1", trigger });
    await send.press(button("help"), { user: "U1", trigger });
    await send.press(button("help"), { user: "U1" });
    await tap.got("respond", 2);
    expect(tap.calls.filter(({ method }) => method === "respond")).toHaveLength(2);
  });

  it("on anything else than a button is only acknowledged", async () => {
    const { send, door } = await started();
    expect(await send.press({ type: "static_select", action_id: "choice" }, { user: "U1" })).toMatchObject({
      status: 200,
    });
    expect(door.asked).toEqual([]);
  });
});

describe("a message", () => {
  it("to the bot is answered below it, in its thread if it has one", async () => {
    const { send, tap } = await started();
    await send.message("<@UBOT> faq &amp; more", "U1", "D1");
    await tap.got("chat.postMessage");
    await send.message("help", "U1", "D1", { thread_ts: "5.5" });
    const [one, two] = await tap.got("chat.postMessage", 2);
    expect(checkSlackPayload(one?.args)).toEqual([]);
    expect(one?.args).toMatchObject({ channel: "D1", text: "one@demo.example types faq &amp; more" });
    expect(one?.args).not.toHaveProperty("thread_ts");
    expect(two?.args).toMatchObject({ channel: "D1", thread_ts: "5.5" });
  });

  it("that mentions the bot in a channel is answered in a thread", async () => {
    const { send, tap } = await started();
    await send.mention("<@UBOT> next-period", "U1", "C1", { ts: "7.7" });
    const [answer] = await tap.got("chat.postMessage");
    expect(answer?.args).toMatchObject({ channel: "C1", thread_ts: "7.7", text: "one@demo.example types next-period" });
  });

  it("that is refused in a channel is refused before the eyes of who asked", async () => {
    const { send, tap } = await started();
    await send.mention("<@UBOT> next-period", "UNOBODY", "C1");
    const [answer] = await tap.got("chat.postEphemeral");
    expect(answer?.args).toMatchObject({ channel: "C1", user: "UNOBODY", text: "stranger nobody@demo.example" });
    expect(tap.calls.map(({ method }) => method)).not.toContain("chat.postMessage");
  });

  it.each([
    ["of the bot itself", "UBOT", {}],
    ["of another bot", "U1", { bot_id: "B2" }],
    ["that is an edit", "U1", { subtype: "message_changed" }],
    ["in a channel", "U1", { channel_type: "channel" }],
  ])("%s is left alone", async (_, user, more) => {
    const { send, tap, door } = await started();
    expect(await send.message("help", user, "D1", more)).toMatchObject({ status: 200 });
    await send.message("the end", "U1", "D1");
    await tap.got("chat.postMessage");
    expect(door.asked).toEqual(["one@demo.example types the end"]);
  });

  it("waits when Slack says that it was too fast, and is answered once", async () => {
    let refused = 0;
    const { send, tap } = await started({
      slack: ({ method }) => {
        if (method !== "chat.postMessage" || refused > 0) return null;
        refused += 1;
        return { status: 429, headers: { "retry-after": "1" }, body: { ok: false, error: "ratelimited" } };
      },
    });
    await send.message("help", "U1", "D1");
    expect(await tap.got("chat.postMessage", 2)).toHaveLength(2);
  });
});

describe("the home tab", () => {
  it("shows today's answer when it is opened", async () => {
    const { send, tap, door } = await started();
    await send.homeOpened("U1", "messages");
    await send.homeOpened("U1");
    const [home] = await tap.got("views.publish");
    expect(checkSlackPayload(home?.args)).toEqual([]);
    expect(home?.args).toMatchObject({ user_id: "U1", view: { type: "home" } });
    expect(door.asked).toEqual(["one@demo.example presses next-period {}"]);
  });
});

describe("what we do not know", () => {
  it("is acknowledged when it is an event", async () => {
    const { send, door } = await started();
    expect(await send.event({ type: "reaction_added", user: "U1" }, slackId("Ev"))).toMatchObject({ status: 200 });
    expect(door.asked).toEqual([]);
  });
});
