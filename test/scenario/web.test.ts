import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, PageState, Suggestions } from "../../src/platforms/web/wire.ts";
import { schemaCheck, structuralProblems } from "../support/adaptive-card-check.ts";
import { expectedReturn } from "../support/expected-return.ts";
import { type Program, startProgram } from "../support/program.ts";

const APPRENTICE = "apprentice1@demo.example";
const bySchema = schemaCheck();

let program: Program;
beforeAll(async () => {
  program = await startProgram();
}, 60_000);
afterAll(() => program?.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(program.url + path, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(program.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
/** The caller knows what this server sends; every field that counts is then held against an expectation. */
const read = async <Body>(response: Promise<Response>): Promise<Body> => (await (await response).json()) as Body;
const ask = (text: string, lang = "en", as = APPRENTICE) => read<Answer>(post("/chat/line", { as, lang, text }));

describe("the web chat of the real program", () => {
  it("serves its page, its script and its looks under a policy without exceptions", async () => {
    const response = await get("/", { "Accept-Language": "en" });
    const html = await response.text();
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
    const files = [...html.matchAll(/(?:src|href)="(\/chat\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) expect((await get(file)).status, file).toBe(200);
  });

  it("lets one be each person of the demonstration, with their roles in the page's language", async () => {
    const { people } = await read<PageState>(get("/chat/people?lang=fr"));
    expect(people.map(({ email }) => email)).toEqual(
      expect.arrayContaining(["apprentice1", "master1", "tutor1", "registrar"].map((name) => `${name}@demo.example`)),
    );
    expect(people.every(({ roles }) => roles !== "")).toBe(true);
    const inEnglish = await read<PageState>(get("/chat/people?lang=en"));
    expect(inEnglish.people).not.toEqual(people);
  });

  it.each(["fr", "en"] as const)("answers next-period in %s with the right date on a valid card", async (lang) => {
    const answer = await ask("next-period", lang);
    expect(answer).toMatchObject({ ok: true, command: "next-period", lang });
    expect(structuralProblems(answer.card)).toEqual([]);
    if (bySchema) expect(bySchema(answer.card)).toEqual([]);
    expect(JSON.stringify(answer.card)).toContain(expectedReturn()[lang]);
  });

  it("gives a pressed button the same answer as the line", async () => {
    const pressed = await read<Answer>(
      post("/chat/press", { as: APPRENTICE, lang: "en", data: { command: "next-period", input: {} } }),
    );
    expect(pressed).toEqual(await ask("/Next-Period"));
  });

  it("answers every suggestion it makes, to each person", async () => {
    const { people } = await read<PageState>(get("/chat/people?lang=en"));
    for (const { email } of people) {
      const { suggestions } = await read<Suggestions>(get(`/chat/suggestions?lang=en&as=${email}`));
      expect(suggestions.length, email).toBeGreaterThan(2);
      for (const { data } of suggestions) {
        const answer = await read<Answer>(post("/chat/press", { as: email, lang: "en", data }));
        expect(answer.ok, `${email}: ${data.command}`).toBe(true);
        expect(structuralProblems(answer.card), `${email}: ${data.command}`).toEqual([]);
        if (bySchema) expect(bySchema(answer.card), `${email}: ${data.command}`).toEqual([]);
      }
    }
  });

  it("offers the nearest command for a misspelt one", async () => {
    const answer = await ask("next-perod");
    expect(answer).toMatchObject({ ok: false, error: { id: "unknown-command" } });
    expect(answer.card?.actions?.[0]).toMatchObject({ data: { command: "next-period" } });
  });

  it("shows HTML and Markdown that someone typed as they were typed", async () => {
    const answer = await ask("<img src=x onerror=alert(1)>");
    expect(answer.ok ? "" : answer.error.message).toContain("<img src=x onerror=alert(1)>");
    expect(answer.card?.body[0]).toMatchObject({ text: expect.stringContaining("\\<img src=x onerror=alert(1)>") });
  });

  it.each([
    ["another site", "/chat/line", { as: APPRENTICE, text: "help" }, { Origin: "https://elsewhere.example" }, 403],
    ["someone unknown", "/chat/line", { as: "nobody@else.example", text: "help" }, {}, 403],
    ["a body over the limit", "/chat/line", { as: APPRENTICE, text: "x".repeat(40_000) }, {}, 413],
    ["a body that is no JSON", "/chat/line", "{", {}, 400],
    ["an unknown address", "/chat/nothing", {}, {}, 404],
  ])("refuses %s with a sentence in the reader's language", async (_, path, body, headers, status) => {
    const response = await post(`${path}?lang=fr`, body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      ok: false,
      lang: "fr",
      error: { message: expect.stringMatching(/\.$/) },
    });
  });
});

describe("the program", () => {
  it("stops in good time while a page still listens to its live stream", async () => {
    const other = await startProgram();
    const stream = await fetch(`${other.url}/events`);
    expect(stream.headers.get("content-type")).toBe("text/event-stream");
    const start = performance.now();
    await Promise.all([other.stop(), stream.text().catch(() => "")]);
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it("serves no web chat where it is switched off", async () => {
    const other = await startProgram({ WEB_CHAT: "off" });
    expect((await fetch(`${other.url}/`)).status).toBe(404);
    expect((await fetch(`${other.url}/chat/people`)).status).toBe(404);
    await other.stop();
  });
});
