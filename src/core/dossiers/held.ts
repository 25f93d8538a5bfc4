import { type Facts, NO_FACTS } from "../../domain/dossier/requirements.ts";
import { isHeld } from "../../domain/dossier/waiting.ts";
import { factsOf, type Reading } from "./gate.ts";
import type { Obligation } from "./obligation.ts";

/**
 * Of one dossier after the other: the ids of the steps whose turn it is and that would be refused, whatever is filled in, since something is missing.
 * Nothing is read where nothing can be, and the same thing once.
 */
export function heldSteps(reading: Reading): (obligation: Obligation) => Promise<ReadonlySet<string>> {
  const known = { ...reading, stores: readOnce(reading.stores) };
  return async (obligation) => {
    const { kind, state, turns } = obligation;
    const heldBy = (facts: Facts) => turns.filter(({ act }) => isHeld(kind, state, act, facts));
    const held = heldBy(NO_FACTS).length === 0 ? [] : heldBy(await factsOf(known, obligation));
    return new Set(held.map(({ act }) => act.id));
  };
}

function readOnce({ dossiers, teams }: Reading["stores"]): Reading["stores"] {
  const ofEnrolments = once((ids: readonly string[]) => dossiers.ofEnrolments(ids));
  const of = once((id: string, today: number) => teams.of(id, today));
  const members = once((id: string, today: number) => teams.members(id, today));
  return { dossiers: { ofEnrolments }, teams: { of, members } };
}

function once<Given extends readonly unknown[], Found>(
  read: (...given: Given) => Promise<Found>,
): (...given: Given) => Promise<Found> {
  const found = new Map<string, Promise<Found>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const known = found.get(key) ?? read(...given);
    found.set(key, known);
    return known;
  };
}
