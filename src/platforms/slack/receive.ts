import type { IncomingMessage, ServerResponse } from "node:http";
import { parse } from "node:querystring";
import { type App, type Receiver, type ReceiverEvent, verifySlackRequest } from "@slack/bolt";
import { EdgeError } from "../../core/errors.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { edgeErrorOf, factsOf } from "./errors.ts";
import { deliveryKey, isSubmission, ViewSubmission } from "./payloads.ts";
import { remember } from "./remember.ts";

const PATH = "/slack/events";
const BODY_LIMIT = 1024 * 1024;
/** A body too long is read to its end without being kept, so that the sender gets to the answer; up to here. */
const PATIENCE = 64 * BODY_LIMIT;
const SKEW_SECONDS = 5 * 60;

export interface ReceiverParts {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** True the first time a delivery comes. */
  readonly first: (key: string) => Promise<boolean>;
}

export interface HttpReceiver extends Receiver {
  handle(req: IncomingMessage, res: ServerResponse): void;
}

type Body = Record<string, unknown>;

/**
 * Slack's requests over HTTP, for Bolt: verified by Bolt's own check, counted once, and never left without an answer.
 * Bolt's HTTPReceiver throws on a stray GET, takes a timestamp of tomorrow, hangs 3 seconds on what it does not know and ends the process on a signed `null`.
 */
export function createReceiver(parts: ReceiverParts): HttpReceiver {
  const { log } = parts;
  let app: App | null = null;
  const underWay = new Set<Promise<void>>();

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      if (req.method !== "POST" || pathOf(req) !== PATH) throw new EdgeError(404, "no such way in");
      if (!app) throw new EdgeError(503, "not connected to Slack yet");
      await pass(app, req, res);
    } catch (error) {
      refuse(error, res);
    }
  }

  async function pass(bolt: App, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const raw = await readBody(req);
    const form = isForm(req) ? parse(raw) : null;
    // Slack's own check of the certificate is not signed; nothing else of such a request is looked at.
    if (form?.["ssl_check"] === "1") {
      answer(res, undefined);
      return;
    }
    verify(req, raw, parts);
    const body = bodyOf(raw, form);
    if (body["type"] === "url_verification") {
      answer(res, { challenge: String(body["challenge"]) });
      return;
    }
    if (isSubmission(body)) {
      // Bolt stumbles over one without a user.
      if (!ViewSubmission.safeParse(body).success) throw new EdgeError(400, "malformed submission");
    } else if (!(await isFirst(body))) {
      answer(res, undefined);
      return;
    }
    await bolt.processEvent(eventOf(body, req, res));
    if (!res.headersSent) throw new EdgeError(400, "nothing we asked Slack to send");
  }

  function isFirst(body: Body): Promise<boolean> {
    const key = deliveryKey(body);
    if (key === null) throw new EdgeError(400, "nothing that Slack sends");
    return parts.first(key);
  }

  function refuse(error: unknown, res: ServerResponse): void {
    const edge = edgeErrorOf(error);
    if (edge) log.warn({ status: edge.status, reason: edge.message }, "Slack request refused");
    else log.error(factsOf(error), "Slack request failed");
    if (res.headersSent || res.destroyed) return;
    res.writeHead(edge?.status ?? 500).end();
  }

  return {
    handle(req, res) {
      const work = serve(req, res).finally(() => underWay.delete(work));
      underWay.add(work);
    },
    init(bolt) {
      app = bolt;
    },
    start: async () => {},
    async stop() {
      app = null;
      await Promise.all(underWay);
    },
  };
}

function pathOf(req: IncomingMessage): string {
  return req.url?.split("?", 1)[0] ?? "";
}

function isForm(req: IncomingMessage): boolean {
  return req.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
}

/** @throws EdgeError 413, 400 when the request breaks off */
function readBody(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= BODY_LIMIT) chunks.push(chunk);
      else reject(new EdgeError(413, `body over ${BODY_LIMIT} bytes`));
      if (length > PATIENCE) req.destroy();
    });
    req.on("end", () => resolve(Buffer.concat(chunks).toString()));
    req.on("error", () => reject(new EdgeError(400, "request broke off")));
  });
}

/** @throws EdgeError 401. Bolt's check lets the future pass, so that both ways are checked here. */
function verify(req: IncomingMessage, body: string, { signingSecret, clock }: ReceiverParts): void {
  const signature = req.headers["x-slack-signature"];
  const timestamp = Number(req.headers["x-slack-request-timestamp"] ?? Number.NaN);
  const nowMilliseconds = clock.now().epochMilliseconds;
  if (typeof signature !== "string" || !(Math.abs(nowMilliseconds / 1000 - timestamp) <= SKEW_SECONDS)) {
    throw new EdgeError(401, "unsigned, or more than 5 minutes off");
  }
  try {
    const headers = { "x-slack-signature": signature, "x-slack-request-timestamp": timestamp };
    verifySlackRequest({ signingSecret, body, headers, nowMilliseconds });
  } catch {
    throw new EdgeError(401, "wrong signature");
  }
}

/** @throws EdgeError 400 */
function bodyOf(raw: string, form: Body | null): Body {
  try {
    const body: unknown = form === null ? JSON.parse(raw) : formBody(form);
    if (isBody(body)) return body;
  } catch {
    throw new EdgeError(400, "malformed JSON");
  }
  throw new EdgeError(400, "not an object");
}

function isBody(body: unknown): body is Body {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

function formBody(form: Body): unknown {
  const payload = form["payload"];
  return typeof payload === "string" ? JSON.parse(payload) : form;
}

function eventOf(body: Body, req: IncomingMessage, res: ServerResponse): ReceiverEvent {
  const retry = req.headers["x-slack-retry-num"];
  return {
    body,
    ...(typeof retry === "string" && { retryNum: Number(retry) }),
    ack: async (reply?: unknown) => answer(res, isBody(reply) ? reply : undefined),
  };
}

const EMPTY = { "content-length": 0 };
const jsonOf = remember((reply: object) => Buffer.from(JSON.stringify(reply)));

function answer(res: ServerResponse, reply: object | undefined): void {
  if (res.headersSent) return;
  if (reply === undefined) {
    res.writeHead(200, EMPTY).end();
    return;
  }
  const json = jsonOf(reply);
  res.writeHead(200, { "content-type": "application/json", "content-length": json.length }).end(json);
}
