import { operator } from "../../src/core/authority.ts";
import { readRoster } from "../../src/core/imports/roster.ts";
import type { Instant, Stores } from "../../src/core/ports.ts";
import type { Programme } from "../../src/domain/programme/programme.ts";

const PROGRAMME = "albi-apprenticeship";
export const REGISTRAR = "registrar@sim.example";
export const COMMISSION = "commission@sim.example";
export const PLATFORM = { platform: "sim", tenant: "school" } as const;

const OPTIONS = ["SIMMA", "SENMBA", "SIPHASS"] as const;
const COHORTS = 3;
/** Of so many companies one is in Alsace. */
const ALSATIAN = 12;

export interface SchoolSize {
  readonly apprentices: number;
  /** The calendar year in which its first year began. */
  readonly startYear: number;
}

export interface MadeSchool {
  readonly cohorts: readonly string[];
  readonly apprentices: readonly string[];
  readonly masters: readonly string[];
  readonly tutors: readonly string[];
  readonly optionHeads: readonly string[];
  /** The region of the company, by the address of its apprentice or master. */
  readonly regions: ReadonlyMap<string, string | null>;
}

/** Two masters for three apprentices, a tutor for twenty-five, a head for each option, three cohorts; a roster file imported as the registrar would. */
export async function importSchool(
  stores: Stores,
  programmes: ReadonlyMap<string, Programme>,
  { apprentices, startYear }: SchoolSize,
  at: Instant,
): Promise<MadeSchool> {
  const rows = Array.from({ length: apprentices }, (_, index) => rowOf(index, { apprentices, startYear }));
  const columns = Object.keys(rows[0] ?? {});
  const file = [columns.join(","), ...rows.map((row) => Object.values(row).join(","))].join("\n");
  const read = readRoster(new TextEncoder().encode(file), { programmes, cohorts: new Map() });
  if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)));
  await stores.imports.roster(operator("roster"), read.rows, "roster.csv", at, false);
  await stores.people.grant(operator("roster"), REGISTRAR, "registrar", at);
  await stores.people.grant(operator("roster"), COMMISSION, "commission", at);
  const unique = (name: "master_email" | "tutor_email" | "option_head_email") => [
    ...new Set(rows.map((row) => row[name])),
  ];
  return {
    cohorts: [...new Set(rows.map(({ cohort }) => cohort))],
    apprentices: rows.map(({ apprentice_email }) => apprentice_email),
    masters: unique("master_email"),
    tutors: unique("tutor_email"),
    optionHeads: unique("option_head_email"),
    regions: new Map(
      rows.flatMap((row) =>
        [row.apprentice_email, row.master_email].map((email) => [email, row.region || null] as const),
      ),
    ),
  };
}

function rowOf(index: number, { apprentices, startYear }: SchoolSize) {
  const master = index % Math.max(1, Math.round((apprentices * 2) / 3));
  const tutor = index % Math.max(1, Math.round(apprentices / 25));
  const year = startYear - (index % COHORTS);
  const option = OPTIONS[Math.floor(index / COHORTS) % OPTIONS.length] ?? OPTIONS[0];
  return {
    programme: PROGRAMME,
    cohort: `sim-${year}`,
    start_year: year,
    option,
    apprentice_name: `Apprentice ${index}`,
    apprentice_email: `apprentice${index}@sim.example`,
    master_name: `Master ${master}`,
    master_email: `master${master}@sim.example`,
    company: `Company ${master}`,
    region: master % ALSATIAN === 1 ? "Alsace" : "",
    tutor_name: `Tutor ${tutor}`,
    tutor_email: `tutor${tutor}@sim.example`,
    option_head_email: `head-${option.toLowerCase()}@sim.example`,
  };
}
