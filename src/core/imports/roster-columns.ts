import type { Programme, Role } from "../../domain/programme/programme.ts";
import type { Columns } from "./table.ts";

/** Two cells that say who somebody is. */
export interface PersonColumns {
  readonly name: string;
  readonly email: string;
}

/** The one who learns, whatever the programme calls them. */
const LEARNER: PersonColumns = { name: "apprentice_name", email: "apprentice_email" };

/** Columns that every roster has; those of the people around the learner come from the programmes' roles. */
const ALWAYS = ["programme", "cohort", "start_year", "option", LEARNER.name, LEARNER.email, "company"];

const WIDER = ["option", "cohort", "team"] as const;

/**
 * The cells that name who holds a role. A wider role is known by its holder's address; the name may be added. Those of a cohort and of a team may be
 * left out, and stand in one row of it or in all.
 */
export interface RoleColumns extends PersonColumns {
  readonly role: Role;
  readonly per: "enrolment" | (typeof WIDER)[number];
  readonly required: readonly string[];
}

export function roleColumnsOf(programme: Programme): readonly RoleColumns[] {
  return programme.roles.flatMap((role) => {
    const per = role.per === "enrolment" ? role.per : WIDER.find((one) => one === role.per);
    if (role.learner || per === undefined) return [];
    const { name, email } = columnsOf(role);
    const required = { enrolment: [name, email], option: [email], cohort: [], team: [] };
    return [{ role, per, name, email, required: required[per] }];
  });
}

/** Where the learner may stand: under the programme's own word for them, or under the word of every roster. */
export function learnerColumnsOf({ learner }: Programme): readonly PersonColumns[] {
  const own = columnsOf(learner);
  return own.name === LEARNER.name ? [LEARNER] : [own, LEARNER];
}

/** Every column that has to do with a person of the programme. */
export function peopleColumnsOf(programme: Programme): readonly string[] {
  const all = [...learnerColumnsOf(programme), ...roleColumnsOf(programme)];
  return all.flatMap(({ name, email }) => [name, email]);
}

/** The header may hold any programme's columns; each programme that the rows name then asks for its own. `named`: these programmes, when there are any. */
export function rosterColumns(programmes: readonly Programme[], named: () => readonly Programme[]): Columns {
  const learners = programmes.flatMap(learnerColumnsOf);
  return {
    known: columnsFor(programmes),
    required: ALWAYS,
    instead: new Map([
      [LEARNER.name, learners.map(({ name }) => name)],
      [LEARNER.email, learners.map(({ email }) => email)],
    ]),
    possible: () => {
      const theirs = named();
      return columnsFor(theirs.length > 0 ? theirs : programmes);
    },
  };
}

function columnsFor(programmes: readonly Programme[]): readonly string[] {
  return [...new Set([...ALWAYS, "region", "team", ...programmes.flatMap(peopleColumnsOf)])];
}

function columnsOf({ id }: Role): PersonColumns {
  const stem = id
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  return { name: `${stem}_name`, email: `${stem}_email` };
}
