import { operator } from "../../src/core/authority.ts";
import type { RosterRow, Stores } from "../../src/core/ports.ts";
import { ROSTER_COLUMNS } from "./roster.ts";
import { instant } from "./store.ts";

/** Someone who joins the demonstration school and of whose dossiers nobody has begun any, with its first master and tutor. */
export const NEWCOMER = { name: "New Comer", email: "newcomer@demo.example", cohort: "new-1" } as const;

/** The newcomers as a roster file. */
export function newcomersFile(...emails: readonly string[]): string {
  const rows = emails.map(
    (email) =>
      `albi-apprenticeship,${NEWCOMER.cohort},2026,SIMMA,${NEWCOMER.name},${email},Master One,master1@demo.example,Company One,Tutor One,tutor1@demo.example,`,
  );
  return `${[ROSTER_COLUMNS, ...rows].join("\n")}\n`;
}

/** Brings the newcomer in on 22 November 2026. */
export async function bringNewcomer({ imports }: Stores): Promise<void> {
  const { name, email, cohort } = NEWCOMER;
  const row: RosterRow = {
    line: 2,
    programme: "albi-apprenticeship",
    cohort,
    startYear: 2026,
    option: "SIMMA",
    learner: { role: "apprentice", name, email },
    company: "Company One",
    region: null,
    around: [
      { role: "master", per: "enrolment", name: "Master One", email: "master1@demo.example" },
      { role: "tutor", per: "enrolment", name: "Tutor One", email: "tutor1@demo.example" },
    ],
  };
  await imports.roster(operator("roster"), [row], "new.csv", instant("2026-11-22T09:00:00+01:00"), false);
}
