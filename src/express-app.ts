import express, { type Express, type Request, type Response, type Router } from "express";
import type { Log } from "./core/ports.ts";
import { notFound, say } from "./say.ts";

export interface ExpressParts {
  readonly teams: { handle(request: Request, response: Response): void | Promise<void> } | null;
  readonly web: Router | null;
  readonly log: Log;
}

/** What Teams and the web chat answer through. */
export function expressApp({ teams, web, log }: ExpressParts): Express {
  const app = express();
  app.disable("x-powered-by");
  if (teams) app.all("/api/messages", (request, response) => teams.handle(request, response));
  if (web) app.use(web);
  app.use(notFound);
  const failed: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, "request failed");
    say(response, 500, { error: "failed" });
  };
  app.use(failed);
  return app;
}
