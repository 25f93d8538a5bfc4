import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../../db/sqlite/open.ts";
import { schoolIn } from "../store.ts";
import type { Persona } from "./playground.ts";

export interface TeamsSchool {
  readonly databaseUrl: string;
  remove(): void;
}

/** A database on disk, no demonstration, in which one apprentice is enrolled since `startYear`. */
export function teamsSchool({ name, email }: Persona, startYear: number): TeamsSchool {
  const folder = mkdtempSync(join(tmpdir(), "teams-school-"));
  const databaseUrl = `file:${join(folder, "school.db")}`;
  const database = openDatabase({ url: databaseUrl });
  const school = schoolIn(database);
  const person = school.person({ name, email });
  const cohort = school.cohort({ id: `cohort-${startYear}`, programme: "albi-apprenticeship", startYear });
  school.enrolment({ cohort, person, role: "apprentice", option: "SIMMA" });
  database.close();
  return { databaseUrl, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
