import { createHmac, randomBytes } from "node:crypto";

/** The headers by which Slack vouches for a body: HMAC-SHA256 over `v0:{seconds}:{body}`. */
export function sign(body: string, secret: string, seconds: number): Record<string, string> {
  const hash = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${hash}` };
}

/** Trigger, event and message ids as Slack makes them: never the same twice. */
export function slackId(start: string): string {
  return `${start}${randomBytes(8).toString("hex").toUpperCase()}`;
}
