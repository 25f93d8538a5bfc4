import type { Programme, Role } from "../../domain/programme/programme.ts";
import type { Columns } from "./table.ts";

/** Columns that every roster has; those of the people around the learner come from the programmes' roles. */
const ALWAYS = ["programme", "cohort", "start_year", "option", "apprentice_name", "apprentice_email", "company"];

/** The cells that name who holds a role. An option's role is known by its address; its name may be added. A team's may be left out, and stand in one row of it or in all. */
export interface RoleColumns {
  readonly role: Role;
  readonly per: "enrolment" | "option" | "team";
  readonly name: string;
  readonly email: string;
  readonly required: readonly string[];
}

export function roleColumnsOf(programme: Programme): readonly RoleColumns[] {
  return programme.roles.flatMap((role) => {
    const { per } = role;
    if (role.learner || (per !== "enrolment" && per !== "option" && per !== "team")) return [];
    const stem = snakeCase(role.id);
    const [name, email] = [`${stem}_name`, `${stem}_email`];
    const required = { enrolment: [name, email], option: [email], team: [] };
    return [{ role, per, name, email, required: required[per] }];
  });
}

/** The header may hold any programme's columns; each programme that the rows name then asks for its own. */
export function rosterColumns(programmes: Iterable<Programme>): Columns {
  const ofRoles = [...programmes].flatMap((programme) =>
    roleColumnsOf(programme).flatMap(({ name, email }) => [name, email]),
  );
  return { known: [...new Set([...ALWAYS, "region", "team", ...ofRoles])], required: ALWAYS };
}

function snakeCase(id: string): string {
  return id
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}
