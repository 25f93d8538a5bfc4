import type { RequestHandler } from "express";
import { EdgeError } from "../../core/errors.ts";
import type { Clock } from "../../core/ports.ts";
import { LIMITS } from "./limits.ts";

/** The live stream of the page: a greeting, then signs of life, by which the page knows that the program still runs. */
export function liveStream(clock: Clock, closing: AbortSignal | undefined): RequestHandler {
  let open = 0;
  return (_request, response, next) => {
    if (open >= LIMITS.streams) return next(new EdgeError(429, "too many streams"));
    open += 1;
    response.writeHead(200, {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store",
      Connection: "keep-alive",
    });
    response.write(`retry: 2000\nevent: hello\ndata: ${JSON.stringify({ at: clock.now().toString() })}\n\n`);
    const beat = setInterval(() => response.write(": alive\n\n"), LIMITS.heartbeat);
    beat.unref();
    const end = (): void => void response.end();
    closing?.addEventListener("abort", end);
    response.on("close", () => {
      clearInterval(beat);
      closing?.removeEventListener("abort", end);
      open -= 1;
    });
  };
}
