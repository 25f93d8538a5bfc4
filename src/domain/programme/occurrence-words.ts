import type { Occurrence } from "./programme.ts";
import type { WrittenDossier } from "./schema-dossiers.ts";

/** How files write what each occurrence is. */
export const OCCURRENCES: Readonly<Record<WrittenDossier["each"], Occurrence>> = {
  year: "year",
  "return to school": "return",
  "school period": "school-period",
  visit: "visit",
  course: "once",
  "week with sessions": "week-with-sessions",
  internship: "internship",
  stay: "stay",
  team: "team",
  application: "application",
  "time it is needed": "when-needed",
};
