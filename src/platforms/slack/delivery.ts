import { webApi } from "@slack/bolt";
import type { Delivery } from "../../core/reminder-ports.ts";
import { wasNeverSent } from "../../core/unsent.ts";
import { redact } from "./errors.ts";

/** What bounds the messages of the whole workspace, and those to one person. */
export interface Scopes {
  readonly team: string;
  readonly channel: string;
}

/** For when Slack does not say how long to wait. */
const WAIT_MS = 30_000;

/** They will never get it: gone, or not to be written to. */
const PERMANENT = new Set([
  "channel_not_found",
  "user_not_found",
  "user_disabled",
  "user_not_visible",
  "cannot_dm_bot",
  "is_archived",
  "not_in_channel",
  "messages_tab_disabled",
  "restricted_action",
]);
/** Ours to mend: the token, what the app may do, or what it sends. */
const OURS = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_permission",
  "missing_scope",
  "not_allowed_token_type",
  "ekm_access_denied",
  "access_denied",
  "org_login_required",
  "team_access_not_granted",
]);
/** Slack's own words: part of the call may have been done before it went wrong. */
const PERHAPS_DONE = new Set(["fatal_error", "internal_error", "request_timeout"]);
/** Bad gateways give up on what stands behind them, which may have gone on. */
const GATEWAY_GAVE_UP = 504;

/** What became of a message, from what Slack's client throws. */
export function deliveryOf(error: unknown, scopes: Scopes): Delivery {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: "busy", scope: scopes.team, afterMs: error.retryAfter * 1000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) return refusal(error, scopes);
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `HTTP ${error.statusCode}`;
    if (error.statusCode === GATEWAY_GAVE_UP) return { kind: "unknown", reason };
    return { kind: "failed", reason, afterMs: secondsIn(error.headers["retry-after"]), whose: "platform" };
  }
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const reason = redact(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));
  return wasNeverSent(cause)
    ? { kind: "failed", reason, afterMs: null, whose: "platform" }
    : { kind: "unknown", reason };
}

function refusal({ data }: webApi.WebAPIPlatformError, { team, channel }: Scopes): Delivery {
  const reason = data.error;
  if (reason === "ratelimited") return { kind: "busy", scope: team, afterMs: waitIn(data) };
  if (reason === "rate_limited") return { kind: "busy", scope: channel, afterMs: WAIT_MS };
  if (OURS.has(reason)) return { kind: "failed", reason, afterMs: null, whose: "ours" };
  if (reason === "service_unavailable") return { kind: "failed", reason, afterMs: null, whose: "platform" };
  if (PERMANENT.has(reason)) return { kind: "refused", reason };
  return PERHAPS_DONE.has(reason) ? { kind: "unknown", reason } : { kind: "failed", reason, afterMs: null };
}

function waitIn({ response_metadata: told }: webApi.WebAPIPlatformError["data"]): number {
  return told?.retryAfter === undefined ? WAIT_MS : told.retryAfter * 1000;
}

function secondsIn(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
