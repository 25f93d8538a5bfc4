import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExpressParts } from "./express-app.ts";
import { type Figures, mayReadMetrics, metrics } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";
import { notFound, say } from "./say.ts";

/** What takes requests of one path. */
export interface Handler {
  handle(request: IncomingMessage, response: ServerResponse): void;
}

export interface ServerParts extends ExpressParts {
  readonly slack: Handler | null;
  readonly ready: Readiness;
  /** What `/metrics` tells besides the process's own. */
  readonly figures: Figures;
  /** Opens `/metrics` to others than this machine; null: to nobody else. */
  readonly metricsToken: string | null;
}

/** One port for every door: Slack sees the raw request, the rest goes through one express app, which is loaded when a door needs it. */
export async function requestListener(parts: ServerParts): Promise<RequestListener> {
  const { slack, teams, web, ready, log } = parts;
  const app = teams || web ? (await import("./express-app.ts")).expressApp(parts) : notFound;
  return (request, response) => {
    const path = request.url?.split("?", 1)[0];
    if (path?.startsWith("/slack/") && slack) return slack.handle(request, response);
    if (path === "/healthz") return say(response, 200, { ok: true });
    if (path === "/readyz") {
      ready().then(
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

function sayMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { metricsToken, figures, log }: ServerParts,
): void {
  if (!mayReadMetrics(request, metricsToken)) {
    say(response, 403, { error: "forbidden" });
    return;
  }
  metrics(figures).then(
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

const IDLE_LOOK_MS = 25;

/** Takes no new request, lets the running ones end, then cuts what is left (live streams never end by themselves). A connection that was kept for a next request is closed once it is answered. */
export async function shut(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
