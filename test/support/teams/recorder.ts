import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { close, listen } from "./connector.ts";

export interface Recorder {
  /** Without a slash at the end. */
  readonly url: string;
  /** The activities that the bot sent, in order. */
  readonly activities: readonly Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

/** Stands between the bot and its service, hands everything on and keeps the activities. */
export async function startRecorder(target: string): Promise<Recorder> {
  const activities: Readonly<Record<string, unknown>>[] = [];
  async function handOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    if (method === "POST" && /\/activities(\/|$)/.test(path)) activities.push(JSON.parse(body));
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${target}${path}`, { method, headers, ...(method !== "GET" && { body }) });
    response.writeHead(answer.status, headers).end(await answer.text());
  }

  const server = createServer((request, response) => {
    handOn(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  return { url: await listen(server), activities, stop: () => close(server) };
}
