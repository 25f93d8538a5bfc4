import type { RequestHandler } from "express";
import type { Door } from "../../core/door.ts";
import { EdgeError } from "../../core/errors.ts";
import type { WebCourier } from "./courier.ts";
import { LIMITS } from "./limits.ts";
import type { LiveEvent } from "./wire.ts";

/**
 * The live stream of the page: a greeting, the dossiers that change as they do, reminders as they are sent, and signs of life, by which the page knows that the
 * program still runs.
 */
export function liveStream(
  door: Pick<Door, "clock" | "onChange"> & Pick<WebCourier, "onReminder">,
  closing: AbortSignal | undefined,
): RequestHandler {
  let open = 0;
  return (_request, response, next) => {
    if (open >= LIMITS.streams) return next(new EdgeError(429, "too many streams"));
    open += 1;
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      Connection: "keep-alive",
    });
    const tell = (event: LiveEvent, data: unknown): void => {
      response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    response.write("retry: 2000\n");
    tell("hello", { at: door.clock.now().toString() });
    const deafen = door.onChange((dossiers) => tell("changed", dossiers));
    const unhear = door.onReminder((news) => tell("reminder", news));
    const beat = setInterval(() => response.write(": alive\n\n"), LIMITS.heartbeat);
    beat.unref();
    const end = (): void => void response.end();
    closing?.addEventListener("abort", end);
    response.on("close", () => {
      deafen();
      unhear();
      clearInterval(beat);
      closing?.removeEventListener("abort", end);
      open -= 1;
    });
  };
}
