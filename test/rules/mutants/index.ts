import type { Mutant } from "../mutant.ts";
import { ALES_MOBILITY } from "./ales-mobility.ts";
import { CALENDAR } from "./calendar.ts";
import { CMI_INTERNSHIPS } from "./cmi-internships.ts";
import { DIPLOMA } from "./diploma.ts";
import { FOLLOW_UP } from "./follow-up.ts";
import { IMT_INTERNATIONAL } from "./imt-international.ts";
import { MISSIONS_PROFESSIONNELLES } from "./missions-professionnelles.ts";
import { PROJECT } from "./project.ts";
import { REMOTE_WORK } from "./remote-work.ts";

/** At least one for each rule that is built. */
export const MUTANTS: readonly Mutant[] = [
  ...CALENDAR,
  ...REMOTE_WORK,
  ...PROJECT,
  ...FOLLOW_UP,
  ...DIPLOMA,
  ...CMI_INTERNSHIPS,
  ...ALES_MOBILITY,
  ...MISSIONS_PROFESSIONNELLES,
  ...IMT_INTERNATIONAL,
];
