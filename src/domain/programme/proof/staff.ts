import type { Actor } from "../../dossier/state.ts";
import { actsOf } from "../../dossier/steps.ts";
import type { Holder } from "../../reminder/picture.ts";
import type { DossierKind, Programme, Role } from "../programme.ts";
import type { Member } from "./trap.ts";

/** Who there is. */
export type School = Pick<Programme, "roles" | "teams">;

/** Whom a dossier is about decides who stands around it. */
export type Bearer = Pick<DossierKind, "per" | "each">;

/** Whether the whole team bears it. */
export function isOfTeam({ per, each }: Bearer): boolean {
  return per === "team" || each === "team";
}

/** Whether anybody can hold a role around what a dossier is about: people of single enrolments do not stand around a team, nor is there anybody around a team that there is not. */
function canBeHeld(role: Role, bearer: Bearer, { teams }: Pick<School, "teams">): boolean {
  if (role.per === "team") return teams !== null;
  return role.per !== "enrolment" || role.learner || !isOfTeam(bearer);
}

/**
 * How many people may hold it around one dossier, wherever it is: one tutor stands around an enrolment, a school may have two registrars; of those
 * who learn a team has as many as make one at least.
 */
export function mostHolders(role: Role, bearer: Bearer, { teams }: Pick<School, "teams">): number {
  if (!role.learner) return role.per === "enrolment" ? 1 : Number.POSITIVE_INFINITY;
  return isOfTeam(bearer) ? (teams?.least ?? 1) : 1;
}

/** The roles that act in a dossier and that somebody can hold. */
export function rolesIn(kind: DossierKind, school: School): readonly Role[] {
  const named = new Set(actsOf(kind).flatMap(({ roles }) => roles));
  return school.roles.filter((role) => named.has(role.id) && canBeHeld(role, kind, school));
}

/** So many people for each role, each with that one role. */
export function staffOf(roles: readonly Role[], count: (role: Role) => number): readonly Member[] {
  return roles.flatMap((role) =>
    Array.from({ length: count(role) }, (_, index) => ({
      id: index === 0 ? role.id : `${role.id} ${index + 1}`,
      roles: [role.id],
    })),
  );
}

/** Whoever is called alike holds the same roles. */
export function likeOf(member: string): string {
  return member.split(" ")[0] ?? member;
}

/** The same people, but that one holds two roles of which each had somebody. */
export function together(staff: readonly Member[], [one, other]: readonly [string, string]): readonly Member[] {
  return staff
    .filter(({ id }) => id !== other)
    .map((member) => (member.id === one ? { ...member, roles: [one, other] } : member));
}

export function actorOf({ id, roles }: Member): Actor {
  return { person: id, roles: roles.map((role) => ({ role, for: null })) };
}

/** The same people as reminders see them; nobody is away. */
export function holdersIn(staff: readonly Member[], roles: readonly Role[]): readonly Holder[] {
  return staff.flatMap((member) =>
    roles
      .filter(({ id }) => member.roles.includes(id))
      .map(({ id, per }) => ({ role: id, scope: per, person: member.id, deputies: [], essentialOnly: false })),
  );
}
