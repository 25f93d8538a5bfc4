import type { Server } from "node:http";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import type { Outcome } from "../../../../src/core/door.ts";
import { createWeb } from "../../../../src/platforms/web/index.ts";
import { LIMITS } from "../../../../src/platforms/web/limits.ts";
import type { Answer, PageState, Reminders, Suggestions } from "../../../../src/platforms/web/wire.ts";
import { structuralProblems } from "../../../support/adaptive-card-check.ts";
import { openGate } from "../../../support/sending/post-office.ts";
import { ABOUT, apprentice, clock, type FakeDoor, fakeDoor, keptLog } from "./fake-door.ts";

const servers: Server[] = [];

async function serve(door: FakeDoor = fakeDoor()) {
  const log = keptLog();
  const closing = new AbortController();
  const people = {
    list: async () => [{ person: apprentice, roles: "apprentice", programme: "Alternance" }],
    byEmail: async (email: string) => (email.toLowerCase() === apprentice.email ? apprentice : null),
  };
  const app = express();
  const lately = async () => ["m1", "m2"];
  const parts = {
    door,
    people,
    lately,
    log,
    clock,
    mode: "demo",
    closing: closing.signal,
    assets: "/nowhere",
  } as const;
  const { router, courier } = createWeb(parts);
  app.use(router);
  app.get("/healthz", (_request, response) => void response.send("mine"));
  const server = app.listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(base + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { door, log, base, port, post, closing, courier };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The caller knows what this server sends; every field that counts is then held against an expectation. */
const read = async <Body>(response: Promise<Response>): Promise<Body> => (await (await response).json()) as Body;

const typed = (text: string) => ({ as: apprentice.email, lang: "en", text });

describe("the page", () => {
  it("forbids everything inline and everything from elsewhere", async () => {
    const { base } = await serve();
    const response = await fetch(`${base}/`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    const html = await response.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });

  it.each([
    ["fr-FR,fr;q=0.9,en;q=0.5", "", "fr", "Qui êtes-vous"],
    ["en-GB,en", "", "en", "Who are you"],
    ["de", "", "fr", "Qui êtes-vous"],
    ["fr", "?lang=en", "en", "Who are you"],
  ])("speaks the language of the reader: %s %s", async (accept, query, lang, words) => {
    const { base } = await serve();
    const html = await (await fetch(`${base}/${query}`, { headers: { "Accept-Language": accept } })).text();
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(words);
  });

  it("says how to build it when it is not built", async () => {
    const { base, log } = await serve();
    expect(await (await fetch(`${base}/?lang=en`)).text()).toContain("npm run build");
    expect(log.lines.join()).toContain("npm run build");
  });

  it("lets other paths of the server pass by, untouched", async () => {
    const { base } = await serve();
    const response = await fetch(`${base}/healthz`);
    expect(await response.text()).toBe("mine");
    expect(response.headers.get("content-security-policy")).toBeNull();
  });
});

describe("the conversation", () => {
  it("takes a typed line to the door and brings back the card", async () => {
    const { post, door } = await serve();
    const answer = await read<Answer>(post("/chat/line", typed("next-period")));
    expect(answer).toMatchObject({ ok: true, lang: "en", command: "echo" });
    expect(structuralProblems(answer.card)).toEqual([]);
    expect(door.seen).toEqual([
      { what: "next-period", input: null, asker: { person: apprentice, lang: "en", zone: null } },
    ]);
  });

  it("takes a pressed button with what was typed into its form", async () => {
    const { post, door } = await serve();
    const data = { command: "settings", input: { part: "all" }, form: "f1", "f1.lang": "fr" };
    expect((await post("/chat/press", { as: apprentice.email, lang: "fr", data })).status).toBe(200);
    expect(door.seen[0]).toMatchObject({ what: "settings", input: { part: "all", lang: "fr" } });
  });

  it("shows what was typed as it was typed", async () => {
    const { post } = await serve();
    const answer = await read<Answer>(post("/chat/line", typed("<img src=x onerror=alert(1)> **b**")));
    expect(answer.card?.body[1]).toMatchObject({ inlines: [{ text: "<img src=x onerror=alert(1)> **b**" }] });
  });

  it("offers the commands of the person's own help, first those that not everyone has, help last", async () => {
    const { base } = await serve(fakeDoor(["help", "whoami", "doubts"]));
    const { suggestions } = await read<Suggestions>(fetch(`${base}/chat/suggestions?lang=en&as=${apprentice.email}`));
    expect(suggestions.map(({ label }) => label)).toEqual(["/doubts", "/whoami", "/help"]);
    expect(suggestions[0]).toMatchObject({ hint: "about doubts", data: { command: "doubts", input: {} } });
  });

  it("offers nothing when help has nothing to say", async () => {
    const { base } = await serve();
    expect(await read(fetch(`${base}/chat/suggestions?as=${apprentice.email}`))).toEqual({ suggestions: [] });
  });

  it("lists the people of the demonstration", async () => {
    const { base } = await serve();
    const state = await read<PageState>(fetch(`${base}/chat/people?lang=fr`));
    expect(state).toMatchObject({
      lang: "fr",
      people: [{ email: apprentice.email, name: "Apprentice One", roles: "apprentice", programme: "Alternance" }],
    });
    expect(state.words.send).toBe("Envoyer");
  });

  it("greets on the live stream", async () => {
    const { base } = await serve();
    const response = await fetch(`${base}/events`);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(new TextDecoder().decode(first?.value)).toContain("event: hello");
    await reader?.cancel();
  });

  it("tells every open page which dossiers have changed, and forgets the pages that are gone", async () => {
    const { base, door } = await serve();
    const readers = await Promise.all(
      [1, 2].map(async () => (await fetch(`${base}/events`)).body?.pipeThrough(new TextDecoderStream()).getReader()),
    );
    for (const reader of readers) expect((await reader?.read())?.value).toContain("hello");
    door.change("enrolment-1/topic/year-2", 'e"2\n/liaison/2027-01-04');
    for (const reader of readers) {
      const [, data = ""] = /^event: changed\ndata: (.*)\n\n$/.exec((await reader?.read())?.value ?? "") ?? [];
      expect(JSON.parse(data)).toEqual(["enrolment-1/topic/year-2", 'e"2\n/liaison/2027-01-04']);
      await reader?.cancel();
    }
    await expect.poll(() => door.listeners()).toBe(0);
  });

  it("says which dossiers a card shows, and nothing of the kind for a card that shows none", async () => {
    const { post } = await serve();
    expect((await read<Answer>(post("/chat/line", typed("topic")))).about).toEqual(ABOUT);
    expect((await read<Answer>(post("/chat/line", typed("help")))).about).toBeNull();
    expect((await read<Answer>(post("/chat/line", {}))).about).toBeNull();
  });

  it("takes a form of eight long texts, in whatever script", async () => {
    const { post, door } = await serve();
    const texts = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`f1.n${n}`, "漢".repeat(10_000)]));
    const data = { command: "fill", input: {}, form: "f1", ...texts };
    expect((await post("/chat/press", { as: apprentice.email, lang: "fr", data })).status).toBe(200);
    expect(door.seen[0]?.input).toMatchObject({ n7: "漢".repeat(10_000) });
  });

  it("ends the live streams when the program closes", async () => {
    const { base, closing } = await serve();
    const stream = await fetch(`${base}/events`);
    closing.abort();
    expect(await stream.text()).toContain("event: hello");
  });
});

describe("bad input", () => {
  it("refuses someone who is not of the demonstration, with what to do", async () => {
    const { post, door } = await serve();
    const response = await post("/chat/line", { as: "nobody@else.example", lang: "en", text: "help" });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      ok: false,
      error: { id: "unknown-person", message: "no nobody@else.example" },
    });
    expect(door.seen).toEqual([]);
  });

  it.each([
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site" }],
    [{ Origin: "https://elsewhere.example" }],
    [{ Origin: "null" }],
  ])("refuses a request from another site: %j", async (headers) => {
    const { post, door } = await serve();
    const response = await post("/chat/line?lang=en", typed("help"), headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ ok: false, error: { id: "http-403" } });
    expect(door.seen).toEqual([]);
  });

  it("answers the page's own origin", async () => {
    const { post, base } = await serve();
    const headers = { Origin: base, "Sec-Fetch-Site": "same-origin" };
    expect((await post("/chat/line", typed("help"), headers)).status).toBe(200);
  });

  it("answers no other name that was made to point at this machine", async () => {
    const { port } = await serve();
    const status = (host: string) =>
      new Promise((done) => {
        request({ port, host: "127.0.0.1", path: "/chat/people", headers: { host } }, (response) => {
          response.resume();
          done(response.statusCode);
        }).end();
      });
    expect(await status("evil.example")).toBe(403);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`[::1]:${port}`)).toBe(200);
  });

  it.each([
    ["a body that is no JSON", "/chat/line", "{", 400, "http-400"],
    ["a body that is no object", "/chat/line", "[]", 400, "http-400"],
    ["a line that is no text", "/chat/line", { as: apprentice.email, text: 3 }, 400, "http-400"],
    ["a button without data", "/chat/press", { as: apprentice.email }, 400, "http-400"],
    ["nested input", "/chat/press", { as: "a", data: { command: "x", input: { a: {} } } }, 400, "http-400"],
    ["a body over the limit", "/chat/line", typed("x".repeat(LIMITS.bodyBytes)), 413, "http-413"],
    ["a line over the limit", "/chat/line", typed("x".repeat(LIMITS.text + 1)), 413, "http-413"],
    ["an unknown address", "/chat/nothing", {}, 404, "http-404"],
  ])("tells what is wrong with %s", async (_, path, body, status, id) => {
    const { post, door } = await serve();
    const response = await post(`${path}?lang=fr`, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ ok: false, error: { id, message: expect.stringMatching(/^.+\.$/) } });
    expect(door.seen).toEqual([]);
  });

  it("takes JSON only, and only by POST", async () => {
    const { post, base } = await serve();
    expect((await post("/chat/line", "as=a", { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await fetch(`${base}/chat/line`)).status).toBe(405);
    expect((await fetch(`${base}/chat/suggestions`)).status).toBe(400);
    expect((await fetch(`${base}/chat/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it("keeps what went wrong inside to the log", async () => {
    const { post, log } = await serve();
    const response = await post("/chat/line?lang=en", typed("fail"));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(log.lines.join()).toContain("a secret in the stack");
  });

  it("slows down whoever asks too often", async () => {
    const { base } = await serve();
    const ask = async () => (await fetch(`${base}/chat/people`)).status;
    for (let sent = 0; sent < LIMITS.requestsPerMinute; sent += 100)
      await Promise.all(Array.from({ length: 100 }, ask));
    expect(await ask()).toBe(429);
  });
});

describe("a reminder", () => {
  const outcome: Outcome = {
    ok: true,
    command: "reminder",
    card: { title: "x", parts: [], buttons: [] },
    data: {},
    lang: "en",
  };

  it("is told to the pages that are open, by its id alone", async () => {
    const { base, courier, closing } = await serve();
    const stream = await fetch(`${base}/events`);
    const account = await courier.lookUp?.(apprentice.email.toUpperCase());
    expect(account).toEqual({ platform: "web", tenant: "demo", user: apprentice.email });
    if (!account) return;
    const address = { ...account, reference: null };
    expect(courier.rates(address)).toEqual([]);
    expect(await courier.send(address, outcome, "m3", openGate)).toEqual({ kind: "sent", place: null });
    closing.abort();
    expect(await stream.text()).toContain(`event: reminder\ndata: {"to":"${apprentice.email}","message":"m3"}`);
  });

  it("reaches nobody whom one may not be", async () => {
    const { courier } = await serve();
    expect(await courier.lookUp?.("stranger@demo.example")).toBeNull();
  });

  it("waits for who opens the page later, each as it is now", async () => {
    const { base, door } = await serve();
    const body = await read<Reminders>(fetch(`${base}/chat/reminders?lang=en&as=${apprentice.email}`));
    expect(body.reminders.map(({ message, answer }) => [message, answer.ok])).toEqual([
      ["m1", true],
      ["m2", true],
    ]);
    expect(body.reminders.flatMap(({ answer }) => structuralProblems(answer.card))).toEqual([]);
    expect(door.seen.map(({ what, input }) => [what, input])).toEqual([
      ["reminder", { message: "m1" }],
      ["reminder", { message: "m2" }],
    ]);
    expect((await fetch(`${base}/chat/reminders`)).status).toBe(400);
  });
});
