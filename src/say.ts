import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers with JSON, unless an answer has begun. */
export function say(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  if (response.headersSent) return;
  const text = JSON.stringify(body);
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
    .end(text);
}

export function notFound(_request: IncomingMessage, response: ServerResponse): void {
  say(response, 404, { error: "not found" });
}
