import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { activity, execute, installed, message, submit } from "../support/teams/activities.ts";
import { cardProblems, messageProblems } from "../support/teams/card-check.ts";
import {
  CHANNEL_KEY,
  OTHER_CHANNEL_KEY,
  startTeamsServer,
  type TeamsServer,
  type TeamsServerOptions,
} from "../support/teams/server.ts";
import { type Claims, signingKey, signToken } from "../support/teams/tokens.ts";

const open: TeamsServer[] = [];

async function start(options: TeamsServerOptions = {}): Promise<TeamsServer> {
  const server = await startTeamsServer(options);
  open.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

const CardResponse = z.object({ statusCode: z.literal(200), type: z.string(), value: z.unknown() });

describe("a Teams message with a valid token", () => {
  it("is answered with a card, in the thread it came from", async () => {
    const server = await start();
    const asked = message("/next-period");
    expect((await server.post(asked)).status).toBe(200);
    const [sent] = server.connector.sent;
    expect(sent?.path).toBe(`/v3/conversations/a:personal-1/activities/${asked["id"]}`);
    expect(messageProblems(sent?.body ?? {})).toEqual([]);
    expect(server.door.asked.map(({ line, asker }) => [line, asker.person.email])).toEqual([
      ["/next-period", "apprentice1@school.example"],
    ]);
  });

  it("that comes twice is answered once", async () => {
    const server = await start();
    const asked = message("next-period");
    const answers = await Promise.all([server.post(asked), server.post(asked), server.post(asked)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.connector.sent).toHaveLength(1);
    await server.post({ ...asked, conversation: { id: "a:personal-2", conversationType: "personal" } });
    expect(server.connector.sent).toHaveLength(2);
  });

  it("asks Teams who someone is once, then knows", async () => {
    const server = await start();
    await server.post(message("next-period"));
    await server.post(message("help"));
    expect(server.connector.memberLookups).toEqual(["29:apprentice-one"]);
  });
});

describe("a pressed button", () => {
  it("gets the fresh card in the response itself", async () => {
    const server = await start();
    const { status, body } = await server.post(execute({ command: "calendar", input: { year: 2 } }));
    const card = CardResponse.parse(JSON.parse(body));
    expect([status, card.type]).toEqual([200, "application/vnd.microsoft.card.adaptive"]);
    expect(cardProblems(card.value)).toEqual([]);
    expect(server.connector.sent).toEqual([]);
  });

  it("on a host without Action.Execute gets a new message", async () => {
    const server = await start();
    await server.post(submit({ command: "calendar", input: {} }));
    expect(server.connector.sent.flatMap(({ body }) => messageProblems(body))).toEqual([]);
    expect(server.door.asked.map(({ command }) => command)).toEqual(["calendar"]);
  });

  it("that comes twice runs once and is told so", async () => {
    const server = await start();
    const pressed = execute({ command: "calendar", input: {} });
    await server.post(pressed);
    const { status, body } = await server.post(pressed);
    expect([status, CardResponse.parse(JSON.parse(body)).value]).toEqual([
      200,
      "Received already: the answer is above.",
    ]);
    expect(server.door.asked).toHaveLength(1);
  });

  it("of a kind that is not ours is answered 501", async () => {
    const server = await start();
    expect((await server.post(execute({}, { name: "task/fetch" }))).status).toBe(501);
  });
});

describe("an installation", () => {
  it("is greeted", async () => {
    const server = await start();
    await server.post(installed());
    await server.post(installed());
    expect(server.connector.sent.flatMap(({ body }) => messageProblems(body))).toEqual([]);
    expect(server.connector.sent).toHaveLength(1);
  });
});

describe("a token", () => {
  const hour = 3600;
  const now = (): number => Math.floor(Date.now() / 1000);
  const other = signingKey("key-1");
  const variants: Readonly<Record<string, (good: Claims) => string | null>> = {
    "that is missing": () => null,
    "that is empty": () => "",
    "that is no token": () => "Bearer nonsense",
    "of another scheme": (good) => `Basic ${signToken(CHANNEL_KEY, good)}`,
    "signed with another key": (good) => `Bearer ${signToken(other, good)}`,
    "naming a key that nobody published": (good) => `Bearer ${signToken(CHANNEL_KEY, good, { kid: "key-2" })}`,
    "with alg none": (good) => `Bearer ${signToken(CHANNEL_KEY, good, { alg: "none" })}`,
    "signed with the public key as a password": (good) => `Bearer ${signToken(CHANNEL_KEY, good, { alg: "HS256" })}`,
    "that has expired": (good) =>
      `Bearer ${signToken(CHANNEL_KEY, { ...good, nbf: now() - 2 * hour, exp: now() - hour })}`,
    "that is not valid yet": (good) =>
      `Bearer ${signToken(CHANNEL_KEY, { ...good, nbf: now() + hour, exp: now() + 2 * hour })}`,
    "meant for another bot": (good) => `Bearer ${signToken(CHANNEL_KEY, { ...good, aud: "another-app" })}`,
    "of another issuer": (good) => `Bearer ${signToken(CHANNEL_KEY, { ...good, iss: "https://issuer.invalid" })}`,
    "meant for another service": (good) =>
      `Bearer ${signToken(CHANNEL_KEY, { ...good, serviceurl: "https://smba.invalid/" })}`,
  };
  for (const [name, make] of Object.entries(variants)) {
    it(`${name} is refused with 401`, async () => {
      const server = await start();
      const refused = await server.post(message("next-period"), make(server.claims()));
      expect(refused).toEqual({ status: 401, body: '{"error":"the token is not accepted"}' });
      expect([server.door.asked, server.connector.sent]).toEqual([[], []]);
      expect((await server.post(message("next-period"))).status).toBe(200);
    });
  }

  it("signed with a key of another channel is refused with 401", async () => {
    const server = await start();
    const signed = `Bearer ${signToken(OTHER_CHANNEL_KEY, server.claims())}`;
    expect((await server.post(message("help"), signed)).status).toBe(401);
  });
});

describe("a valid token does not open the door", () => {
  const foreign = "00000000-0000-4000-8000-00000000dead";
  const cases: Readonly<Record<string, readonly [Record<string, unknown>, number[]]>> = {
    "to a foreign tenant": [
      { conversation: { id: "a", tenantId: foreign }, channelData: { tenant: { id: foreign } } },
      [403],
    ],
    "to channel data of another tenant": [{ channelData: { tenant: { id: foreign } } }, [403]],
    "to another channel": [{ channelId: "directline" }, [403]],
    "without a serviceUrl": [{ serviceUrl: undefined }, [401, 403]],
  };
  for (const [name, [more, statuses]] of Object.entries(cases)) {
    it(name, async () => {
      const server = await start();
      expect(statuses).toContain((await server.post(message("next-period", more))).status);
      expect([server.door.asked, server.connector.sent]).toEqual([[], []]);
    });
  }
});

describe("a request that is no activity", () => {
  it("is refused with its own status and loses nothing", async () => {
    const server = await start();
    const send = async (init: RequestInit): Promise<number> => (await fetch(server.url, init)).status;
    const json = { "Content-Type": "application/json" };
    expect(await send({ method: "GET" })).toBe(405);
    expect(await send({ method: "POST", headers: json, body: "{" })).toBe(400);
    expect(await send({ method: "POST", headers: json, body: "[]" })).toBe(400);
    expect(await send({ method: "POST", headers: { "Content-Type": "text/plain" }, body: "{}" })).toBe(415);
    expect(await send({ method: "POST", headers: json, body: JSON.stringify(activity({ from: undefined })) })).toBe(
      400,
    );
    const huge = JSON.stringify(message("x".repeat(300_000)));
    expect(await send({ method: "POST", headers: json, body: huge })).toBe(413);
    expect(await send({ method: "POST", headers: json, body: new Blob([huge]).stream(), duplex: "half" })).toBe(413);
    expect((await server.post(message("next-period"))).status).toBe(200);
  });
});

describe("when Teams puts an answer off", () => {
  it("is sent again until it is taken", async () => {
    const server = await start();
    server.connector.refuseNext({ status: 429, retryAfter: 0 }, { status: 412 });
    expect((await server.post(message("next-period"))).status).toBe(200);
    expect(server.connector.sent).toHaveLength(1);
  });

  it("and the member cannot be asked, the person is told to come back", async () => {
    const server = await start({ member: 400 });
    await server.post(message("next-period"));
    expect(JSON.stringify(server.connector.sent)).toContain("Teams does not tell me who you are");
  });

  it("an answer that it will never take is a 502 and a line in the log", async () => {
    const server = await start();
    server.connector.refuseNext({ status: 403 });
    expect((await server.post(message("next-period"))).status).toBe(502);
    expect(server.log.lines.map(({ level, message: said }) => [level, said])).toEqual([
      ["warn", "Teams did not take the answer"],
    ]);
  });
});

describe("a member whom Teams does not show", () => {
  it("is a stranger", async () => {
    const server = await start({ member: 404 });
    await server.post(message("next-period"));
    expect(JSON.stringify(server.connector.sent)).toContain("Unknown: nobody");
  });
});

describe("without authentication", () => {
  it("answers on this machine, without any token", async () => {
    const server = await start({ auth: false });
    expect((await server.post(message("next-period"))).status).toBe(200);
    expect(server.connector.sent).toHaveLength(1);
  });

  it("still refuses an activity without a serviceUrl", async () => {
    const server = await start({ auth: false });
    expect((await server.post(message("next-period", { serviceUrl: undefined }))).status).toBe(403);
  });
});

describe("a door that stops", () => {
  it("finishes what is under way and takes nothing more", async () => {
    const server = await startTeamsServer({ slow: 300 });
    const underWay = server.post(message("next-period"));
    await expect.poll(() => server.door.asked.length).toBe(1);
    const stopping = server.stop();
    expect((await server.post(message("next-period"))).status).toBe(503);
    expect((await underWay).status).toBe(200);
    await stopping;
    expect(server.connector.sent).toHaveLength(1);
  });
});
