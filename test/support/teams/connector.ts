import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { SigningKey } from "./tokens.ts";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What Microsoft runs, on loopback: the connector that a bot's messages go to, its members, and the document that names the signing keys. */
export interface Connector {
  /** Ends without a slash. */
  readonly url: string;
  /** A new address per call: the library keeps what it read at one for a day. */
  metadataUrl(): string;
  readonly sent: readonly Sent[];
  readonly memberLookups: readonly string[];
  /** Statuses to answer the next messages with, before taking them. */
  refuseNext(...refusals: readonly { status: number; retryAfter?: number }[]): void;
  close(): Promise<void>;
}

const NO = { error: { code: "No", message: "no" } };

export type Members = Readonly<Record<string, Readonly<Record<string, unknown>> | number>>;

/** `members` by channel account id; a number is the status that the look-up fails with. */
export async function startConnector(keys: readonly SigningKey[], members: Members): Promise<Connector> {
  const sent: Sent[] = [];
  const memberLookups: string[] = [];
  const refusals: { status: number; retryAfter?: number }[] = [];
  let documents = 0;

  function answer(request: IncomingMessage, body: string): { status: number; value: unknown; retryAfter?: number } {
    const path = decodeURIComponent(request.url ?? "");
    if (path.startsWith("/metadata/")) return { status: 200, value: { jwks_uri: `${url}/keys` } };
    if (path === "/keys") return { status: 200, value: { keys: keys.map(({ shown }) => shown) } };
    const [, member] = /\/members\/(.+)$/.exec(path) ?? [];
    if (member !== undefined) {
      memberLookups.push(member);
      const found = members[member] ?? 404;
      return typeof found === "number" ? { status: found, value: NO } : { status: 200, value: found };
    }
    const refusal = refusals.shift();
    if (refusal) return { ...refusal, value: NO };
    sent.push({ method: request.method ?? "", path, body: JSON.parse(body) });
    return { status: 201, value: { id: `sent-${sent.length}` } };
  }

  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { status, value, retryAfter } = answer(request, body);
      if (retryAfter !== undefined) response.setHeader("Retry-After", String(retryAfter));
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    });
  });
  const url = await listen(server);
  return {
    url,
    metadataUrl: () => `${url}/metadata/${++documents}`,
    sent,
    memberLookups,
    refuseNext: (...more) => refusals.push(...more),
    close: () => close(server),
  };
}

/** On a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${addressOf(server).port}`;
}

/** Guarantee: the server listens on a TCP port. */
function addressOf(server: Server): AddressInfo {
  return server.address() as AddressInfo;
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}
