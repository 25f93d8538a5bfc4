import type { ErrorRequestHandler, Request } from "express";
import * as z from "zod";
import { EdgeError } from "../../core/errors.ts";
import { DEFAULT_LANG } from "../../core/open-door.ts";
import type { Log } from "../../core/ports.ts";
import { type Lang, langOf } from "../../core/words/lang.ts";
import { sayer } from "../../core/words/words.ts";
import { LIMITS } from "./limits.ts";
import type { Answer } from "./wire.ts";
import { edgeWords } from "./words.ts";

/** body-parser's errors say their HTTP status; nothing else is read of them. */
const VendorError = z.object({ status: z.number().int(), type: z.string() });
const STATUSES = [400, 403, 404, 405, 413, 415, 429] as const;
type Told = (typeof STATUSES)[number] | 500;

function statusOf(error: unknown): Told {
  const vendor = VendorError.safeParse(error);
  const status = error instanceof EdgeError ? error.status : vendor.success ? vendor.data.status : 500;
  return STATUSES.find((known) => known === status) ?? (status >= 400 && status < 500 ? 400 : 500);
}

/** The language of a request: what the page says, then what the browser says. */
export function requestLang(request: Request): Lang {
  const { lang } = request.query;
  const said = typeof lang === "string" ? langOf(lang) : null;
  return said ?? langOf(request.acceptsLanguages("fr", "en") || null) ?? DEFAULT_LANG;
}

/** A refusal at the door as JSON, in the language of the request. What went wrong inside goes to the log only. */
export function edgeErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status === 500)
      log.error({ error: error instanceof Error ? error.stack : String(error) }, "web request failed");
    const lang = requestLang(request);
    const say = sayer(edgeWords, lang);
    const told = {
      id: `http-${status}`,
      message: say(`${status}`),
      next: say(`${status}.next`, { text: LIMITS.text }),
    };
    const answer: Answer = { ok: false, lang, command: null, card: null, about: null, error: told };
    response.status(status).json(answer);
  };
}
