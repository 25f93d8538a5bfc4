import { afterEach, describe, expect, it } from "vitest";
import type { Card } from "../../../../src/core/card.ts";
import type { Outcome } from "../../../../src/core/door.ts";
import type { Address } from "../../../../src/core/reminder-ports.ts";
import { openGate } from "../../../support/sending/post-office.ts";
import { execute, installed, message, TENANT, USER } from "../../../support/teams/activities.ts";
import { messageProblems } from "../../../support/teams/card-check.ts";
import { startTeamsServer, type TeamsServer, type TeamsServerOptions } from "../../../support/teams/server.ts";

const CARD: Card = {
  title: "Topic: **yours** to approve",
  parts: [{ kind: "text", text: "Waits since <b>Monday</b>." }],
  buttons: [{ label: "Approve", command: "approve", input: {} }],
};
const OUTCOME: Outcome = { ok: true, command: "reminder", card: CARD, data: null, lang: "en" };

const open: TeamsServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

/** A bot that someone has written to, and how they are written to. */
async function visited(options: TeamsServerOptions = {}, visit = message("help")) {
  const server = await startTeamsServer(options);
  open.push(server);
  await server.post(visit);
  const reference = server.door.references.get(`teams/${TENANT}/${USER}`) ?? null;
  const before = server.connector.sent.length;
  const address: Address = { platform: "teams", tenant: TENANT, user: USER, reference };
  return { server, address, sent: () => server.connector.sent.slice(before) };
}

describe("a reminder in Teams", () => {
  for (const auth of [true, false]) {
    it(`goes to the personal conversation that was had before (authentication ${auth ? "on" : "off"})`, async () => {
      const { server, address, sent } = await visited({ auth });
      const delivery = await server.courier.send(address, OUTCOME, "m1", openGate);
      expect(delivery).toEqual({ kind: "sent", place: expect.stringContaining('"message":"sent-2"') });
      expect(sent().map(({ method }) => method)).toEqual(["POST"]);
      expect(sent()[0]?.path).toMatch(/^\/v3\/conversations\/a:personal-1\/activities(\/|$)/);
      expect(messageProblems(sent()[0]?.body ?? {})).toEqual([]);
      const place = delivery.kind === "sent" ? (delivery.place ?? "") : "";
      expect(await server.board.redraw(place, OUTCOME)).toBe(true);
      expect(sent().at(-1)).toMatchObject({ method: "PUT", path: "/v3/conversations/a:personal-1/activities/sent-2" });
    });
  }

  it("reaches those who have installed the bot and never wrote", async () => {
    const { server, address } = await visited({}, installed());
    expect(await server.courier.send(address, OUTCOME, "m1", openGate)).toMatchObject({ kind: "sent" });
  });

  it("reaches nobody by a conversation that others read", async () => {
    const group = { id: "19:group", conversationType: "groupChat", tenantId: TENANT };
    const { server, address } = await visited({}, message("help", { conversation: group }));
    expect(address.reference).toBeNull();
    expect(server.courier.reaches?.(address)).toBe(false);
    expect(server.courier.reaches?.({ ...address, reference: "{}" })).toBe(false);
    expect(await server.courier.send(address, OUTCOME, "m1", openGate)).toMatchObject({ kind: "refused" });
  });

  it("a group does not take the place of the conversation that is known", async () => {
    const { server, address } = await visited();
    const group = { id: "19:group", conversationType: "groupChat", tenantId: TENANT };
    await server.post(message("help", { conversation: group }));
    expect(server.door.references.get(`teams/${TENANT}/${USER}`)).toBe(address.reference);
    await server.post(
      execute({ command: "help", input: {} }, { conversation: { ...group, conversationType: "personal" } }),
    );
    expect(server.door.references.get(`teams/${TENANT}/${USER}`)).toContain("19:group");
  });

  it.each([
    [
      { status: 429, retryAfter: 9 },
      { kind: "busy", scope: `teams ${TENANT} ${USER}`, afterMs: 9000 },
    ],
    [{ status: 429 }, { kind: "busy", afterMs: 5000 }],
    [{ status: 412 }, { kind: "failed", reason: "HTTP 412", afterMs: null, whose: "platform" }],
    [
      { status: 503, retryAfter: 4 },
      { kind: "failed", reason: "HTTP 503", afterMs: 4000 },
    ],
    [{ status: 500 }, { kind: "failed" }],
    [{ status: 502 }, { kind: "unknown", reason: "HTTP 502" }],
    [{ status: 504 }, { kind: "unknown", reason: "HTTP 504" }],
    [{ status: 401 }, { kind: "failed", whose: "ours" }],
    [{ status: 403 }, { kind: "refused", reason: "HTTP 403" }],
    [{ status: 404 }, { kind: "refused", reason: "HTTP 404" }],
    [{ status: 413 }, { kind: "refused", reason: "HTTP 413" }],
  ])("says what became of it, and is sent once: %o", async (refusal, delivery) => {
    const { server, address, sent } = await visited();
    server.connector.refuseNext(refusal);
    expect(await server.courier.send(address, OUTCOME, "m1", openGate)).toMatchObject(delivery);
    expect(sent()).toEqual([]);
  });

  it("has surely not arrived where no connection was made", async () => {
    const { server, address } = await visited();
    const nowhere = JSON.stringify({ ...JSON.parse(address.reference ?? ""), serviceUrl: "http://127.0.0.1:1/" });
    const delivery = await server.courier.send({ ...address, reference: nowhere }, OUTCOME, "m1", openGate);
    expect(delivery).toMatchObject({ kind: "failed" });
  });

  it("is bounded by what Teams takes of a conversation", async () => {
    const { server, address } = await visited();
    const [, conversation] = server.courier.rates(address);
    const { everyMs = 0, burst = 0 } = conversation ?? {};
    const within = (ms: number) => burst + Math.floor(ms / everyMs);
    expect([within(999), within(1999), within(29_999)]).toEqual([7, 7, 21]);
    expect(within(3_599_999)).toBeLessThanOrEqual(1806);
  });
});
