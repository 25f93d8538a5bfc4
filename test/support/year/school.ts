import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStores } from "../../../db/sqlite/stores.ts";
import { DEMO_MARK } from "../../../src/compose.ts";
import { ROSTER_COLUMNS } from "../roster.ts";
import { type } from "../terminal.ts";

/** The people of the year, by what they are. */
export const PEOPLE = {
  apprentice: "alix@school.example",
  master: "max@company.example",
  tutor: "toni@school.example",
  "option head": "olga@school.example",
  registrar: "rita@school.example",
  commission: "cora@school.example",
} as const;

export function addressOf(who: string): string {
  const found = Object.entries(PEOPLE).find(([role]) => role === who);
  if (!found) throw new Error(`nobody is the ${who}`);
  return found[1];
}

const ROSTER = `${ROSTER_COLUMNS}
albi-apprenticeship,albi-26,2026,SIMMA,Alix Apprentice,${PEOPLE.apprentice},Max Master,${PEOPLE.master},Company,Toni Tutor,${PEOPLE.tutor},${PEOPLE["option head"]}
`;

export interface SchoolFiles {
  /** The address of one door's own database. */
  readonly urlFor: (door: string) => string;
}

/** A school made from the terminal, with rows of the roster besides the year's own, and a copy of it for each door. The web chat's lets one be anyone, as the demonstration does. */
export async function makeSchool(
  folder: string,
  now: string,
  doors: readonly string[],
  others: readonly string[] = [],
): Promise<SchoolFiles> {
  const file = join(folder, "school.db");
  const roster = join(folder, "roster.csv");
  writeFileSync(roster, [ROSTER, ...others].join(""));
  const words = [
    ["init", "--db", file],
    ["import", "roster", roster, "--db", file],
    ["grant", "registrar", PEOPLE.registrar, "--db", file],
    ["grant", "commission", PEOPLE.commission, "--db", file],
  ];
  for (const each of words) {
    const { code, err } = await type(each, { now });
    if (code !== 0) throw new Error(`${each.join(" ")}: ${err}`);
  }
  for (const door of doors) copyFileSync(file, join(folder, `${door}.db`));
  return { urlFor: (door) => `file:${join(folder, `${door}.db`)}` };
}

export async function letBeAnyone(url: string): Promise<void> {
  const stores = openStores({ url, create: false });
  await stores.marks.set(DEMO_MARK, "the year");
  stores.close();
}
