import { webApi } from "@slack/bolt";
import { EdgeError } from "../../core/errors.ts";

const REFUSED = new Set(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"]);
const GONE = new Set(["user_not_found", "channel_not_found", "message_not_found", "expired_url", "is_archived"]);

/** What Slack's client throws, as one of ours; null when it did not come from Slack. */
export function edgeErrorOf(error: unknown): EdgeError | null {
  if (error instanceof EdgeError) return error;
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (REFUSED.has(code)) return new EdgeError(401, `Slack: ${code}`);
    if (GONE.has(code)) return new EdgeError(404, `Slack: ${code}`);
    if (code === "ratelimited" || code === "rate_limited") return new EdgeError(429, `Slack: ${code}`);
    const needed = "needed" in error.data ? [`needs ${String(error.data.needed)}`] : [];
    const told = error.data.response_metadata?.messages ?? [];
    return new EdgeError(403, redact(["Slack:", code, ...needed, ...told].join(" ")));
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return new EdgeError(429, "Slack: too many calls");
  if (error instanceof webApi.WebAPIHTTPError) return new EdgeError(502, `Slack: HTTP ${error.statusCode}`);
  if (error instanceof webApi.WebAPIRequestError) return new EdgeError(503, `Slack: ${redact(error.original.message)}`);
  return null;
}

/** Seconds after which Slack would take the same call; null when it would not. */
export function retryAfter(error: unknown): number | null {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : null;
}

/** An error as facts for the log: no token, no address of an answer. */
export function factsOf(error: unknown): Readonly<Record<string, unknown>> {
  const edge = edgeErrorOf(error);
  if (edge) return { status: edge.status, error: edge.message };
  return { error: redact(error instanceof Error ? (error.stack ?? error.message) : String(error)) };
}

/** Tokens and response addresses are as good as passwords. */
export function redact(text: string): string {
  return text
    .replaceAll(/\bx(?:ox[a-z](?:\.[a-z]+)?|app)-[\w-]+/g, "[token]")
    .replaceAll(/https?:\/\/[^\s"']*\/(?:commands|actions|services|workflows)\/[^\s"']+/g, "[response_url]");
}
