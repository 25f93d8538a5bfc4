import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";

export interface Call {
  /** `chat.postMessage`, or `respond` for an answer to a response_url. */
  readonly method: string;
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What the emulator said to it, once it has. */
  said?: Readonly<Record<string, unknown>>;
}

export interface Tap {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Waits until `count` calls of a method came. @throws after 5 seconds */
  got(method: string, count?: number): Promise<readonly Call[]>;
  close(): Promise<void>;
}

/** What stands behind: an answer of the stand-in's own, or the emulator's address. */
export type Behind = string | ((call: Call) => { status?: number; headers?: Record<string, string>; body: unknown });

/** Between the program and Slack's Web API: writes down every call, then lets it be answered. Also takes the answers to response URLs. */
export async function startTap(behind: Behind): Promise<Tap> {
  const calls: Call[] = [];
  const server = createServer((req, res) => {
    void (async () => {
      const body = await readText(req);
      const path = req.url ?? "";
      const type = req.headers["content-type"] ?? "";
      const isApi = path.startsWith("/api/");
      const call: Call = {
        method: isApi ? path.slice("/api/".length) : "respond",
        token: (req.headers.authorization ?? "").replace("Bearer ", ""),
        args: argsOf(body, type),
      };
      calls.push(call);
      if (typeof behind !== "string") {
        const { status = 200, headers = {}, body: answer } = behind(call);
        res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(answer));
      } else if (isApi) {
        const headers = { "content-type": type, authorization: req.headers.authorization ?? "" };
        const answer = await fetch(`${behind}${path}`, { method: "POST", headers, body });
        const said = await answer.text();
        call.said = JSON.parse(said);
        res.writeHead(answer.status, { "content-type": "application/json" }).end(said);
      } else {
        res.writeHead(200).end("ok");
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    async got(method, count = 1) {
      for (let tries = 0; tries < 500; tries += 1) {
        const found = calls.filter((call) => call.method === method);
        if (found.length >= count) return found;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`no ${count} ${method} among ${calls.map((call) => call.method).join(", ")}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The Web API's client sends forms whose larger values are JSON. */
function argsOf(body: string, type: string): Record<string, unknown> {
  if (type.startsWith("application/json")) return JSON.parse(body);
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, jsonOr(value)]));
}

function jsonOr(value: string): unknown {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}
