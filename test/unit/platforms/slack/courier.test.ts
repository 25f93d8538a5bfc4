import { describe, expect, it } from "vitest";
import type { Card } from "../../../../src/core/card.ts";
import type { Outcome } from "../../../../src/core/door.ts";
import type { Address } from "../../../../src/core/reminder-ports.ts";
import { openGate } from "../../../support/sending/post-office.ts";
import { checkSlackPayload } from "../../../support/slack/check-payload.ts";
import { type Around, openSlack, TOKEN } from "../../../support/slack/open-slack.ts";
import type { Call } from "../../../support/slack/tap.ts";
import { instant } from "../../../support/store.ts";

const CARD: Card = {
  title: "Topic: *yours* <to> approve & sign",
  parts: [{ kind: "text", text: "Waits since Monday." }],
  buttons: [{ label: "Approve", command: "approve", input: {} }],
};
const OUTCOME: Outcome = { ok: true, command: "reminder", card: CARD, data: null, lang: "en" };
const ADDRESS: Address = { platform: "slack", tenant: "T1", user: "U1", reference: null };
const SINCE = instant("2026-11-20T08:00:00Z");

const post = (said: ReturnType<NonNullable<Around["slack"]>>) => (call: Call) =>
  call.method === "chat.postMessage" ? said : null;
const error = (code: string) => post({ body: { ok: false, error: code } });

async function courier(slack?: Around["slack"], config: Around["config"] = {}) {
  const around = await openSlack({ ...(slack && { slack }), config });
  return { ...around, courier: around.slack.courier };
}

describe("a reminder in Slack", () => {
  it("goes to the person's direct conversation, with a text and its message in the metadata", async () => {
    const { courier: slack, tap } = await courier(post({ body: { ok: true, channel: "D1", ts: "9.9" } }));
    expect(await slack.send(ADDRESS, OUTCOME, "m1", openGate)).toEqual({
      kind: "sent",
      place: '{"channel":"D1","ts":"9.9"}',
    });
    const [call] = await tap.got("chat.postMessage");
    expect(call?.args).toMatchObject({
      channel: "U1",
      metadata: { event_type: "passerelle_reminder", event_payload: { message: "m1" } },
      text: expect.stringContaining("&lt;to&gt; approve &amp; sign"),
    });
    expect(checkSlackPayload(call?.args)).toEqual([]);
  });

  it.each([
    ["429", post({ status: 429, headers: { "retry-after": "7" }, body: {} }), "slack T1", 7000],
    ["429 that does not say how long", post({ status: 429, body: {} }), "slack T1", 30_000],
    ["ratelimited", error("ratelimited"), "slack T1", 30_000],
    ["rate_limited", error("rate_limited"), "slack T1 U1", 30_000],
  ])("waits where Slack is busy: %s", async (_, said, scope, afterMs) => {
    const { courier: slack } = await courier(said);
    expect(await slack.send(ADDRESS, OUTCOME, "m1", openGate)).toEqual({ kind: "busy", scope, afterMs });
  });

  it.each<[string, Around["slack"], object]>([
    ...["channel_not_found", "user_not_found", "user_disabled", "cannot_dm_bot", "is_archived"].map(
      (code): [string, Around["slack"], object] => [code, error(code), { kind: "refused", reason: code }],
    ),
    ...["invalid_auth", "token_revoked", "account_inactive", "missing_scope"].map(
      (code): [string, Around["slack"], object] => [code, error(code), { kind: "failed", reason: code, whose: "ours" }],
    ),
    ["service_unavailable", error("service_unavailable"), { kind: "failed", afterMs: null }],
    ["fatal_error", error("fatal_error"), { kind: "unknown", reason: "fatal_error" }],
    ["HTTP 503", post({ status: 503, headers: { "retry-after": "3" }, body: {} }), { kind: "failed", afterMs: 3000 }],
    [
      "HTTP 500",
      post({ status: 500, body: {} }),
      { kind: "failed", reason: "HTTP 500", afterMs: null, whose: "platform" },
    ],
    ["HTTP 504", post({ status: 504, body: {} }), { kind: "unknown", reason: "HTTP 504" }],
  ])("says what became of it: %s", async (_, said, delivery) => {
    const { courier: slack } = await courier(said);
    expect(await slack.send(ADDRESS, OUTCOME, "m1", openGate)).toMatchObject(delivery);
  });

  it("has surely not arrived where no connection was made", async () => {
    const { courier: slack, tap } = await courier();
    await tap.close();
    expect(await slack.send(ADDRESS, OUTCOME, "m1", openGate)).toMatchObject({ kind: "failed" });
  });

  it("may have arrived where the connection is cut, and no token is in the reason", async () => {
    const { courier: slack } = await courier(
      post({ status: 200, headers: { "content-length": "9999", connection: "close" }, body: {} }),
    );
    const delivery = await slack.send(ADDRESS, OUTCOME, "m1", openGate);
    expect(delivery).toMatchObject({ kind: "unknown" });
    expect(JSON.stringify(delivery)).not.toContain(TOKEN);
  });

  it("is bounded by the workspace's rate and by one a second to each person", async () => {
    const { courier: slack } = await courier(undefined, { messagesPerMinute: 600 });
    expect(slack.rates(ADDRESS)).toEqual([
      { scope: "slack T1", everyMs: 100, burst: 50 },
      { scope: "slack T1 U1", everyMs: 1000, burst: 1 },
    ]);
  });
});

describe("a reminder that may have arrived", () => {
  const of = (message: string, ts: string) => ({
    ts,
    metadata: { event_type: "passerelle_reminder", event_payload: { message } },
  });
  const history = (call: Call) => {
    if (call.method === "conversations.open") return { body: { ok: true, channel: { id: "D1" } } };
    if (call.method !== "conversations.history") return null;
    if (call.args["cursor"] === "next") return { body: { ok: true, messages: [of("m2", "2.2"), { ts: "2.1" }] } };
    const other = { ts: "1.2", metadata: { event_type: "other", event_payload: { message: "m2" } } };
    return { body: { ok: true, messages: [of("m1", "1.1"), other], response_metadata: { next_cursor: "next" } } };
  };

  it("is found by its metadata, on whatever page it stands", async () => {
    const { courier: slack, tap } = await courier(history);
    expect(await slack.find?.(ADDRESS, "m1", SINCE)).toBe('{"channel":"D1","ts":"1.1"}');
    expect(await slack.find?.(ADDRESS, "m2", SINCE)).toBe('{"channel":"D1","ts":"2.2"}');
    expect(await slack.find?.(ADDRESS, "m3", SINCE)).toBeNull();
    const [call] = await tap.got("conversations.history");
    expect(call?.args).toMatchObject({
      channel: "D1",
      oldest: String(SINCE.epochMilliseconds / 1000),
      include_all_metadata: "true",
    });
  });

  it("stays in doubt while Slack cannot be asked", async () => {
    const { courier: slack } = await courier(({ method }) =>
      method === "conversations.open" ? { body: { ok: false, error: "missing_scope" } } : null,
    );
    await expect(slack.find?.(ADDRESS, "m1", SINCE)).rejects.toMatchObject({ name: "EdgeError", status: 403 });
  });
});

describe("someone who has never written", () => {
  const known = { id: "U7", team_id: "T1", profile: { email: "One@Demo.example" } };
  const looked = (user: object | string) => (call: Call) =>
    call.method === "users.lookupByEmail"
      ? { body: typeof user === "string" ? { ok: false, error: user } : { ok: true, user } }
      : null;

  it.each([
    ["is found by address", known, "U7"],
    ["is nobody when another workspace says so", { ...known, team_id: "T2" }, null],
    ["is nobody when the account is closed", { ...known, deleted: true }, null],
    ["is nobody when the address is another's", { ...known, profile: { email: "two@demo.example" } }, null],
    ["is nobody when Slack knows none", "users_not_found", null],
  ])("%s", async (_, user, id) => {
    const { slack } = await courier(looked(user));
    await slack.start();
    const account = id === null ? null : { platform: "slack", tenant: "T1", user: id };
    expect(await slack.courier.lookUp?.("one@demo.example")).toEqual(account);
  });

  it("is not looked up before Slack has said who we are, nor while it is busy", async () => {
    const { courier: early } = await courier(looked(known));
    await expect(early.lookUp?.("one@demo.example")).rejects.toMatchObject({ status: 503 });
    const { slack } = await courier(({ method }) =>
      method === "users.lookupByEmail" ? { status: 429, headers: { "retry-after": "2" }, body: {} } : null,
    );
    await slack.start();
    await expect(slack.courier.lookUp?.("one@demo.example")).rejects.toMatchObject({ status: 429 });
  });
});
