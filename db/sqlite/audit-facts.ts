import * as z from "zod";

/** The facts of an entry of the audit, as they are kept. */
export const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
