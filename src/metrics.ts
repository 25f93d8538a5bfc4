import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isLoopback } from "./config.ts";

const PREFIX = "passerelle_";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** Whether the request may read the figures: it comes from this very machine and was not passed on by a proxy, or it bears the token. */
export function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (token !== null && bearer !== undefined) return timingSafeEqual(sha256(bearer), sha256(token));
  const passedOn = "x-forwarded-for" in request.headers || "forwarded" in request.headers;
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return !passedOn && isLoopback(address);
}

/** A figure of the house, read when it is asked for. */
export interface Figure {
  /** Without `passerelle_`. */
  readonly name: string;
  readonly help: string;
  /** `counter`: only grows while the process lives. */
  readonly type: "gauge" | "counter";
  /** By the values of its one label; without one, under the empty text. Null values are left out. */
  readonly label?: string;
  readonly values: Readonly<Record<string, number | null>>;
}

/** Reads what is told besides the process's own figures. */
export type Figures = () => Promise<readonly Figure[]>;

let ownProcess: Promise<() => Promise<string>> | null = null;

/** Memory, CPU and event loop of the process, and the figures of the house, in Prometheus' text format. What writes them is loaded when first asked for. */
export async function metrics(figures: Figures): Promise<string> {
  const { default: prometheus } = await import("prom-client");
  ownProcess ??= Promise.resolve(prometheus).then(({ collectDefaultMetrics, Registry }) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: PREFIX });
    return () => registry.metrics();
  });
  const house = new prometheus.Registry();
  for (const { name, help, type, label, values } of await figures()) {
    if (Object.values(values).every((value) => value === null)) continue;
    const labelNames = label === undefined ? [] : [label];
    const Kind = type === "gauge" ? prometheus.Gauge : prometheus.Counter;
    const metric = new Kind({ name: PREFIX + name, help, labelNames, registers: [house] });
    for (const [value, figure] of Object.entries(values))
      if (figure !== null) metric.inc(label === undefined ? {} : { [label]: value }, figure);
  }
  return `${await (await ownProcess)()}${await house.metrics()}`;
}
