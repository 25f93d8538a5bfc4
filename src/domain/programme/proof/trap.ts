import type { Values } from "../../dossier/state.ts";

/** Someone of the staff with which a dossier is tried, with the roles they hold around it. */
export interface Member {
  readonly id: string;
  readonly roles: readonly string[];
}

/** One thing somebody does in a dossier. */
export interface Move {
  readonly kind: "plan" | "do" | "refuse" | "withdraw";
  /** Null: they say when the visit or stay is. */
  readonly step: string | null;
  readonly member: string;
  /** The role in which they do it. */
  readonly role: string;
  /** Of what they fill in, the fields that conditions ask about. */
  readonly values: Values;
  /** The role to which a refusal goes; null: to all who have to do it again. */
  readonly to: string | null;
}

/** How a state is come to from a dossier of which nothing is done. */
export interface Way {
  /** The road chosen at the start; null: there is one only. */
  readonly path: string | null;
  /** What was taken from other dossiers; left out: nothing. */
  readonly taken?: Values;
  readonly moves: readonly Move[];
}

/** Why nobody can do a step: no one can hold its roles, who holds them wrote what is judged, or took another seat of the joint decision. */
export type Barred = "no-holder" | "own-work" | "other-seat" | "in-person";

/** Something that people could not get out of, with the shortest way into it. Steps and roles are ids. */
export type Trap = { readonly way: Way } & (
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "waits-for-nobody"; readonly step: string; readonly because: Barred }
  | { readonly kind: "never-ends" }
  /** A condition turns true only once something behind the step is done. */
  | { readonly kind: "asked-too-late"; readonly step: string; readonly after: string }
  | { readonly kind: "refusal-goes-nowhere"; readonly step: string; readonly role: string }
  | { readonly kind: "reminded-in-vain"; readonly step: string; readonly member: string }
  | { readonly kind: "never-asked"; readonly step: string }
  | { readonly kind: "field-never-asked"; readonly field: string }
  /** So many states were looked at, and there are more. */
  | { readonly kind: "too-many-states"; readonly states: number }
);

/** What was found by trying everything that can be done in dossiers of one kind. */
export interface DossierProof {
  readonly dossier: string;
  /** How many states can be reached; 0: nothing is done in it. */
  readonly states: number;
  readonly traps: readonly Trap[];
  /** Roles that take several people, where each role having one would not do. */
  readonly people: readonly { readonly role: string; readonly count: number }[];
  /** Pairs of roles that one and the same person cannot hold in it, with a step that would wait for nobody. */
  readonly apart: readonly { readonly roles: readonly [string, string]; readonly step: string }[];
}
