import * as z from "zod";

/** How the changes of an import name terms: the enrolment and their first day. */
export const TermsKey = z.tuple([z.string(), z.int()]);
