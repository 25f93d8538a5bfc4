import { afterEach, describe, expect, it } from "vitest";
import type { Card } from "../../../../src/core/card.ts";
import type { Outcome } from "../../../../src/core/door.ts";
import { execute, message } from "../../../support/teams/activities.ts";
import { messageProblems } from "../../../support/teams/card-check.ts";
import { startTeamsServer, type TeamsServer, type TeamsServerOptions } from "../../../support/teams/server.ts";

const about = { dossiers: ["enrolment-1/topic/year-2"], command: "dossier", input: { which: "topic" } };
const TOPIC: Card = { title: "Project topic: waits for the tutor", parts: [], buttons: [], about };
const APPROVED: Card = { ...TOPIC, title: "Project topic: **approved** <b>" };
const outcome: Outcome = { ok: true, command: "dossier", card: APPROVED, data: null, lang: "en" };
const FORM: Card = {
  ...TOPIC,
  parts: [{ kind: "form", form: { command: "fill", fixed: {}, submit: "Sign", fields: [] } }],
};

const open: TeamsServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

/** A bot that has sent the card of a topic, and where it stands. */
async function sentTopic(options: TeamsServerOptions = {}) {
  const server = await startTeamsServer({ card: TOPIC, ...options });
  open.push(server);
  await server.post(message("topic"));
  const place = server.door.sentCards[0]?.place ?? "";
  return { server, place };
}

describe("the board of Teams", () => {
  for (const auth of [true, false]) {
    it(`draws a sent card again where it stands (authentication ${auth ? "on" : "off"})`, async () => {
      const { server, place } = await sentTopic({ auth });
      expect(server.board.platform).toBe("teams");
      expect(await server.board.redraw(place, outcome)).toBe(true);
      const last = server.connector.sent.at(-1);
      expect([last?.method, last?.path]).toEqual(["PUT", "/v3/conversations/a:personal-1/activities/sent-1"]);
      expect(messageProblems(last?.body ?? {})).toEqual([]);
      expect(JSON.stringify(last?.body)).toContain("Project topic: \\\\*\\\\*approved");
    });
  }

  it("says that a message or a conversation is gone", async () => {
    const { server, place } = await sentTopic();
    for (const status of [403, 404]) {
      server.connector.refuseNext({ status });
      expect(await server.board.redraw(place, outcome)).toBe(false);
    }
    expect(await server.board.redraw("not a place", outcome)).toBe(false);
  });

  it.each([429, 412, 400])("throws while Teams answers %i", async (status) => {
    const { server, place } = await sentTopic();
    server.connector.refuseNext({ status });
    await expect(server.board.redraw(place, outcome)).rejects.toMatchObject({ statusCode: status });
  });

  it("throws when Teams cannot be reached", async () => {
    const { server, place } = await sentTopic();
    const nowhere = JSON.stringify({ ...JSON.parse(place), serviceUrl: "http://127.0.0.1:1/" });
    await expect(server.board.redraw(nowhere, outcome)).rejects.toThrow();
  });

  it("leaves a message alone in whose place someone fills in a form", async () => {
    const { server, place } = await sentTopic({ cards: { open: FORM } });
    await server.post(execute({ command: "open", input: {} }, { replyToId: "sent-1" }));
    await expect(server.board.redraw(place, outcome)).rejects.toMatchObject({ status: 503 });
    await server.post(execute({ command: "approve", input: {} }, { replyToId: "sent-1" }));
    expect(await server.board.redraw(place, outcome)).toBe(true);
  });

  it("after a press, the message changes for everybody without holding up the answer to the press", async () => {
    const { server } = await sentTopic();
    const pressed = await server.post(execute({ command: "approve", input: {} }, { replyToId: "sent-1" }));
    expect(JSON.parse(pressed.body).type).toBe("application/vnd.microsoft.card.adaptive");
    await expect.poll(() => server.connector.sent.at(-1)?.method).toBe("PUT");
    await expect.poll(() => server.door.sentCards.length).toBe(2);
    expect(server.door.sentCards[1]?.place).toBe(server.door.sentCards[0]?.place);
  });

  it("a press that comes twice runs once and changes the message once", async () => {
    const { server } = await sentTopic();
    const twice = execute({ command: "approve", input: {} }, { replyToId: "sent-1" });
    await server.post(twice);
    await server.post(twice);
    await expect.poll(() => server.door.sentCards.length).toBe(2);
    expect(server.connector.sent.filter(({ method }) => method === "PUT")).toHaveLength(1);
    expect(server.door.asked.filter(({ command }) => command === "approve")).toHaveLength(1);
  });
});
