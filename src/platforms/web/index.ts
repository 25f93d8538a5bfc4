import express, { type Request, Router } from "express";
import type { Door, Outcome } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import type { Clock, Log, Person } from "../../core/ports.ts";
import type { Courier } from "../../core/reminder-ports.ts";
import type { Lang } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { builtAssets, loadAssets } from "./assets.ts";
import { webCourier } from "./courier.ts";
import { edgeErrors, requestLang } from "./errors.ts";
import { notTooOften, onlyJson, onlyThisMachine, onlyThisPage, safeHeaders } from "./guards.ts";
import { LIMITS } from "./limits.ts";
import { renderPage } from "./page.ts";
import { answerOf } from "./page-answer.ts";
import { type People, readPress, readTyped } from "./receive.ts";
import { liveStream } from "./stream.ts";
import { suggestionsFor } from "./suggest.ts";
import type { PageState, Reminders, Suggestions } from "./wire.ts";
import { pageWords } from "./words.ts";

export interface WebParts {
  readonly door: Door;
  /** Those one may be in the demonstration. */
  readonly people: People;
  /** The messages that a person was lately sent, the earliest first. */
  readonly lately: (person: Person) => Promise<readonly string[]>;
  readonly log: Log;
  readonly clock: Clock;
  /** The only way there is yet: one may be anyone, on this machine alone. */
  readonly mode: "demo";
  /** Ends the live streams, which do not end by themselves. */
  readonly closing?: AbortSignal;
  /** Folder of the built page; found by itself when absent. */
  readonly assets?: string;
}

export interface WebDoor {
  readonly router: Router;
  readonly courier: Courier;
}

/** The web chat: `/`, `/chat/…` and `/events`. Other paths pass by. */
export function createWeb({ door, people, lately, log, clock, closing, assets: folder }: WebParts): WebDoor {
  const courier = webCourier(people);
  const assets = loadAssets(folder ?? builtAssets());
  if (!assets.built) log.warn({}, "the page of the web chat is not built: npm run build");

  const state = async (lang: Lang): Promise<PageState> => ({
    lang,
    words: pageWords[lang],
    people: (await people.list(lang)).map(({ person: { email, name }, roles, programme }) => ({
      email,
      name,
      roles,
      programme,
    })),
  });

  /** Who asks in a request, or the answer to someone who is not of the demonstration. */
  const asker = async (email: string, said: Lang | null | undefined, request: Request) => {
    const lang = said ?? requestLang(request);
    const person = await people.byEmail(email);
    return person ? { person, lang, zone: null } : null;
  };
  const stranger = (email: string, request: Request): Outcome =>
    door.stranger(email.slice(0, 100), requestLang(request));

  const chat = Router({ caseSensitive: true });
  chat.use(assets.serve);
  chat.use(notTooOften());
  chat.get("/people", async (request, response) => {
    response.json(await state(requestLang(request)));
  });
  chat.get("/suggestions", async (request, response) => {
    const email = request.query["as"];
    const who = typeof email === "string" ? await asker(email, null, request) : null;
    if (!who) throw new EdgeError(400, "nobody asks");
    const body: Suggestions = { suggestions: await suggestionsFor(door, who) };
    response.json(body);
  });
  chat.get("/reminders", async (request, response) => {
    const email = request.query["as"];
    const who = typeof email === "string" ? await asker(email, null, request) : null;
    if (!who) throw new EdgeError(400, "nobody asks");
    const messages = await lately(who.person);
    const drawn = messages.map(async (message) => ({
      message,
      answer: answerOf(await door.invoke("reminder", { message }, who)),
    }));
    const body: Reminders = { reminders: await Promise.all(drawn) };
    response.json(body);
  });
  chat.post(["/line", "/press"], onlyThisPage, onlyJson, express.json({ limit: LIMITS.bodyBytes }));
  chat.post("/line", async (request, response) => {
    const { as, lang, text } = readTyped(request.body);
    const who = await asker(as, lang, request);
    const outcome = who ? await door.line(text, who) : stranger(as, request);
    response.status(who ? 200 : 403).json(answerOf(outcome));
  });
  chat.post("/press", async (request, response) => {
    const { as, lang, command, input } = readPress(request.body);
    const who = await asker(as, lang, request);
    const outcome = who ? await door.invoke(command, input, who) : stranger(as, request);
    response.status(who ? 200 : 403).json(answerOf(outcome));
  });
  chat.all(["/line", "/press", "/people", "/suggestions", "/reminders"], () => {
    throw new EdgeError(405, "not this way");
  });
  chat.use(() => {
    throw new EdgeError(404, "nothing here");
  });

  const router = Router({ caseSensitive: true });
  router.use(["/chat", "/events"], safeHeaders, onlyThisMachine);
  router.get("/", safeHeaders, onlyThisMachine, (request, response) => {
    const lang = requestLang(request);
    response.set({ "Cache-Control": "no-cache", "Content-Language": lang, Vary: "Accept-Language" });
    response.type("html").send(renderPage(lang, sayer(pageWords, lang), assets));
  });
  const { onReminder } = courier;
  router.get("/events", liveStream({ clock, onChange: (listener) => door.onChange(listener), onReminder }, closing));
  router.use("/chat", chat);
  router.use(edgeErrors(log));
  return { router, courier };
}
