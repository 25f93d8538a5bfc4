import { webApi } from "@slack/bolt";
import { EdgeError } from "../../core/errors.ts";

const REFUSED = new Set(["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"]);
const GONE = new Set(["user_not_found", "channel_not_found", "message_not_found", "expired_url", "is_archived"]);

/** Said of a message that can never be written again. */
const LOST = new Set([
  "message_not_found",
  "channel_not_found",
  "cant_update_message",
  "edit_window_closed",
  "is_archived",
  "not_in_channel",
]);
/** Said of a window that was closed, or that shows something newer. */
const MOVED_ON = new Set(["hash_conflict", "not_found", "view_not_found"]);

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

/** A message that is gone for good, or is not ours to write. */
export function isLost(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && LOST.has(error.data.error);
}

/** A window that was closed meanwhile, or that shows something newer. */
export function hasMovedOn(error: unknown): boolean {
  return error instanceof webApi.WebAPIPlatformError && MOVED_ON.has(error.data.error);
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
