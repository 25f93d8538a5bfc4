import type { Outcome as Decision } from "../domain/dossier/state.ts";
import type { Duty, Programme } from "../domain/programme/programme.ts";
import type { TeamWhyNot } from "../domain/team/decide.ts";
import { UserError } from "./errors.ts";

declare const brand: unique symbol;

/** Proof that someone may do what a store verb is about to do. Only `authorise` and `operator` make one. */
export interface Authority {
  readonly [brand]: "duty";
  /** Person id, or `operator` for someone at the machine's own terminal. */
  readonly actor: string;
  readonly duty: Duty;
}

/** What a change is about: one enrolment, a whole cohort (`option` null), or a whole programme (`cohort` null too). */
export interface Ground {
  readonly programme: string;
  readonly cohort: string | null;
  readonly option: string | null;
}

/** Proof that `decide` allowed what is about to be recorded of a dossier. */
export interface DossierAuthority {
  readonly [brand]: "dossier";
  /** Person id. */
  readonly actor: string;
}

/** Proof that someone may change who is in a team. */
export interface TeamAuthority {
  readonly [brand]: "team";
  /** Person id, or `operator`. */
  readonly actor: string;
}

/** What `decide` allowed may be recorded, and nothing else. */
export function allowed({ event }: Extract<Decision, { ok: true }>): DossierAuthority {
  return { actor: event.by } as DossierAuthority;
}

/** The duties that a person's grants give them somewhere; where is said by `looksAfter`. */
export function dutiesOf(
  grants: readonly { readonly role: string }[],
  programmes: readonly Programme[],
): ReadonlySet<Duty> {
  const held = new Set(grants.map((grant) => grant.role));
  return new Set(programmes.flatMap((p) => p.roles.filter((role) => held.has(role.id)).flatMap((role) => role.duties)));
}

/** @throws UserError `not-allowed` when none of the person's roles has the duty where it is asked for. `who` names those that do. */
export function authorise(person: { readonly id: string }, duty: Duty, held: boolean, who: string): Authority {
  if (!held) throw new UserError("not-allowed", { who });
  return { actor: person.id, duty } as Authority;
}

/** What a migration came to may be recorded by whoever may change how programmes run here. */
export function migrating({ actor }: Authority): DossierAuthority {
  return { actor } as DossierAuthority;
}

/** Stands for someone at the machine's own terminal, where persons are named by their id. */
export const OPERATOR = "operator";

/** Whoever runs the terminal's own verbs holds the database file, and so may do everything. */
export function operator(duty: Duty): Authority {
  return { actor: OPERATOR, duty } as Authority;
}

/** What `whyNotTeam` had nothing against may be done. @throws RangeError for anything else */
export function teamAuthority(person: { readonly id: string }, why: TeamWhyNot | null): TeamAuthority {
  if (why !== null) throw new RangeError(`may not change the team: ${why}`);
  return { actor: person.id } as TeamAuthority;
}

/** The same for whom a team has. */
export function operatorOfTeams(): TeamAuthority {
  return { actor: "operator" } as TeamAuthority;
}
