import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import { factsOf, redact } from "./errors.ts";

/** Bolt's own words in our log. Its debug words quote what people wrote, so that they are dropped. */
export function boltLog(log: Log): Logger {
  const words = (said: readonly unknown[]): string =>
    redact(said.map((one) => (one instanceof Error ? String(factsOf(one)["error"]) : String(one))).join(" "));
  return {
    debug: () => {},
    info: (...said: unknown[]) => log.debug({ from: "bolt" }, words(said)),
    warn: (...said: unknown[]) => log.warn({ from: "bolt" }, words(said)),
    error: (...said: unknown[]) => log.error({ from: "bolt" }, words(said)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
