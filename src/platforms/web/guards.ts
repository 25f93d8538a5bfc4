import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import helmet from "helmet";
import { EdgeError } from "../../core/errors.ts";
import { LIMITS } from "./limits.ts";

/** The policies that the `adaptivecards` package makes for itself; no other code may turn text into markup. */
const CARD_POLICIES = [
  "adaptivecards#markdownPassthroughPolicy",
  "adaptivecards#restoreContentsPolicy",
  "adaptivecards#deprecatedExportedFunctionPolicy",
];

/** Nothing inline, nothing from elsewhere. The card renderer styles its elements through the CSSOM, which the policy does not forbid. */
export const safeHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: CARD_POLICIES,
    },
  },
  referrerPolicy: { policy: "no-referrer" },
  strictTransportSecurity: false,
  xFrameOptions: { action: "deny" },
});

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Another site's name that was made to point at this machine would read the page as its own: only this machine's own names are answered. */
export const onlyThisMachine: RequestHandler = (request, _response, next) => {
  next(LOOPBACK.test(request.headers.host ?? "") ? undefined : new EdgeError(403, "not a name of this machine"));
};

/** A request that changes something comes from the page itself. A program that is no browser sends neither header. */
export const onlyThisPage: RequestHandler = (request, _response, next) => {
  const site = request.headers["sec-fetch-site"];
  const { origin, host } = request.headers;
  const own = (site === undefined || site === "same-origin") && (origin === undefined || origin === `http://${host}`);
  next(own ? undefined : new EdgeError(403, "cross-origin request"));
};

export const onlyJson: RequestHandler = (request, _response, next) => {
  next(request.is("application/json") ? undefined : new EdgeError(415, "not JSON"));
};

export function notTooOften(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: LIMITS.requestsPerMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new EdgeError(429, "too many requests")),
  });
}
