import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type Router } from "express";
import type { Log } from "./core/ports.ts";
import { mayReadMetrics, metrics } from "./metrics.ts";

/** What takes requests of one path. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

export interface ServerParts {
  readonly slack: Handler | null;
  readonly teams: { handle(request: express.Request, response: express.Response): void | Promise<void> } | null;
  readonly web: Router | null;
  /** Null when the database is sound, else what is wrong. */
  readonly check: () => Promise<string | null>;
  /** Opens `/metrics` to others than this machine; null: to nobody else. */
  readonly metricsToken: string | null;
  readonly log: Log;
}

function say(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  if (response.headersSent) return;
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
    .end(text);
}

function expressApp({ teams, web, log }: ServerParts): Express {
  const app = express();
  app.disable("x-powered-by");
  if (teams) app.all("/api/messages", (request, response) => teams.handle(request, response));
  if (web) app.use(web);
  app.use((_request, response) => say(response, 404, { error: "not found" }));
  const failed: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
    say(response, 500, { error: "failed" });
  };
  app.use(failed);
  return app;
}

/** One port for every door: Slack sees the raw request, the rest goes through one express app. */
export function requestListener(parts: ServerParts): RequestListener {
  const app = expressApp(parts);
  const { slack, check, log } = parts;
  return (request, response) => {
    const path = request.url?.split("?", 1)[0];
    if (path?.startsWith("/slack/") && slack) return slack.handle(request, response);
    if (path === "/healthz") return say(response, 200, { ok: true });
    if (path === "/readyz") {
      check().then(
        (problem) =>
          say(response, problem === null ? 200 : 503, problem === null ? { ok: true } : { ok: false, problem }),
        (error: unknown) => {
          log.error({ error: String(error) }, "readiness check failed");
          say(response, 503, { ok: false });
        },
      );
      return;
    }
    if (path === "/metrics") return sayMetrics(request, response, parts);
    app(request, response);
  };
}

function sayMetrics(request: IncomingMessage, response: ServerResponse, { metricsToken, log }: ServerParts): void {
  if (!mayReadMetrics(request, metricsToken)) {
    say(response, 403, { error: "forbidden" });
    return;
  }
  metrics().then(
    (text) => {
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(text);
    },
    (error: unknown) => {
      log.error({ error: String(error) }, "metrics failed");
      say(response, 500, { error: "failed" });
    },
  );
}

/** Opens the port; port 0 takes a free one. @throws Error when the port is taken */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Takes no new request, lets the running ones end, then cuts what is left (live streams never end by themselves). */
export async function shut(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
