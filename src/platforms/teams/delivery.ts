import type { Delivery } from "../../core/reminder-ports.ts";
import { wasNeverSent } from "../../core/unsent.ts";
import { isGone, isNoToken, kindOf, statusOf, waitAskedBy } from "./errors.ts";

/** For when Teams does not say how long to wait. */
const WAIT_MS = 5_000;
/** Gateways that give up on what stands behind them, which may have gone on. */
const GATEWAYS: readonly number[] = [408, 502, 504];
/** The message is not one that Teams takes: the same again would not be either. */
const NEVER_TAKEN: readonly number[] = [400, 413];

/** What became of a message, from what the connector throws. Nobody can look whether it arrived. */
export function deliveryOf(error: unknown, conversation: string): Delivery {
  const status = statusOf(error);
  const reason = status === null ? kindOf(error) : `HTTP ${status}`;
  if (status === 429) return { kind: "busy", scope: conversation, afterMs: waitAskedBy(error) ?? WAIT_MS };
  if (status === 401 || isNoToken(error)) return { kind: "failed", reason, afterMs: null, whose: "ours" };
  if (isGone(error) || (status !== null && NEVER_TAKEN.includes(status))) return { kind: "refused", reason };
  if (status !== null && !GATEWAYS.includes(status))
    return { kind: "failed", reason, afterMs: waitAskedBy(error), whose: "platform" };
  return wasNeverSent(error)
    ? { kind: "failed", reason, afterMs: null, whose: "platform" }
    : { kind: "unknown", reason };
}
