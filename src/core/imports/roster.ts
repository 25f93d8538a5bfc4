import type { Programme } from "../../domain/programme/programme.ts";
import type { Cohort, RosterRow } from "../ports.ts";
import { quoted, type Read, readOf, twoRoles } from "./problem.ts";
import {
  learnerColumnsOf,
  type PersonColumns,
  peopleColumnsOf,
  type RoleColumns,
  roleColumnsOf,
  rosterColumns,
} from "./roster-columns.ts";
import { programmesNamed } from "./roster-programmes.ts";
import { rosterRegister } from "./roster-register.ts";
import { type Row, readTable } from "./table.ts";

/** The longest values that are stored, in characters; an address is at most what mail allows. */
const LONGEST = { programme: 64, cohort: 64, option: 64, name: 200, company: 200, region: 100, team: 100, email: 254 };

/** What a roster is held against. */
export interface Known {
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly cohorts: ReadonlyMap<string, Cohort>;
}

/** Reads a roster file. Either every row is right, or every wrong one is told. */
export function readRoster(bytes: Uint8Array, known: Known): Read<RosterRow> {
  const rows: RosterRow[] = [];
  const register = rosterRegister(known.cohorts);
  const layouts = layoutsOf(known.programmes);
  const asked = new Set<string>();

  const columns = rosterColumns([...known.programmes.values()], () => programmesNamed(bytes, known.programmes));
  const problems = readTable(bytes, columns, (row) => {
    const programme = readProgramme(row, known.programmes);
    const startYear = readStartYear(row);
    const cohort = readCohort(row);
    const company = limited(row, "company", LONGEST.company);
    const region = limited(row, "region", LONGEST.region);
    if (!programme) return;

    const { learners, own, foreign } = layouts.get(programme.id) ?? NO_LAYOUT;
    if (!asked.has(programme.id)) askForColumns(row, { learners, own });
    asked.add(programme.id);
    const learner = readLearner(row, learners);
    const option = readOption(row, programme);
    const team = readTeam(row, programme);
    const around = own.flatMap((column) => readAround(row, column, learner.email));
    refuseTwoRoles(row, around);
    refuseForeignRoles(row, programme, foreign);
    if (!cohort || !startYear || !learner.name || !learner.email) return;
    rows.push(
      register(row, {
        line: row.line,
        programme: programme.id,
        cohort,
        startYear,
        option,
        learner: { role: programme.learner.id, name: learner.name, email: learner.email },
        company,
        region,
        ...(team !== null && { team }),
        around,
      }),
    );
  });
  return readOf(rows, problems);
}

/** The columns of each programme, and those that only other programmes have. */
interface Layout {
  readonly learners: readonly PersonColumns[];
  readonly own: readonly RoleColumns[];
  readonly foreign: readonly string[];
}

const NO_LAYOUT: Layout = { learners: [], own: [], foreign: [] };

function layoutsOf(programmes: ReadonlyMap<string, Programme>): ReadonlyMap<string, Layout> {
  const every = new Set([...programmes.values()].flatMap(peopleColumnsOf));
  return new Map(
    [...programmes].map(([id, programme]) => {
      const ours = new Set(peopleColumnsOf(programme));
      const foreign = [...every].filter((column) => !ours.has(column));
      return [id, { learners: learnerColumnsOf(programme), own: roleColumnsOf(programme), foreign }];
    }),
  );
}

function askForColumns(row: Row, { learners, own }: Pick<Layout, "learners" | "own">): void {
  const stands = (kind: keyof PersonColumns) => learners.some((columns) => row.has(columns[kind]));
  const ofLearner = learners
    .slice(0, 1)
    .flatMap(({ name, email }) => [...(stands("name") ? [] : [name]), ...(stands("email") ? [] : [email])]);
  const others = own.flatMap(({ required }) => required).filter((column) => !row.has(column));
  for (const column of [...ofLearner, ...others]) row.refuse("column-missing", { column }, row.headerLine);
}

/** Under whichever of the columns for them is filled in. */
function readLearner(row: Row, columns: readonly PersonColumns[]): { name: string | null; email: string | null } {
  const [name, email] = (["name", "email"] as const).map((kind) => {
    const there = columns.map((one) => one[kind]).filter((column) => row.has(column));
    const [filled, other] = there.filter((column) => row.cell(column) !== "");
    if (filled !== undefined && other !== undefined) row.refuse("columns-both", { column: filled, other });
    return filled ?? there[0];
  });
  if (name === undefined || email === undefined) return { name: null, email: null };
  if (row.cell(email) === "") row.refuse("cell-empty", { column: email });
  return { name: required(row, name), email: readEmail(row, email) };
}

function required(row: Row, column: string): string | null {
  const value = limited(row, column, LONGEST.name);
  if (row.cell(column) === "") row.refuse("cell-empty", { column });
  return value;
}

function limited(row: Row, column: string, most: number): string | null {
  const value = row.cell(column);
  if (value.length <= most) return value === "" ? null : value;
  row.refuse("too-long", { column, most });
  return null;
}

function readProgramme(row: Row, programmes: ReadonlyMap<string, Programme>): Programme | null {
  const value = required(row, "programme");
  const programme = value === null ? undefined : programmes.get(value);
  if (value !== null && !programme) {
    row.refuse("programme-unknown", { value: quoted(value), known: [...programmes.keys()].join(", ") });
  }
  return programme ?? null;
}

function readStartYear(row: Row): number | null {
  const value = required(row, "start_year");
  if (value === null) return null;
  if (/^(19|20|21)\d\d$/.test(value)) return Number(value);
  row.refuse("start-year", { value: quoted(value) });
  return null;
}

function readCohort(row: Row): string | null {
  const value = required(row, "cohort");
  if (value === null) return null;
  if (value.length <= LONGEST.cohort && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value)) return value;
  row.refuse("cohort-id", { value: quoted(value) });
  return null;
}

/** Any case is understood; the programme's own way of writing it is kept. */
function readOption(row: Row, programme: Programme): string | null {
  const value = row.cell("option");
  if (value === "") return null;
  if (programme.anyOption && value.length <= LONGEST.cohort) return value;
  const option = programme.options.find((known) => known.toLowerCase() === value.toLowerCase());
  if (option) return option;
  if (programme.options.length === 0) row.refuse("option-none", { programme: programme.id });
  else row.refuse("option-unknown", { value: quoted(value), known: programme.options.join(", ") });
  return null;
}

function readTeam(row: Row, programme: Programme): NonNullable<RosterRow["team"]> | null {
  const name = limited(row, "team", LONGEST.team);
  if (name === null) return null;
  if (programme.teams === null) {
    row.refuse("team-none", { programme: programme.id });
    return null;
  }
  return { name, most: programme.teams.most };
}

const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/;

function readEmail(row: Row, column: string): string | null {
  const value = row.cell(column).toLowerCase();
  if (value === "") return null;
  if (value.length <= LONGEST.email && EMAIL.test(value)) return value;
  row.refuse("email-bad", { value: quoted(value), column });
  return null;
}

function readAround(row: Row, columns: RoleColumns, learner: string | null): RosterRow["around"] {
  const name = limited(row, columns.name, LONGEST.name);
  const email = readEmail(row, columns.email);
  if (name && row.cell(columns.email) === "") row.refuse("name-alone", { column: columns.name, other: columns.email });
  if (!email) return [];
  if (email === learner) {
    row.refuse("own-supervisor", { column: columns.email });
    return [];
  }
  if (columns.per === "option" && row.cell("option") === "") row.refuse("needs-option", { column: columns.email });
  if (columns.per === "team" && row.cell("team") === "") row.refuse("needs-team", { column: columns.email });
  return [{ role: columns.role.id, per: columns.per, name, email }];
}

/** Nobody is two of the people around one enrolment: they would judge what they wrote. */
function refuseTwoRoles(row: Row, around: RosterRow["around"]): void {
  const held = new Map<string, string>();
  for (const { role, per, email } of around) {
    if (per === "option" || per === "cohort") continue;
    const other = held.get(email);
    if (other === undefined) held.set(email, role);
    else row.refuse("two-roles", twoRoles(email, role, other));
  }
}

/** A cell may be filled in only under a role that the row's programme has. */
function refuseForeignRoles(row: Row, programme: Programme, foreign: readonly string[]): void {
  for (const column of foreign) {
    if (row.cell(column) !== "") row.refuse("role-unknown", { programme: programme.id, column });
  }
}
