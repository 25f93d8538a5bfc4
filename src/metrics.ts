import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isLoopback } from "./config.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** Whether the request may read the figures: it comes from this very machine and was not passed on by a proxy, or it bears the token. */
export function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (token !== null && bearer !== undefined) return timingSafeEqual(sha256(bearer), sha256(token));
  const passedOn = "x-forwarded-for" in request.headers || "forwarded" in request.headers;
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return !passedOn && isLoopback(address);
}

let figures: Promise<() => Promise<string>> | null = null;

/** Memory, CPU and event loop of the process, in Prometheus' text format. What reads them is loaded when first asked for. */
export async function metrics(): Promise<string> {
  figures ??= import("prom-client").then(({ default: { collectDefaultMetrics, Registry } }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: "passerelle_" });
    return () => registry.metrics();
  });
  return (await figures)();
}
