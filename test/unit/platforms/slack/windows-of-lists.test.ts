import { expect, it } from "vitest";
import type { About, Card } from "../../../../src/core/card.ts";
import { renderSlack } from "../../../../src/platforms/slack/render.ts";
import { openSlack } from "../../../support/slack/open-slack.ts";

const INBOX: About = { dossiers: ["d1", "d2"], command: "inbox", input: {} };
const FORM: Card = {
  title: "Topic",
  parts: [
    {
      kind: "form",
      form: {
        command: "topic",
        fixed: { sent: true },
        submit: "Send",
        fields: [{ name: "why", label: "Why so", kind: "long-text", required: true }],
      },
    },
  ],
  buttons: [],
  about: INBOX,
};

it.each([
  ["one of its things is answered in the window: the list stays", { ...INBOX, dossiers: ["d1"], command: "one" }, []],
  ["the list anew takes its place", INBOX, ["chat.update"]],
])("a form opened from a list, whose answer is about %s", async (_, about, written) => {
  const noted: Card = { title: "Noted", parts: [], buttons: [], about };
  const { slack, send, tap } = await openSlack({ answer: (asked) => (asked.includes("why") ? noted : FORM) });
  await slack.start();
  const [row] = renderSlack(FORM, "en").blocks.flatMap((block) => (block.type === "actions" ? [block] : []));
  const direct = { container: { type: "message", message_ts: "1.1", channel_id: "D1" }, channel: "D1" };
  await send.press({ ...row?.elements[0], block_id: row?.block_id }, { user: "U1" }, direct);
  const [window] = await tap.got("views.update");
  const view = { id: "V1", hash: "h2", ...Object(window?.args["view"]) };

  const { json } = await send.submit(view, { why: "mine" }, { user: "U1" });
  expect(json).toMatchObject({ response_action: written.length === 0 ? "update" : "clear" });
  expect(JSON.stringify(json).includes("Noted")).toBe(written.length === 0);
  for (const method of written) await tap.got(method);
  const calls = tap.calls.filter(({ method }) => method.startsWith("chat."));
  expect(calls.map(({ method }) => method)).toEqual(written);
});
