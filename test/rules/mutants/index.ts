import type { Mutant } from "../mutant.ts";
import { CALENDAR } from "./calendar.ts";
import { DIPLOMA } from "./diploma.ts";
import { FOLLOW_UP } from "./follow-up.ts";
import { PROJECT } from "./project.ts";
import { REMOTE_WORK } from "./remote-work.ts";

/** At least one for each rule that is built. */
export const MUTANTS: readonly Mutant[] = [...CALENDAR, ...REMOTE_WORK, ...PROJECT, ...FOLLOW_UP, ...DIPLOMA];
