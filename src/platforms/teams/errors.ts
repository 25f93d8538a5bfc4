import { EdgeError } from "../../core/errors.ts";

/** The HTTP status that the connector answered with; null for anything else that went wrong. */
export function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const status = "statusCode" in error ? error.statusCode : null;
  return typeof status === "number" ? status : null;
}

/**
 * Put off by Teams, to be sent again. The library itself repeats 408, 5xx, and 429 that say how long to wait; what is left is 412 and a 429 that does not.
 */
export function isPutOff(error: unknown): boolean {
  const status = statusOf(error);
  return status === 412 || status === 429;
}

/** Milliseconds that the connector asks to wait; null: it does not say. */
export function waitAskedBy(error: unknown): number | null {
  const headers = inside(inside(error, "response"), "headers");
  const get = inside(headers, "get");
  const said: unknown = typeof get === "function" ? get.call(headers, "retry-after") : null;
  const seconds = Number.parseInt(String(said), 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** Of an object that is no part of the library's public types. */
export function inside(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** No token could be had for the connector: the bot's secret, or the service that gives tokens. */
export function isNoToken(error: unknown): boolean {
  return error instanceof Error && "errorCode" in error;
}

/** The message or its conversation is not there any more, or closed to the bot: an answer, not a failure. */
export function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404;
}

/** The member is not there, or not to be seen: an answer, not a failure. */
export function isNoMember(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404;
}

/**
 * Whatever goes wrong while a token is checked keeps the door shut: the library throws plain errors for a wrong key or `alg: none`,
 * and when Microsoft's keys cannot be had.
 */
export function refusedToken(error: unknown): EdgeError {
  const refusal = new EdgeError(401, "the token is not accepted");
  refusal.cause = error;
  return refusal;
}

/** How a request that failed is answered; null for a bug. */
export function edgeOf(error: unknown): EdgeError | null {
  if (error instanceof EdgeError) return error;
  if (statusOf(error) === null) return null;
  const refused = new EdgeError(502, "Teams did not take the answer");
  refused.cause = error;
  return refused;
}

/** The packages of Teams are not there: it was left out of this installation. */
export function isNotInstalled(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const missing = error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND";
  return missing && /botbuilder|botframework|teams-ai|openai/.test(error.message);
}

/** For the logs: what kind of failure, without what was in it. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const status = statusOf(error);
  return status === null ? error.name : `${error.name} ${status}`;
}
